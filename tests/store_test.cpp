#include "graph/store.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "core/error.h"
#include "graph/annotations.h"
#include "graph/build.h"
#include "graph/digest.h"
#include "graph/evidence.h"
#include "graph/records.h"
#include "graph/sqlite.h"
#include "graph/store_file.h"
#include "tests/store_case.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Call>
std::string error_of(ErrorKind kind, Call call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(exit_code(error.kind()), exit_code(kind)) << error.what();
    return error.what();
  }
  return "no error";
}

std::vector<std::string> example_files() {
  std::vector<std::string> files;
  for (const auto& entry :
       fs::directory_iterator(std::string(ENTENTE_SOURCE_DIR) + "/examples/crisis"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string digest_of(const std::string& path) { return summary(Store::open(path)).digest; }

TEST(Store, GivesBackADocumentAsItWasPutIn) {
  Record in = test::ann_and_bob("a", "2022-01-03/2022-01-09", 77);
  in.document.id_is_claimed = true;
  in.document.title = "A title";
  in.document.language = "en";
  in.annotation.ties[0].attributed_to = 1;
  in.annotation.ties[0].when = parse_iso_date("2022-01");
  in.annotation.ties[0].also = {{20, 22}};
  const Store store = test::store_of({in});
  const Record out = read_record(store.database(), documents(store).at(0).id);
  EXPECT_EQ(content_digest(out.document, out.annotation),
            content_digest(in.document, in.annotation));
  EXPECT_EQ(record_line(out.document, out.annotation), record_line(in.document, in.annotation));
  EXPECT_TRUE(out.document.id_is_claimed);
  EXPECT_EQ(out.annotation.ties[0].attributed_to, 1u);
}

TEST(Store, DependsOnItsDocumentsAndNotOnTheirOrderOrTheNumberOfThreads) {
  const test::Folder folder;
  std::vector<std::string> files = example_files();
  ASSERT_GE(files.size(), 12u);
  build_graph(files, folder / "one.entente", {}, {.threads = 1});
  std::reverse(files.begin(), files.end());
  build_graph(files, folder / "two.entente", {}, {.threads = 4});
  const std::vector<std::string> some(files.begin(), files.begin() + 5);
  build_graph(some, folder / "three.entente", {}, {.threads = 2});
  build_graph(files, folder / "three.entente", {}, {.threads = 2});
  const std::string expected = digest_of(folder / "one.entente");
  EXPECT_EQ(digest_of(folder / "two.entente"), expected);
  EXPECT_EQ(digest_of(folder / "three.entente"), expected);
  EXPECT_EQ(annotations_json(Store::open(folder / "two.entente")),
            annotations_json(Store::open(folder / "one.entente")));
  EXPECT_EQ(records_jsonl(Store::open(folder / "three.entente")),
            records_jsonl(Store::open(folder / "one.entente")));
}

TEST(Store, IsTheSameAfterDocumentsAreTakenOutAndPutBack) {
  const test::Folder folder;
  const std::string path = folder / "case.entente";
  const std::vector<std::string> files = example_files();
  build_graph(files, path, {}, {});
  const std::string before = digest_of(path);
  remove_documents(path, {files[0], files[3]}, {});
  const Store fewer = Store::open(path);
  EXPECT_EQ(summary(fewer).documents, files.size() - 2);
  EXPECT_NE(summary(fewer).digest, before);
  EXPECT_TRUE(damages(fewer.database(), {}).empty());
  build_graph({files[3], files[0]}, path, {}, {});
  EXPECT_EQ(digest_of(path), before);
  EXPECT_THAT(damages(Store::open(path).database(), {}), ::testing::IsEmpty());
}

TEST(Store, KeepsNothingOfADocumentThatWasTakenOut) {
  const test::Folder folder;
  const std::string path = folder / "case.entente";
  const std::string secret = folder.put("secret.txt", "Anna Quillfeather met Bob Ray in Geneva.");
  build_graph({secret, example_files()[0]}, path, {}, {});
  ASSERT_THAT(content(path), HasSubstr("Quillfeather"));
  remove_documents(path, {"secret"}, {});
  EXPECT_THAT(content(path), ::testing::Not(HasSubstr("Quillfeather")));
}

TEST(Store, IsOneClosedFileForItsOwnerOnly) {
  const test::Folder folder;
  build_graph(example_files(), folder / "case.entente", {}, {});
  EXPECT_EQ(fs::status(folder / "case.entente").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(Store, IsNotMadeOrTouchedWhenNothingCouldBeRead) {
  const test::Folder folder;
  const std::string blank = folder.put("blank.txt", "  \n");
  EXPECT_TRUE(build_graph({blank}, folder / "new.entente", {}, {}).nothing_read());
  EXPECT_FALSE(fs::exists(folder / "new.entente"));
  build_graph({example_files()[0]}, folder / "old.entente", {}, {});
  const std::string before = content(folder / "old.entente");
  build_graph({blank}, folder / "old.entente", {.fresh = true}, {});
  build_graph({example_files()[0]}, folder / "old.entente", {}, {});
  EXPECT_EQ(content(folder / "old.entente"), before);
}

TEST(Store, StopsAtTheFirstSkipUnderStrictWithNothingCommitted) {
  const test::Folder folder;
  folder.put("in/a.txt", content(example_files()[0]));
  folder.put("in/b.txt", " ");
  BuildOptions strict;
  strict.read.strict = true;
  error_of(ErrorKind::input,
           [&] { build_graph({folder / "in"}, folder / "new.entente", strict, {}); });
  EXPECT_FALSE(fs::exists(folder / "new.entente"));
}

TEST(Store, RefusesWhatIsNoStoreAndLeavesItAlone) {
  const test::Folder folder;
  const std::string text = folder.put("a.entente", "Joe Biden met Ivan Petrov.\n");
  const auto refused = [&](const std::string& path) {
    const std::string before = content(path);
    const std::string why = error_of(ErrorKind::store, [&] { Store::open(path); });
    error_of(ErrorKind::store, [&] { build_graph(example_files(), path, {}, {}); });
    EXPECT_EQ(content(path), before) << path;
    return why;
  };
  EXPECT_THAT(refused(text), HasSubstr("not an entente store"));
  fs::create_directory(folder / "d.entente");
  EXPECT_THAT(error_of(ErrorKind::store, [&] { Store::open(folder / "d.entente"); }),
              HasSubstr("directory"));
  build_graph(example_files(), folder / "good.entente", {}, {});
  const std::string good = content(folder / "good.entente");
  std::string newer = good;
  newer[63] = 9;  // the last byte of user_version
  EXPECT_THAT(refused(folder.put("newer.entente", newer)), HasSubstr("newer version"));
  newer[63] = 1;
  EXPECT_THAT(refused(folder.put("older.entente", newer)),
              AllOf(HasSubstr("older version"), HasSubstr("build it again")));
  std::string foreign = good;
  foreign[68] = 0;
  EXPECT_THAT(refused(folder.put("foreign.entente", foreign)), HasSubstr("another program"));
  EXPECT_THAT(refused(folder.put("cut.entente", good.substr(0, good.size() / 2))),
              HasSubstr("cut short"));
  folder.put("empty.entente", "");
  EXPECT_THAT(error_of(ErrorKind::store, [&] { Store::open(folder / "empty.entente"); }),
              HasSubstr("empty file"));
}

TEST(Store, RefusesTablesThatAreNotItsOwn) {
  const test::Folder folder;
  const std::string path = folder / "evil.entente";
  build_graph({example_files()[0]}, path, {}, {});
  Database(path, Access::write).execute("CREATE TABLE more (a)");
  EXPECT_THAT(error_of(ErrorKind::store, [&] { Store::open(path); }), HasSubstr("tables"));
}

TEST(Store, HasOneWriterAtATime) {
  const test::Folder folder;
  const std::string path = folder / "case.entente";
  build_graph({example_files()[0]}, path, {}, {});
  const WriterLock held(path, 0);
  EXPECT_THAT(
      error_of(ErrorKind::store, [&] { WriterLock(path, 100); }),
      AllOf(HasSubstr("locked"), HasSubstr("process " + std::to_string(::getpid()) + "\n")));
}

TEST(Store, KeepsTheSettingsItWasMadeWith) {
  const test::Folder folder;
  const std::string path = folder / "case.entente";
  build_graph({example_files()[0]}, path, {.tau = 5}, {});
  build_graph({example_files()[1]}, path, {}, {});
  EXPECT_THAT(
      error_of(ErrorKind::input, [&] { build_graph({example_files()[2]}, path, {.tau = 20}, {}); }),
      HasSubstr("--tau 5"));
}

TEST(Store, KeepsTheFirstOfTwoTextsUnderOneId) {
  const test::Folder folder;
  const std::string path = folder / "case.entente";
  const auto line = [](const std::string& text) {
    return "{\"id\":\"k\",\"date\":\"2022-01-21\",\"text\":\"" + text + "\"}\n";
  };
  build_graph({folder.put("a.jsonl", line("Joe Biden met Ivan Petrov."))}, path, {}, {});
  const BuildReport second =
      build_graph({folder.put("b.jsonl", line("Joe Biden met nobody."))}, path, {}, {});
  EXPECT_EQ(second.read.conflict, 1u);
  const BuildReport same =
      build_graph({folder.put("c.jsonl", line("Joe  Biden met Ivan Petrov."))}, path, {}, {});
  EXPECT_EQ(same.read.duplicate, 1u);
  EXPECT_EQ(summary(Store::open(path)).documents, 1u);
}

TEST(Store, FindsDocumentsByKeyIdAndPath) {
  const Store store = test::store_of(
      {test::ann_and_bob("a", "2022-01-03", 1), test::ann_and_bob("b", "2022-01-04", 1)});
  const std::string key = documents(store)[1].key;
  EXPECT_EQ(find_documents(store, key.substr(0, 8)).at(0).key, key);
  EXPECT_EQ(find_documents(store, "a").at(0).uri, "a.txt");
  EXPECT_EQ(find_documents(store, "b.txt").at(0).source_id, "b");
  EXPECT_THAT(error_of(ErrorKind::input, [&] { find_documents(store, "zzz"); }),
              HasSubstr("no document"));
}

}  // namespace
}  // namespace entente
