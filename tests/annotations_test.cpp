#include "graph/annotations.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "graph/build.h"
#include "graph/records.h"
#include "tests/store_case.h"

namespace entente {
namespace {

const std::string file =
    " date 2022-01-21 Été: Sergey Lavrov met Antony Blinken in Geneva on Friday.";

// Where the words of the only meeting begin, by the export.
std::size_t begin_of_meeting(const Store& store) {
  const auto documents = nlohmann::json::parse(annotations_json(store)).at("documents");
  for (const auto& tie : documents.at(0).at("ties"))
    if (tie.at("type") == "meet") return tie.at("begin").get<std::size_t>();
  return 0;
}

// " date 2022-01-21 " is 17 characters, "Été: Sergey Lavrov " 19, two of them of two bytes.
TEST(Annotations, CountCharactersOfTheFileItsDateHeaderIncluded) {
  const test::Folder folder;
  EXPECT_EQ(begin_of_meeting(build_in_memory({folder.put("talks.txt", file)}, {}, {})), 36u);
  EXPECT_EQ(begin_of_meeting(build_in_memory({folder.put("talks.md", file.substr(1))}, {}, {})),
            35u);
  EXPECT_EQ(begin_of_meeting(build_in_memory({folder.put("bare.txt", file.substr(17))}, {}, {})),
            19u);
}

TEST(Annotations, CountTheSameAfterTheRecordsWereWrittenAndReadAgain) {
  const test::Folder folder;
  const Store first = build_in_memory({folder.put("talks.txt", file)}, {}, {});
  BuildOptions options;
  options.mentions = folder.put("records.jsonl", records_jsonl(first));
  const Store second = build_in_memory({options.mentions}, options, {});
  EXPECT_EQ(records_jsonl(second), records_jsonl(first));
  EXPECT_EQ(annotations_json(second), annotations_json(first));
}

// A field of that name in records from elsewhere says nothing about them.
TEST(Annotations, TakeTheBeginningOfTheTextOnlyFromOurOwnRecords) {
  const test::Folder folder;
  const std::string line = R"({"id":"talks","text":"Sergey Lavrov met Antony Blinken in Geneva.",)"
                           R"("text_begin":16})";
  EXPECT_EQ(begin_of_meeting(build_in_memory({folder.put("talks.jsonl", line)}, {}, {})), 14u);
}

}  // namespace
}  // namespace entente
