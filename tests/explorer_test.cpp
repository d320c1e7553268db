#include "render/explorer.h"

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "graph/case_texts.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// Actors stand in rows without Graphviz, which these tests do not ask.
const ImageOptions no_graphviz{.program = "/nonexistent/entente"};

std::string page_of(const Store& store, const ExplorerOptions& options, int threads = 1) {
  Run run;
  run.threads = threads;
  return make_explorer(snapshot(store), &store, options, no_graphviz, run).html;
}

// What stands between the tags of the data block.
std::string block_of(const std::string& html) {
  const std::string open = "<script id=\"data\" type=\"application/json\">";
  const std::size_t begin = html.find(open) + open.size();
  return html.substr(begin, html.find("</script>", begin) - begin);
}

Record hostile_record() {
  Record record = test::ann_and_bob("one", "2022-01-21", 1u << 31);
  record.annotation.entities[0].name = "</script><script>alert(1)</script>";
  record.annotation.entities[1].name = "<!--<script>";
  record.annotation.ties[0].when_stated = "on <b>Friday</b>";
  return record;
}

TEST(Explorer, NoNameCanEndTheDataBlock) {
  const std::string html = page_of(test::store_of({hostile_record()}), {});
  const std::string block = block_of(html);
  EXPECT_THAT(block, Not(HasSubstr("<")));
  const json data = json::parse(block);
  const auto labels = data["actors"]["label"].get<std::vector<std::string>>();
  EXPECT_THAT(labels, testing::UnorderedElementsAre("</script><script>alert(1)</script>",
                                                    "<!--<script>"));
  EXPECT_THAT(data["words"].get<std::vector<std::string>>(), testing::Contains("on <b>Friday</b>"));
}

TEST(Explorer, ATitleStaysText) {
  ExplorerOptions options;
  options.title = "</title><script>alert(1)</script>";
  EXPECT_THAT(page_of(test::store_of({hostile_record()}), options),
              HasSubstr("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"));
}

TEST(Explorer, AnActorLeadsToItsSentence) {
  const Store store = test::store_of({test::ann_and_bob("one", "2022-01-21", 1u << 31)});
  const json data = json::parse(block_of(page_of(store, {})));
  EXPECT_EQ(data["sentences"]["text"], json::array({"Ann Lee met Bob Ray on one."}));
  const json& lines = data["lines"];
  ASSERT_EQ(lines["source"].size(), 2u);  // the meeting and the co-mention
  for (const json& evidence : lines["evidence"]) {
    ASSERT_EQ(evidence.size(), 1u);
    EXPECT_EQ(data["records"]["sentence"][evidence[0].get<std::size_t>()], 0);
  }
  const std::size_t meeting = lines["evidence"][0][0];
  EXPECT_EQ(data["records"]["begin"][meeting], 8);
  EXPECT_EQ(data["records"]["end"][meeting], 11);
}

TEST(Explorer, OffsetsCountTheUnitsOfJavaScript) {
  Record record = test::ann_and_bob("one", "2022-01-21", 1u << 31);
  // One unit for two bytes, two units for four.
  record.document.text = "\xC3\x89\xF0\x9F\x98\x80 met Bob Ray on one.";
  record.document.key = document_key(record.document.text, record.document.published, "one");
  record.annotation.sentences[0].span.end = static_cast<std::uint32_t>(record.document.text.size());
  record.annotation.mentions[0].span = {0, 6};
  record.annotation.mentions[1].span = {11, 18};
  record.annotation.ties[0].evidence = {7, 10};
  const json data = json::parse(block_of(page_of(test::store_of({record}), {})));
  const json& names = data["sentences"]["names"][0];
  EXPECT_EQ(names[0], 0);
  EXPECT_EQ(names[1], 3);
  EXPECT_EQ(names[3], 8);
  EXPECT_EQ(names[4], 15);
}

TEST(Explorer, WithoutTextNoWordOfASentenceIsLeft) {
  ExplorerOptions options;
  options.text = false;
  const std::string html = page_of(
      test::store_of({test::ann_and_bob("one", "2022-01-21", 1u << 31)}), options);
  EXPECT_THAT(html, Not(HasSubstr("met Bob")));
  const json data = json::parse(block_of(html));
  EXPECT_FALSE(data["sentences"].contains("text"));
  EXPECT_EQ(data["sentences"]["number"], json::array({1}));
}

TEST(Explorer, SnippetsAreNoLongerThanAsked) {
  ExplorerOptions options;
  options.snippet = 12;
  const json data = json::parse(
      block_of(page_of(test::store_of({test::ann_and_bob("one", "2022-01-21", 1u << 31)}), options)));
  EXPECT_EQ(data["sentences"]["text"], json::array({"Ann Lee met …"}));
  EXPECT_EQ(data["sentences"]["names"][0][1], 7);
  EXPECT_EQ(data["sentences"]["names"][0][4], 0);  // Bob Ray was cut off
}

TEST(Explorer, SameBytesOnAnyNumberOfThreads) {
  std::vector<Record> records;
  for (int i = 1; i <= 9; ++i)
    records.push_back(test::ann_and_bob("on" + std::to_string(i), "2022-01-0" + std::to_string(i),
                                        1u << 31));
  const Store store = test::store_of(records);
  EXPECT_EQ(page_of(store, {}, 1), page_of(store, {}, 2));
}

TEST(Explorer, LargeDataAreCompressed) {
  ExplorerOptions options;
  options.compress_above = 100;
  const std::string html =
      page_of(test::store_of({test::ann_and_bob("one", "2022-01-21", 1u << 31)}), options);
  EXPECT_THAT(html, HasSubstr("type=\"application/gzip\">H4sI"));
  EXPECT_THAT(html, Not(HasSubstr("met Bob")));
}

TEST(Explorer, NothingToShowIsSaid) {
  const Snapshot empty;
  EXPECT_THROW(make_explorer(empty, nullptr, {}, no_graphviz, {}), Error);
}

TEST(CaseTexts, APairsPlaceIsItsNearest) {
  const Store store = test::store_of({test::ann_and_bob("one", "2022-01-21", 1u << 31)});
  const CaseTexts texts = case_texts(store, {});
  ASSERT_EQ(texts.pairs.size(), 1u);
  EXPECT_EQ(texts.pairs[0].nearest, 1u);
  EXPECT_EQ(texts.first, (std::vector<std::size_t>{0, 1}));
  ASSERT_EQ(texts.sentences.size(), 1u);
  EXPECT_EQ(texts.sentences[0].names.size(), 2u);
}

// Processor time that reading all of one document of so many sentences takes, the least of three.
double seconds_for(std::uint32_t sentences) {
  Record record = test::ann_and_bob("one", "2022-01-21", 1u << 31);
  const std::string sentence = record.document.text + " ";
  const auto length = static_cast<std::uint32_t>(sentence.size());
  Annotation& a = record.annotation;
  const std::vector<Mention> both = a.mentions;
  a.sentences.clear();
  a.mentions.clear();
  record.document.text.clear();
  for (std::uint32_t s = 0; s < sentences; ++s) {
    record.document.text += sentence;
    a.sentences.push_back({{s * length, (s + 1) * length - 1}, 8 * s, 8 * s + 8, 0, false});
    for (Mention mention : both) {
      mention.span = {mention.span.begin + s * length, mention.span.end + s * length};
      mention.sentence = s;
      a.mentions.push_back(mention);
    }
  }
  record.document.key = document_key(record.document.text, record.document.published, "one");
  const Store store = test::store_of({record});
  double least = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    EXPECT_EQ(case_texts(store, {}).sentences.size(), sentences);
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

TEST(CaseTexts, ALongDocumentTakesTimeByItsLength) {
  // Four times the sentences: 4 for one look at each, 16 for a look at all mentions at each.
  const double brief = seconds_for(4000), long_one = seconds_for(16000);
  EXPECT_LT(long_one, 10 * brief) << brief << " s and " << long_one << " s";
}

}  // namespace
}  // namespace entente
