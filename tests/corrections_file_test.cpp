#include "graph/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.h"
#include "graph/corrections_file.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(CorrectionsFile, IsReadTableByTable) {
  const auto all = parse_corrections(R"toml(# a comment
[[merge]]
actor = "Ann Lee"
with = ["A. Lee", "Anne Lee"]
reason = "the same \"Lee\""
who = "M. O."
date = 2022-01-21

[[split]]
mentions = ["3fa91c2e:12-19"]
into = "Ann Lee (mayor)"
[[rename]]
actor = "x"
name = "y"
[[retype]]
actor = "x"
type = "organisation"
[[ignore]]
actor = "z"
optional = true
[[must-not-merge]]
actors = ["p", "q"]
)toml",
                                     "c.toml");
  ASSERT_THAT(all, SizeIs(6));
  EXPECT_THAT(all[0].actors, ElementsAre("Ann Lee", "A. Lee", "Anne Lee"));
  EXPECT_EQ(all[0].reason, "the same \"Lee\"");
  EXPECT_EQ(all[0].date, "2022-01-21");
  EXPECT_EQ(all[0].line, 2u);
  EXPECT_TRUE(all[1].of_mentions());
  EXPECT_EQ(all[1].into, "Ann Lee (mayor)");
  EXPECT_EQ(all[2].name, "y");
  EXPECT_EQ(all[3].type, ActorType::organization);
  EXPECT_TRUE(all[4].optional);
  EXPECT_EQ(all[5].verb, CorrectionVerb::must_not_merge);
  EXPECT_EQ(all[5].line, 21u);
}

TEST(CorrectionsFile, SurvivesWritingAndReading) {
  for (const char* text :
       {"[[merge]]\nactor = \"a\"\nwith = [\n  \"b \\\"c\\\"\",\n  \"\\\\\",\n]\n",
        "[[split]]\nactor = \"a\"\nmentions = [\"k:1-2\", \"k:s3\"]\n"
        "into = \"b\\u0001\"\nreason = \"r\"\nwho = \"w\"\ndate = 2022-02-03\n",
        "[[retype]]\nactor = \"a\"\ntype = \"media\"\noptional = true\n",
        "[[must-not-merge]]\nactors = [\n  \"a\",\n  \"b\",\n]\n"}) {
    const auto all = parse_corrections(text, "c.toml");
    ASSERT_THAT(all, SizeIs(1)) << text;
    EXPECT_EQ(toml_of(all[0]), text);
  }
}

TEST(CorrectionsFile, IsReplacedInOneStepAndKeepsItsModeAndItsLink) {
  const test::Folder folder;
  const std::string real = folder.put("real.toml", "# old\n"), link = folder / "link.toml";
  std::filesystem::permissions(real, std::filesystem::perms{0640});
  std::filesystem::create_symlink("real.toml", link);
  write_corrections(link, "# new\n");
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(std::filesystem::status(real).permissions(), std::filesystem::perms{0640});
  std::string line;
  std::getline(std::ifstream(real) >> std::ws, line);
  EXPECT_EQ(line, "# new");
  // Nothing is left beside it.
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(CorrectionsFile, IsTheDefaultBesideTheStoreOrTheOneThatIsGiven) {
  const test::Folder folder;
  const std::string store = folder / "case.entente";
  EXPECT_EQ(default_corrections(store), folder / "case.corrections.toml");
  EXPECT_EQ(find_corrections(store, "", nullptr).path, "");
  folder.put("case.corrections.toml", "# default\n");
  const std::string other = folder.put("other.toml", "# other\n");
  EXPECT_EQ(find_corrections(store, "", nullptr).text, "# default\n");
  EXPECT_EQ(find_corrections(store, other, nullptr).text, "# other\n");
  EXPECT_THROW(find_corrections(store, folder / "none.toml", nullptr), Error);
  folder.put("bad.toml", "actor = \"\xff\"\n");
  EXPECT_THROW(find_corrections(store, folder / "bad.toml", nullptr), Error);
}

struct BadFile {
  const char* text;
  const char* place;
  const char* what;
};

class BadCorrections : public ::testing::TestWithParam<BadFile> {};

TEST_P(BadCorrections, AreNamedByFileAndLine) {
  try {
    parse_corrections(GetParam().text, "c.toml");
    ADD_FAILURE() << "no complaint";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), AllOf(HasSubstr(GetParam().place), HasSubstr(GetParam().what)));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadCorrections,
    ::testing::Values(
        BadFile{"\n[[merge]\n", "c.toml:2: ", "not TOML: a bracket [ is not closed by ]"},
        BadFile{"[[merge]]\nactor = \"a\nwith = 3\n",
                "c.toml:2: ", "not TOML: a text in quotes does not end on its line"},
        BadFile{"[[merge]]\nactor \"a\"\n", "c.toml:2: ", "not TOML: a field needs ="},
        BadFile{"[[merge]]\nactor = \"a\"\nactor = \"b\"\n", "c.toml:3: ", "twice"},
        BadFile{"[[merg]]\nactor = \"a\"\n", "c.toml:1: ", "merge"},
        BadFile{"[merge]\nactor = \"a\"\n", "c.toml:1: ", "double brackets"},
        BadFile{"[[merge]]\nactor = \"a\"\nwiht = \"b\"\n", "c.toml:3: ", "did you mean  with?"},
        BadFile{"[[merge]]\nactor = \"a\"\n", "c.toml:1: ", "\"with\""},
        BadFile{"[[merge]]\nactor = 3\nwith = \"b\"\n", "c.toml:2: ", "text in quotes"},
        BadFile{"[[retype]]\nactor = \"a\"\ntype = \"human\"\n", "c.toml:3: ", "person state"},
        BadFile{"[[split]]\nactor = \"a\"\ninto = \"b\"\n", "c.toml:1: ", "\"mentions\""},
        BadFile{"[[ignore]]\nactor = \"a\"\ndate = \"soon\"\n", "c.toml:3: ", "must be a day"},
        BadFile{"[[must-not-merge]]\nactors = [\"a\"]\n", "c.toml:1: ", "at least two"}));

}  // namespace
}  // namespace entente
