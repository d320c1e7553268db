#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read/json_text.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using namespace std::string_view_literals;

TEST(JsonLines, ReadsTheFieldsOfARecord) {
  const ReadResult r = read_file_of(
      "corpus.jsonl",
      R"({"id":"a","uri":"http://x/1","date":"2022-01-21","title":"T","language":"en","text":"Ann met Bob."})"
      "\n{\"body\":\"Bob left.\",\"date\":null}\r\n\n");
  ASSERT_EQ(r.documents.size(), 2u);
  EXPECT_EQ(r.documents[0].id, "a");
  EXPECT_TRUE(r.documents[0].id_is_claimed);
  EXPECT_EQ(r.documents[0].uri, "http://x/1");
  EXPECT_EQ(r.documents[0].title, "T");
  EXPECT_EQ(r.documents[0].language, "en");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
  EXPECT_EQ(r.documents[1].id, "corpus.jsonl:2");
  EXPECT_THAT(r.documents[1].uri, HasSubstr("corpus.jsonl:2"));
  EXPECT_EQ(r.documents[1].text, "Bob left.");
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(JsonLines, LosesOnlyTheBadLine) {
  const ReadResult r =
      read_file_of("a.jsonl",
                   "{\"text\":\"one\"}\nnot json\n{\"text\":42}\n[1]\n\"s\"\n"
                   "{\"text\":\"\"}\n{\"text\":\"x\",\"text\":\"y\"}\n{\"text\":\"two\"}\n");
  EXPECT_THAT(r.texts(), ElementsAre("one", "two"));
  EXPECT_THAT(r.notes(),
              ElementsAre("skip json.syntax 2", "skip json.schema 3", "skip json.schema 4",
                          "skip json.schema 5", "skip empty 6", "skip json.schema 7"));
  EXPECT_EQ(r.report.seen, 8u);
}

TEST(JsonLines, TruncatedInALineKeepsTheOthers) {
  const ReadResult r = read_file_of("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"tw");
  EXPECT_THAT(r.texts(), ElementsAre("one"));
  EXPECT_THAT(r.notes(), ElementsAre("skip json.syntax 2"));
}

TEST(JsonLines, RepairsHalfSurrogatesAndNul) {
  const ReadResult r = read_file_of("a.jsonl",
                                    "{\"text\":\"a\\ud83d b \\ud83d\\ude00 c\\u0000d "
                                    "\\\\ud800\"}\n{\"text\":\"raw \xFF byte\"}\n");
  EXPECT_THAT(r.texts(), ElementsAre("a\xEF\xBF\xBD b \xF0\x9F\x98\x80 c\xEF\xBF\xBD"
                                     "d \\ud800",
                                     "raw \xEF\xBF\xBD byte"));
  EXPECT_THAT(r.notes(), ElementsAre("warning encoding.repaired 1", "warning encoding.repaired 2"));
}

TEST(JsonLines, TakesArraysAndPrettyPrintsForOneMistake) {
  EXPECT_THAT(read_file_of("a.jsonl", "[\n{\"text\":\"one\"},\n{\"text\":\"two\"}\n]\n").notes(),
              ElementsAre("skip json.array 1"));
  EXPECT_THAT(read_file_of("a.json", "{\n\"text\":\"one\"\n}\n").notes(),
              ElementsAre("skip json.array 1"));
}

TEST(JsonLines, FindsTheLineAfterOneThatIsTooLong) {
  const ReadResult r = read_file_of(
      "a.jsonl", "{\"text\":\"" + std::string(300000, 'a') + "\"}\n{\"text\":\"two\"}\n",
      {.document_bytes = 1000});
  EXPECT_THAT(r.texts(), ElementsAre("two"));
  EXPECT_THAT(r.notes(), ElementsAre("skip limit.document_bytes 1"));
}

TEST(JsonLines, ReadsUtf16) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("{\"text\":\"Ann met Bob.\"}\n")) (wide += c) += '\0';
  EXPECT_THAT(read_file_of("a.jsonl", wide).texts(), ElementsAre("Ann met Bob."));
}

TEST(JsonLines, KeepLineEndsOfRecordsWithOffsets) {
  EXPECT_THAT(read_file_of("a.jsonl",
                           "{\"schema\":\"entente.records/1\",\"text\":\"a\\r\\nb\"}\n"
                           "{\"text\":\"a\\r\\nc\"}\n")
                  .texts(),
              ElementsAre("a\r\nb", "a\nc"));
}

TEST(JsonLines, OfBlankLinesAreEmpty) {
  EXPECT_THAT(read_file_of("a.jsonl", "\n \r\n").notes(), ElementsAre("skip empty -"));
}

TEST(JsonLines, ReadOtherColumns) {
  const ReadResult r =
      read_file_of("a.jsonl", "{\"nr\":7,\"when\":\"2022-01-21\",\"content\":\"x\"}\n",
                   {.id_column = "nr", .date_column = "when", .text_column = "content"});
  EXPECT_EQ(r.documents[0].id, "7");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
}

TEST(JsonRecord, KeepsNumbersOfIdsAsWritten) {
  const JsonFieldNames names;
  EXPECT_EQ(read_json_record(R"({"id":1,"text":"x"})", names).id, "1");
  EXPECT_EQ(read_json_record(R"({"id":1.0,"text":"x"})", names).id, "1.0");
  EXPECT_EQ(read_json_record(R"({"id":123456789012345678901234567890,"text":"x"})", names).id,
            "123456789012345678901234567890");
  EXPECT_EQ(read_json_record(R"({"id":null,"text":"x"})", names).id, "");
}

TEST(JsonRecord, IgnoresNumbersThatNoDoubleHolds) {
  const JsonRecord r = read_json_record(
      R"({"text":"x","n":1e400,"m":-2.5E+999,"k":)" + std::string(400, '9') + "}", {});
  EXPECT_EQ(r.error, "");
  EXPECT_EQ(r.text, "x");
  EXPECT_EQ(read_json_record(R"({"text":"x","n":1e})", {}).error, "json.syntax");
  EXPECT_EQ(read_json_record(R"({"text":"x","n":01e5})", {}).error, "json.syntax");
}

TEST(JsonRecord, RefusesDeepNestingWithoutRecursion) {
  std::string deep = "{\"text\":\"x\",\"meta\":";
  deep += std::string(300, '[') + std::string(300, ']') + "}";
  EXPECT_EQ(read_json_record(deep, {}).error, "limit.json_depth");
  std::string fine =
      "{\"text\":\"x\",\"meta\":" + std::string(200, '[') + std::string(200, ']') + "}";
  EXPECT_EQ(read_json_record(fine, {}).error, "");
  EXPECT_EQ(read_json_record("{\"text\":{\"text\":\"inner\"}}", {}).error, "json.schema");
}

TEST(JsonRecord, TakesDatesOfAnyTypeAsGiven) {
  const JsonRecord r = read_json_record(R"({"published":"2020","date":1642723200,"text":"x"})", {});
  ASSERT_EQ(r.dates.size(), 2u);
  EXPECT_EQ(r.dates[0].first, "date");
  EXPECT_EQ(r.dates[0].second, "number 1642723200");
  EXPECT_EQ(read_json_record(R"({"date":true,"text":"x"})", {}).dates.size(), 1u);
  EXPECT_THAT(read_json_record(R"({"date":null,"text":"x"})", {}).dates, IsEmpty());
}

}  // namespace
}  // namespace entente
