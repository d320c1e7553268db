// Folders are walked without recursion. On the way down only the folder at the
// bottom is open; the way up is "..", checked to be the folder we came from, so
// that a folder that is moved meanwhile cannot lead the walk astray.

#include "extract/read/walk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"
#include "extract/read/file_type.h"

namespace entente {
namespace {

constexpr std::size_t most_levels = 512;
constexpr int open_file = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
constexpr int open_folder = O_RDONLY | O_CLOEXEC | O_DIRECTORY;

struct Descriptor {
  int value = -1;
  explicit Descriptor(int v = -1) : value(v) {}
  Descriptor(Descriptor&& other) noexcept : value(std::exchange(other.value, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value, other.value);
    return *this;
  }
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

struct Level {
  std::string path;                // of this folder, with a slash at the end
  std::vector<std::string> names;  // still to visit, last first
  dev_t device = 0;
  ino_t inode = 0;
  Descriptor parent{};  // kept open only above a followed link, where ".." lies
};

// Names in a folder in descending order of bytes; nullopt if it cannot be read.
std::optional<std::vector<std::string>> names_in(int folder) {
  const int copy = ::fcntl(folder, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return std::nullopt;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(copy), &::closedir);
  if (!stream) return std::nullopt;
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) return std::nullopt;
  std::sort(names.begin(), names.end(), std::greater<>());
  return names;
}

class Walker {
 public:
  Walker(Intake& intake, const VisitFile& visit) : intake_(intake), visit_(visit) {}

  // A path the user named, or that matches the user's pattern.
  void start(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return unreadable(path);
    if (S_ISREG(info.st_mode)) return file(AT_FDCWD, path.c_str(), path, true, 0);
    if (!S_ISDIR(info.st_mode)) return irregular(path);
    Descriptor folder(::open(path.c_str(), open_folder));
    if (folder.value < 0) return unreadable(path);
    current_ = std::move(folder);
    enter(path.ends_with('/') ? path : path + "/", Descriptor());
    while (!levels_.empty()) {
      if (levels_.back().names.empty()) {
        leave();
        continue;
      }
      const std::string name = std::move(levels_.back().names.back());
      levels_.back().names.pop_back();
      entry(name);
    }
    current_ = Descriptor();
  }

 private:
  void unreadable(const std::string& path) {
    const char* reason = errno == ENAMETOOLONG ? "path_too_long" : "unreadable";
    const std::string remedy = errno == EACCES ? "; give yourself the right to read it" : "";
    intake_.skip({path, std::nullopt, std::nullopt}, reason, std::strerror(errno) + remedy);
  }
  void irregular(const std::string& path) {
    intake_.skip({path, std::nullopt, std::nullopt}, "not_regular",
                 "a pipe, socket or device, not a file");
  }

  // current_ is the folder of `path`.
  void enter(std::string path, Descriptor parent) {
    struct stat info {};
    auto names = names_in(current_.value);
    if (!names || ::fstat(current_.value, &info) != 0) {
      unreadable(path);
      names.emplace();
    }
    levels_.push_back(
        {std::move(path), std::move(*names), info.st_dev, info.st_ino, std::move(parent)});
  }

  void leave() {
    Level done = std::move(levels_.back());
    levels_.pop_back();
    if (levels_.empty()) return;
    Level& above = levels_.back();
    Descriptor up = done.parent.value >= 0
                        ? std::move(done.parent)
                        : Descriptor(::openat(current_.value, "..", open_folder));
    struct stat info {};
    if (up.value >= 0 && ::fstat(up.value, &info) == 0 && info.st_dev == above.device &&
        info.st_ino == above.inode) {
      current_ = std::move(up);
      return;
    }
    if (above.names.empty()) return;
    intake_.skip({above.path, std::nullopt, std::nullopt}, "unreadable",
                 "the folder was moved while it was read; the rest of it is not read");
    above.names.clear();
  }

  void entry(const std::string& name) {
    const std::string path = levels_.back().path + name;
    if (is_junk(name)) return intake_.ignore();
    struct stat info {};
    if (::fstatat(current_.value, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
      return unreadable(path);
    const bool is_link = S_ISLNK(info.st_mode);
    if (is_link && !intake_.options().follow_links)
      return intake_.skip({path, std::nullopt, std::nullopt}, "symlink",
                          "a symbolic link; --follow-links reads what it points to");
    if (is_link && ::fstatat(current_.value, name.c_str(), &info, 0) != 0) return unreadable(path);
    if (S_ISREG(info.st_mode))
      return file(current_.value, name.c_str(), path, false, is_link ? 0 : O_NOFOLLOW);
    if (!S_ISDIR(info.st_mode)) return irregular(path);
    folder(name, path, is_link, info);
  }

  void folder(const std::string& name, const std::string& path, bool is_link,
              const struct stat& info) {
    if (levels_.size() >= most_levels)
      return intake_.skip({path, std::nullopt, std::nullopt}, "limit.path_depth",
                          "folders nested deeper than " + std::to_string(most_levels));
    const bool is_above = std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.device == info.st_dev && level.inode == info.st_ino;
    });
    if (is_link && is_above)
      return intake_.skip({path, std::nullopt, std::nullopt}, "symlink",
                          "a symbolic link to a folder that it lies in");
    Descriptor below(
        ::openat(current_.value, name.c_str(), open_folder | (is_link ? 0 : O_NOFOLLOW)));
    if (below.value < 0) return unreadable(path);
    Descriptor above = std::exchange(current_, std::move(below));
    enter(path + "/", is_link ? std::move(above) : Descriptor());
  }

  void file(int folder, const char* name, const std::string& path, bool is_named, int flags) {
    const int fd = ::openat(folder, name, open_file | flags);
    if (fd < 0) return unreadable(path);
    const FileBytes bytes(fd);
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return irregular(path);
    visit_(bytes, path, is_named);
  }

  Intake& intake_;
  const VisitFile& visit_;
  std::vector<Level> levels_;
  Descriptor current_;
};

// Paths that match a pattern, in the order of their bytes; empty if none does.
std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> out;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    for (std::size_t i = 0; i < found.gl_pathc; ++i) out.emplace_back(found.gl_pathv[i]);
  ::globfree(&found);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

void walk(const std::string& path, Intake& intake, const VisitFile& visit) {
  Walker walker(intake, visit);
  struct stat info {};
  if (::lstat(path.c_str(), &info) == 0) return walker.start(path);
  const int why = errno;
  const auto found =
      path.find_first_of("*?[") == std::string::npos ? std::vector<std::string>() : matches(path);
  if (found.empty())
    throw Error(ErrorKind::input, printable_path(path) + ": " + std::strerror(why) +
                                      "; check the path" +
                                      (why == EACCES ? " and the rights of its folders" : ""));
  for (const std::string& match : found) walker.start(match);
}

}  // namespace entente
