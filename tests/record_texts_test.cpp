#include "extract/actors/record_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "extract/resolve_corpus.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

EntityRecord record(const std::string& document, std::uint32_t entity, const std::string& name) {
  EntityRecord r;
  r.document_key = document;
  r.entity = entity;
  r.name = name;
  r.mentions = 1;
  r.surfaces = {name};
  return r;
}

EntityRecord mayor(int day) {
  EntityRecord r = record("d" + std::to_string(day), 0, "Ada Stone");
  r.roles = {"Mayor of Riva"};
  r.date = std::chrono::sys_days(std::chrono::days(18000 + day));
  return r;
}

TEST(Texts, GivesEqualTextsOneNumber) {
  Texts texts;
  EXPECT_EQ(texts.number(""), 0u);
  std::vector<std::uint32_t> numbers;
  for (int i = 0; i < 5000; ++i) numbers.push_back(texts.number(std::to_string(i % 2500)));
  EXPECT_EQ(texts.size(), 2501u);  // with the empty one
  for (std::uint32_t i = 0; i < 5000; ++i) EXPECT_EQ(texts[numbers[i]], std::to_string(i % 2500));
}

TEST(RecordTexts, LeavesOutWhatIsNobodys) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Ada Stone"), record("d2", 0, "Ada Stone"), record("d3", 0, "Ben Rock")};
  const auto groups = resolve_corpus(
      records, {.must_link = {}, .cannot_link = {}, .apart = {}, .left_out = {0, 2}});
  ASSERT_THAT(groups, SizeIs(1));
  ASSERT_THAT(groups[0].links, SizeIs(1));
  EXPECT_EQ(groups[0].links[0].record, 1u);
  EXPECT_EQ(groups[0].links[0].reason, "only mention of this name");
}

// What many records say is read once, whatever else differs between them.
TEST(RecordTexts, TellsEveryRolesDatesAndEveryForm) {
  std::vector<EntityRecord> records;
  for (int day = 1; day <= 3; ++day) records.push_back(mayor(day));
  records[1].surfaces = {"Ada Stone", "Dr Stone"};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_THAT(groups[0].aliases, ElementsAre("Dr Stone"));
  ASSERT_THAT(groups[0].roles, SizeIs(1));
  EXPECT_EQ(groups[0].roles[0].documents, 3u);
  EXPECT_EQ(groups[0].roles[0].first, records[0].date);
  EXPECT_EQ(groups[0].roles[0].last, records[2].date);
}

}  // namespace
}  // namespace entente
