#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "extract/read/file_type.h"
#include "extract/read/intake.h"
#include "extract/read/report.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Corpus, OfAFolderIsReadInTheOrderOfNames) {
  const CorpusFolder folder;
  folder.put("b.txt", "B.");
  folder.put("a/z.txt", "AZ.");
  folder.put("B.txt", "Capital.");
  folder.put("a/deep/er/x.txt", "ADX.");
  folder.put("c.txt", "C.");
  const ReadResult r = read_paths({folder.path()});
  EXPECT_THAT(r.texts(), ElementsAre("Capital.", "ADX.", "AZ.", "B.", "C."));
  EXPECT_EQ(r.documents[3].uri, folder.path("b.txt"));
}

TEST(Corpus, MatchesGlobs) {
  const CorpusFolder folder;
  folder.put("b1.txt", "B1.");
  folder.put("b2.txt", "B2.");
  folder.put("c.txt", "C.");
  EXPECT_THAT(read_paths({folder.path("b*.txt")}).texts(), ElementsAre("B1.", "B2."));
  EXPECT_THROW(read_paths({folder.path("x*.txt")}), Error);
  EXPECT_THROW(read_paths({folder.path("missing")}), Error);
}

TEST(Corpus, IgnoresHiddenFilesAndJunk) {
  const CorpusFolder folder;
  for (const char* name : {".DS_Store", "._a.txt", "Thumbs.db", "~$a.docx", "a.txt~", ".git/config",
                           "desktop.ini", "case.entente", "case.entente-wal"})
    folder.put(name, "junk");
  folder.put("a.txt", "Ann.");
  const ReadResult r = read_paths({folder.path()});
  EXPECT_EQ(r.report.seen, 1u);
  EXPECT_EQ(r.report.ignored, 9u);
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(Corpus, SkipsLinksUnlessTold) {
  const CorpusFolder folder;
  folder.put("a.txt", "Ann.");
  folder.put("d/b.txt", "Bob.");
  ASSERT_EQ(symlink("..", folder.path("d/up").c_str()), 0);
  ASSERT_EQ(symlink("nowhere", folder.path("lost.txt").c_str()), 0);
  ASSERT_EQ(symlink("d", folder.path("same").c_str()), 0);
  const ReadResult plain = read_paths({folder.path()});
  EXPECT_EQ(plain.report.ingested, 2u);
  EXPECT_THAT(plain.notes(), ElementsAre("skip symlink -", "skip symlink -", "skip symlink -"));
  const ReadResult followed = read_paths({folder.path()}, {.follow_links = true});
  EXPECT_EQ(followed.report.ingested, 2u);
  EXPECT_EQ(followed.report.duplicate, 1u);  // same/b.txt
  EXPECT_THAT(followed.notes(), Contains("skip unreadable -"));
  EXPECT_THAT(followed.notes(), Contains("skip symlink -"));
}

TEST(Corpus, DoesNotOpenPipesAndSockets) {
  const CorpusFolder folder;
  folder.put("a.txt", "Ann.");
  ASSERT_EQ(mkfifo(folder.path("pipe.txt").c_str(), 0600), 0);
  const ReadResult r = read_paths({folder.path()});
  EXPECT_EQ(r.report.ingested, 1u);
  EXPECT_THAT(r.notes(), ElementsAre("skip not_regular -"));
  EXPECT_THAT(read_paths({folder.path("pipe.txt")}).notes(), ElementsAre("skip not_regular -"));
}

TEST(Corpus, ReadsBelowPathsLongerThanTheSystemAllows) {
  const CorpusFolder folder;
  folder.put("a.txt", "Ann.");
  const int home = open(".", O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(chdir(folder.path().c_str()), 0);
  const std::string name(20, 'd');
  for (int i = 0; i < 250; ++i) {
    ASSERT_EQ(mkdir(name.c_str(), 0700), 0);
    ASSERT_EQ(chdir(name.c_str()), 0);
  }
  std::ofstream("deep.txt") << "Deep.";
  ASSERT_EQ(fchdir(home), 0);
  close(home);
  EXPECT_THAT(read_paths({folder.path()}).texts(), ElementsAre("Ann.", "Deep."));
}

TEST(Corpus, NamesUnsupportedTypesInFoldersAndTriesThemIfNamed) {
  const CorpusFolder folder;
  folder.put("a.docx", "PK\x03\x04 binary");
  folder.put("mail.eml", "Ann met Bob.");
  EXPECT_THAT(read_paths({folder.path()}).notes(),
              ElementsAre("skip unsupported_type -", "skip unsupported_type -"));
  EXPECT_THAT(read_paths({folder.path("mail.eml")}).texts(), ElementsAre("Ann met Bob."));
}

TEST(Corpus, WithoutDocumentsSaysWhere) {
  const CorpusFolder folder;
  const ReadResult r = read_paths({folder.path()});
  ASSERT_THAT(r.notes(), ElementsAre("error corpus.empty -"));
  EXPECT_EQ(r.report.diagnostics[0].file, folder.path());
}

TEST(Corpus, CountsDuplicatesAndConflicts) {
  const ReadResult r =
      read_file_of("a.jsonl",
                   "{\"id\":\"1\",\"text\":\"one\"}\n{\"id\":1,\"text\":\"one\"}\n"
                   "{\"id\":\"1\",\"text\":\"other\"}\n{\"id\":\"2\",\"text\":\"one\"}\n");
  EXPECT_EQ(r.report.seen, 4u);
  EXPECT_EQ(r.report.ingested, 2u);
  EXPECT_EQ(r.report.duplicate, 1u);
  EXPECT_EQ(r.report.conflict, 1u);
  EXPECT_THAT(r.notes(), ElementsAre("duplicate id.duplicate 2", "conflict id.conflict 3",
                                     "warning text.duplicate 4"));
  EXPECT_THAT(r.report.diagnostics[1].message, HasSubstr("a.jsonl:1"));
}

TEST(Corpus, FilesOfOneNameInTwoFoldersAreTwoDocuments) {
  const CorpusFolder folder;
  folder.put("x/a.txt", "One.");
  folder.put("y/a.txt", "Two.");
  const ReadResult r = read_paths({folder.path()});
  EXPECT_EQ(r.report.ingested, 2u);
  EXPECT_NE(r.documents[0].key, r.documents[1].key);
  EXPECT_EQ(read_paths({folder.path("x"), folder.path("x/a.txt")}).report.duplicate, 1u);
}

TEST(Corpus, BelievesTheSinkAboutWhatTheStoreHolds) {
  const CorpusFolder folder;
  folder.put("a.txt", "One.");
  folder.put("b.txt", "Two.");
  int calls = 0;
  const ReadReport r = read_corpus({folder.path()}, {}, entente::Run{}, [&](Document&&) {
    return ++calls == 1 ? Outcome::duplicate : Outcome::conflict;
  });
  EXPECT_EQ(r.seen, 2u);
  EXPECT_EQ(r.duplicate, 1u);
  EXPECT_EQ(r.conflict, 1u);
  EXPECT_EQ(r.characters, 0u);
  EXPECT_EQ(r.diagnostics.back().reason, "id.conflict");
}

TEST(Corpus, StopsAtTheFirstSkipUnderStrict) {
  const CorpusFolder folder;
  folder.put("a.jsonl", "{\"text\":\"one\"}\nbad\n");
  try {
    read_paths({folder.path()}, {.strict = true});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("a.jsonl:2: "));
  }
}

TEST(Corpus, StopsOnRequest) {
  const CorpusFolder folder;
  folder.put("a.txt", "One.");
  std::stop_source stop;
  stop.request_stop();
  entente::Run run;
  run.stop = stop.get_token();
  EXPECT_THROW(read_corpus({folder.path()}, {}, run, [](Document&&) { return Outcome::ingested; }),
               Error);
}

TEST(Report, IsJsonWithEveryDiagnostic) {
  const CorpusFolder folder;
  folder.put("\xFF.jsonl", "{\"text\":\"one\"}\nbad\n");
  const ReadResult r = read_paths({folder.path()});
  const auto json = nlohmann::json::parse(report_json(r.report, {{"nodes", 3}}));
  EXPECT_EQ(json["seen"], 2);
  EXPECT_EQ(json["ingested"], 1);
  EXPECT_EQ(json["skipped"], 1);
  EXPECT_EQ(json["characters"], 3);
  EXPECT_EQ(json["nodes"], 3);
  ASSERT_EQ(json["diagnostics"].size(), 1u);
  EXPECT_EQ(json["diagnostics"][0]["severity"], "skip");
  EXPECT_EQ(json["diagnostics"][0]["reason"], "json.syntax");
  EXPECT_EQ(json["diagnostics"][0]["line"], 2);
  EXPECT_EQ(json["diagnostics"][0]["file"], folder.path() + "/\\xFF.jsonl");
  EXPECT_TRUE(nlohmann::json::parse(report_json({}))["diagnostics"].empty());
}

TEST(Names, LoseTheirEndings) {
  EXPECT_EQ(stem_of("x/talks.txt.gz"), "talks");
  EXPECT_EQ(stem_of("v1.2 talks"), "v1.2 talks");
  EXPECT_EQ(stem_of(".txt"), ".txt");
  EXPECT_EQ(printable_path("a\xFF\xC3\xA9"), "a\\xFF\xC3\xA9");
}

TEST(FileTypes, GoByTheNameThenTheContent) {
  EXPECT_EQ(kind_of_name("a.JSONL.GZ").type, FileType::json_lines);
  EXPECT_EQ(kind_of_name("a.tgz").type, FileType::tar);
  EXPECT_EQ(kind_of_name("a.tgz").packing, Packing::gzip);
  EXPECT_FALSE(kind_of_name("0001.").named);
  EXPECT_EQ(kind_of_name("a.xyz").type, FileType::unsupported);
  EXPECT_EQ(type_of_content("  {\"a\":1}"), FileType::json_lines);
  EXPECT_EQ(type_of_content("WARC/1.0\r\n"), FileType::warc);
  EXPECT_EQ(type_of_content("<!DOCTYPE html>"), FileType::html);
  EXPECT_EQ(type_of_content("Ann met Bob."), FileType::text);
}

}  // namespace
}  // namespace entente
