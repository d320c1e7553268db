#include "extract/actors/borrowed_acronyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/resolve_corpus.h"

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::SizeIs;

EntityRecord body(std::string document, std::string name, std::vector<std::string> surfaces,
                  std::string canonical = {}, ActorType type = ActorType::organization) {
  EntityRecord r;
  r.document_key = std::move(document);
  r.entity = type == ActorType::state ? 1 : 0;
  r.name = std::move(name);
  r.canonical = std::move(canonical);
  r.type = type;
  r.mentions = 1;
  r.surfaces = std::move(surfaces);
  return r;
}

// What a table makes of "OLF" in the document.
EntityRecord of_the_table(std::string document, std::vector<std::string> surfaces) {
  EntityRecord r = body(std::move(document), "Oromo Liberation Front", std::move(surfaces),
                        "Oromo Liberation Front");
  r.wikidata = "Q1";
  return r;
}

const EntityRecord ostrian =
    body("d1", "Ostrian Liberation Front", {"Ostrian Liberation Front", "OLF"});

TEST(BorrowedAcronyms, GoToTheBodyThatTheCorpusSpellsOut) {
  const std::vector<EntityRecord> records = {ostrian, of_the_table("d2", {"OLF"})};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].name, "Ostrian Liberation Front");
  EXPECT_EQ(groups[0].wikidata, "");
  EXPECT_THAT(groups[0].aliases, Contains("OLF"));
  EXPECT_EQ(groups[0].links[1].reason,
            "acronym that another document gives for Ostrian Liberation Front");
}

TEST(BorrowedAcronyms, GoToTheBodyThatTheirOwnDocumentNamesInFull) {
  EntityRecord letters = of_the_table("d2", {"OLF"});
  letters.entity = 1;
  const std::vector<EntityRecord> records = {
      ostrian, body("d2", "Ostrian Liberation Front", {"Ostrian Liberation Front"}), letters};
  EXPECT_THAT(resolve_corpus(records), SizeIs(1));
}

TEST(BorrowedAcronyms, StayWithTheTableWhereTheCorpusNamesItsState) {
  const std::vector<EntityRecord> records = {
      ostrian, of_the_table("d2", {"OLF"}),
      body("d3", "Ethiopia", {"Ethiopia"}, "Ethiopia", ActorType::state)};
  EXPECT_THAT(resolve_corpus(records), SizeIs(3));
}

TEST(BorrowedAcronyms, StayWithTheTableWhereATextSpellsItsBodyOut) {
  const std::vector<EntityRecord> records = {ostrian, of_the_table("d2", {"OLF"}),
                                             of_the_table("d3", {"Oromo Liberation Front"})};
  EXPECT_THAT(resolve_corpus(records), SizeIs(2));
}

TEST(BorrowedAcronyms, StayWithTheTableWhereNobodyElseHasThem) {
  const std::vector<EntityRecord> records = {of_the_table("d2", {"OLF"})};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].name, "Oromo Liberation Front");
}

}  // namespace
}  // namespace entente
