#include "core/write_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

// The first of the folders on the way to the file that is none, or nothing.
fs::path first_without_folder(const std::string& path) {
  fs::path so_far;
  std::error_code ignored;
  for (const fs::path& part : folder_of(path)) {
    so_far /= part;
    if (!fs::is_directory(so_far, ignored)) return so_far;
  }
  return {};
}

// What is in the way and, on a line of its own, what helps.
std::string obstacle(const std::string& path, int number) {
  const std::string missing = first_without_folder(path).string();
  std::error_code ignored;
  const bool there = fs::exists(path, ignored);
  switch (number) {
    case ENOENT:
      if (missing.empty()) break;
      return "there is no folder " + missing + "\nmake it ('mkdir -p " +
             folder_of(path).string() + "'), or choose another place";
    case ENOTDIR:
      if (missing.empty()) break;
      return missing + " is a file, not a folder\nchoose another place";
    case EISDIR:
      return "is a folder\nname a file in it";
    case EACCES:
    case EPERM:
      return (there && !fs::is_regular_file(path, ignored)
                  ? std::string("you have no right to write to it")
                  : "you have no right to write in the folder " + folder_of(path).string()) +
             "\nchange its rights, or choose another place";
    case EROFS:
      return "the folder " + folder_of(path).string() +
             " can only be read (a read-only file system)\nchoose another place";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return std::string(std::strerror(number)) + "\nfree some space, or choose another place";
    case ENAMETOOLONG:
      return std::string(std::strerror(number)) + "\nchoose a shorter name";
    default:
      break;
  }
  return std::string(std::strerror(number)) + "\nchoose another place";
}

Error file_error(const std::string& path, int number) {
  return Error(ErrorKind::environment, path + ": " + obstacle(path, number));
}

// Writes and closes; 0 or the error number.
int write_and_close(int fd, std::string_view bytes, bool sync) {
  int failure = 0;
  while (!bytes.empty() && failure == 0) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      failure = errno;
  }
  if (sync && failure == 0 && ::fsync(fd) != 0) failure = errno;
  if (::close(fd) != 0 && failure == 0) failure = errno;
  return failure;
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes, bool no_clobber) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw file_error(path, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const int failure = fd < 0 ? errno : write_and_close(fd, bytes, false);
    if (failure != 0) throw file_error(path, failure);
    return;
  }
  if (exists && no_clobber)
    throw Error(ErrorKind::usage,
                path + ": exists already and --no-clobber is given; choose another name");
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) throw file_error(path, errno);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(fd, exists ? status.st_mode & 0777 : 0666 & ~mask);
  int failure = write_and_close(fd, bytes, true);
  // link() refuses an existing name, also one made since the check above.
  if (failure == 0 && no_clobber) {
    if (::link(temporary.c_str(), path.c_str()) != 0) failure = errno;
    ::unlink(temporary.c_str());
  } else if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) {
    failure = errno;
  }
  if (failure != 0) {
    ::unlink(temporary.c_str());
    throw file_error(path, failure);
  }
}

}  // namespace entente
