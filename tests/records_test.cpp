#include "graph/records.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "graph/build.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string complaint(const std::string& line) {
  try {
    read_record_line(line);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

// "É" is two bytes, "𝓙" four bytes and two UTF-16 units.
TEST(Records, CountOffsetsInTheUnitTheySay) {
  const auto begin = [](const std::string& unit, int first, int end) {
    const std::string line =
        R"({"schema":"entente.records/1","id":"x","text":"É 𝓙 Ann","offsets":")" + unit +
        R"(","mentions":[{"begin":)" + std::to_string(first) + R"(,"end":)" + std::to_string(end) +
        R"(,"type":"person"}]})";
    return read_record_line(line).mentions->at(0).span;
  };
  const Span expected{8, 11};
  EXPECT_EQ(begin("bytes", 8, 11), expected);
  EXPECT_EQ(begin("codepoints", 4, 7), expected);
  EXPECT_EQ(begin("utf16", 5, 8), expected);
}

TEST(Records, RefuseWhatWouldPutWordsIntoAMouth) {
  const std::string head = R"({"schema":"entente.records/1","id":"x","text":"É Ann met Bob",)";
  EXPECT_THAT(complaint("[1]"), HasSubstr("not a JSON object"));
  EXPECT_THAT(complaint(R"({"schema":"other/2","text":"a"})"), HasSubstr("other/2"));
  EXPECT_THAT(complaint(head + R"("mentions":[{"begin":1,"end":6}]})"),
              HasSubstr("inside a character"));
  EXPECT_THAT(complaint(head + R"("mentions":[{"begin":3,"end":99}]})"), HasSubstr("outside"));
  EXPECT_THAT(complaint(head + R"("mentions":[{"begin":3,"end":6},{"begin":4,"end":7}]})"),
              HasSubstr("overlap"));
  EXPECT_THAT(complaint(head + R"("mentions":[{"begin":3,"end":6,"type":"ship"}]})"),
              HasSubstr("ship"));
  EXPECT_THAT(complaint(head + R"("mentions":[],"ties":[{"kind":"meet","begin":3,"end":6,)"
                               R"("participants":[{"entity":1},{"entity":2}]}]})"),
              HasSubstr("not mentioned"));
}

TEST(Records, AreTheSameAfterExportBuildAndExport) {
  const test::Folder folder;
  const Store first =
      build_in_memory({std::string(ENTENTE_SOURCE_DIR) + "/examples/crisis"}, {}, {});
  const std::string lines = records_jsonl(first);
  BuildOptions options;
  options.mentions = folder.put("records.jsonl", lines);
  const Store second = build_in_memory({}, options, {});
  EXPECT_EQ(records_jsonl(second), lines);
  EXPECT_EQ(summary(second).digest, summary(first).digest);
}

TEST(Records, GiveTheNamesAndLeaveTheRestToEntente) {
  const test::Folder folder;
  BuildOptions options;
  options.mentions = folder.put(
      "r.jsonl",
      R"({"schema":"entente.records/1","id":"x","text":"Qwx met Zrt.","mentions":[)"
      R"({"begin":0,"end":3,"type":"person","entity":"q"},{"begin":8,"end":11,"type":"person"}]})"
      "\n");
  const Store store = build_in_memory({}, options, {});
  const auto all = actors(store);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, "Qwx");
  EXPECT_EQ(all[1].name, "Zrt");
  EXPECT_EQ(summary(store).co_mentions, 1u);
}

}  // namespace
}  // namespace entente
