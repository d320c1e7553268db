#include "core/write_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>

#include "core/error.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The message of the error of that kind; empty if there is none.
std::string fault(ErrorKind kind, const std::string& path, bool no_clobber = false) {
  try {
    write_file(path, "new", no_clobber);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  return {};
}

TEST(WriteFile, ReplacesAFileWholeAndLeavesNothingBeside) {
  const CorpusFolder folder;
  const std::string path = folder.put("a.svg", "old");
  write_file(path, "new", false);
  EXPECT_EQ(content(path), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(WriteFile, RefusesToReplaceWithNoClobber) {
  const CorpusFolder folder;
  const std::string path = folder.put("a.svg", "old");
  EXPECT_THAT(fault(ErrorKind::usage, path, true), HasSubstr("--no-clobber"));
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(WriteFile, NamesAFullDisk) {
  EXPECT_THAT(fault(ErrorKind::environment, "/dev/full"),
              HasSubstr("/dev/full: No space left on device\nfree some space"));
}

TEST(WriteFile, NamesTheFirstFolderThatIsMissing) {
  const CorpusFolder folder;
  const std::string missing = folder.path("out/2022");
  EXPECT_EQ(fault(ErrorKind::environment, missing + "/case.svg"),
            missing + "/case.svg: there is no folder " + folder.path("out") +
                "\nmake it ('mkdir -p " + missing + "'), or choose another place");
}

TEST(WriteFile, NamesAFileThatIsTakenForAFolderAndAFolderForAFile) {
  const CorpusFolder folder;
  const std::string file = folder.put("out", "old");
  EXPECT_THAT(fault(ErrorKind::environment, file + "/case.svg"),
              HasSubstr(file + " is a file, not a folder"));
  EXPECT_THAT(fault(ErrorKind::environment, folder.path()),
              HasSubstr(": is a folder\nname a file"));
}

// In a child process, since root, whom nothing is closed to, must become somebody else for it.
TEST(WriteFile, NamesAFolderThatIsClosed) {
  const CorpusFolder folder;
  const std::string closed = folder.path("closed");
  fs::create_directory(closed);
  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(closed, fs::perms(0555));
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
    const std::string wanted = closed + "/case.svg: you have no right to write in the folder " +
                               closed + "\nchange its rights, or choose another place";
    _exit(fault(ErrorKind::environment, closed + "/case.svg") == wanted ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace entente
