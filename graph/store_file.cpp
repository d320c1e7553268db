#include "graph/store_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "core/embedded.h"
#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};

// A file descriptor that closes itself.
struct Descriptor {
  int value = -1;
  explicit Descriptor(int given) : value(given) {}
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(ErrorKind::store, path + ": " + why);
}

[[noreturn]] void no_file(const std::string& path, const std::string& doing) {
  const int code = errno;
  throw Error(ErrorKind::environment, path + ": cannot be " + doing + " (" + std::strerror(code) +
                                          ")\ncheck the path, its rights and the free space");
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

// The first 100 bytes, read as the SQLite file format says, before SQLite sees the file.
void check_header(const std::string& path, std::string_view header, std::uint64_t size) {
  if (header.substr(0, 16) != magic)
    refuse(path, "not an entente store\nmake one with 'entente build DOCUMENTS -o NAME.entente'");
  if (header.size() < 100) refuse(path, "damaged: cut short in its first 100 bytes");
  if (big_endian(header, 68, 4) != store_application_id)
    refuse(path,
           "a database of another program, not an entente store; it was not touched\ngive an "
           "entente store, or another -o");
  const std::uint32_t version = big_endian(header, 60, 4);
  if (version > store_version)
    refuse(path, "made by a newer version of entente (schema " + std::to_string(version) +
                     ", this one reads up to " + std::to_string(store_version) +
                     ")\nuse that version, or build it again from the documents");
  if (version < store_version)
    refuse(path, "made by an older version of entente (schema " + std::to_string(version) +
                     ")\nremove it and build it again from the documents, or choose another -o");
  std::uint64_t page = big_endian(header, 16, 2);
  if (page == 1) page = 65536;
  if (page < 512 || (page & (page - 1)) != 0)
    refuse(path, "damaged: a page size of " + std::to_string(page) +
                     "\nrestore a copy, or build it again from the documents");
  const std::uint64_t pages = big_endian(header, 28, 4);
  if (!exists(path + "-wal") && !exists(path + "-journal") && size < pages * page)
    refuse(path, "damaged: cut short (" + std::to_string(size) + " of " +
                     std::to_string(pages * page) +
                     " bytes)\nrestore a copy, or build it again from the documents");
}

// "08:01", as /proc/locks writes it: at least two hexadecimal digits each.
std::string device_of(const struct stat& info) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned part : {major(info.st_dev), minor(info.st_dev)}) {
    std::string hex;
    for (; part > 0 || hex.size() < 2; part /= 16) hex.insert(hex.begin(), digits[part % 16]);
    out += (out.empty() ? "" : ":") + hex;
  }
  return out;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t end = 0, begin = line.find_first_not_of(' '); begin < line.size();
       begin = line.find_first_not_of(' ', end)) {
    end = std::min(line.find(' ', begin), line.size());
    words.emplace_back(line.substr(begin, end - begin));
  }
  return words;
}

// The process that holds a lock on the open file, as /proc/locks tells it:
// "1: FLOCK  ADVISORY  WRITE 4711 08:01:131090 0 EOF". Empty where that is not known: another
// system, a network's file, a process of another container.
std::string holder_of(int descriptor) {
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) return {};
  const std::string place = device_of(info) + ":" + std::to_string(info.st_ino);
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    const std::vector<std::string> words = words_of(line);
    if (words.size() < 6 || words[1] != "FLOCK") continue;  // also "1: -> FLOCK": who waits
    const std::string& holder = words[4];
    if (words[5] == place && parse_number<std::uint32_t>(holder).value_or(0) > 0) return holder;
  }
  return {};
}

// Everything in the schema table as one text.
std::string schema_text(const Database& database) {
  std::string text;
  Statement rows =
      database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
  while (rows.step())
    for (int column = 0; column < 4; ++column) (text += rows.text(column)) += '\n';
  return text;
}

}  // namespace

bool is_store(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return false;
    no_file(path, "opened");
  }
  if (S_ISDIR(info.st_mode))
    refuse(path, "a directory, not an entente store\ngive a file name: case.entente");
  if (!S_ISREG(info.st_mode)) refuse(path, "not a regular file, so not an entente store");
  if (info.st_size == 0) return false;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.value < 0) no_file(path, "opened");
  std::string header(100, '\0');
  const ssize_t got = ::read(file.value, header.data(), header.size());
  if (got < 0) no_file(path, "read");
  header.resize(static_cast<std::size_t>(got));
  check_header(path, header, static_cast<std::uint64_t>(info.st_size));
  return true;
}

Database make_store_in_memory(const std::string& name) {
  Database database(name, Access::memory);
  database.execute("PRAGMA application_id=" + std::to_string(store_application_id) +
                   "; PRAGMA user_version=" + std::to_string(store_version) + ";");
  database.execute(std::string(embedded("graph/schema.sql")));
  return database;
}

void create_store_file(const std::string& path) {
  const std::string bytes = make_store_in_memory(path).serialise();
  const std::string temporary = path + ".new-" + std::to_string(::getpid());
  ::unlink(temporary.c_str());
  {
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.value < 0) no_file(path, "created");
    std::string_view rest = bytes;
    while (!rest.empty()) {
      const ssize_t written = ::write(file.value, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        errno = code;
        no_file(path, "written");
      }
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    ::fsync(file.value);
  }
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && info.st_size == 0) ::unlink(path.c_str());
  // link() and not rename(): a store that appeared meanwhile must not be replaced.
  const int linked = ::link(temporary.c_str(), path.c_str());
  const int code = errno;
  ::unlink(temporary.c_str());
  if (linked == 0) return;
  if (code == EEXIST) refuse(path, "another program has just made it\nrun the command again");
  errno = code;
  no_file(path, "created");
}

Database open_store_file(const std::string& path) {
  if (!is_store(path)) {
    if (exists(path))
      refuse(path,
             "an empty file, not a store\nmake one with 'entente build DOCUMENTS -o NAME.entente'");
    throw Error(ErrorKind::input,
                path + ": no such file\nmake one with 'entente build DOCUMENTS -o " + path + "'");
  }
  std::string header(20, '\0');
  {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.value < 0 || ::read(file.value, header.data(), 20) != 20) no_file(path, "read");
  }
  const bool write_ahead = header[18] == 2;
  const bool left_over = exists(path + "-wal") || exists(path + "-journal");
  const bool writable = ::access(path.c_str(), W_OK) == 0;
  if ((write_ahead || left_over) && writable) {
    // A build is running or was killed. Opening brings its committed batches in; closing the last
    // connection makes one file of it.
    Database database(path, Access::write);
    database.execute("PRAGMA query_only=ON");
    check_schema(database);
    return database;
  }
  if (left_over)
    throw Error(ErrorKind::environment,
                path +
                    ": a build was interrupted, and its journal cannot be brought in without "
                    "the right to write\nopen it once where you may write, or copy it with the "
                    "files beside it");
  Database database(path, write_ahead ? Access::immutable : Access::read);
  check_schema(database);
  return database;
}

WriterLock::WriterLock(const std::string& path, int milliseconds) {
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor_ < 0) no_file(path, "written");
  for (int waited = 0; ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0; waited += 50) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      const int code = errno;
      ::close(std::exchange(descriptor_, -1));
      errno = code;
      no_file(path, "locked");
    }
    if (waited >= milliseconds) {
      const std::string holder = holder_of(descriptor_);
      ::close(std::exchange(descriptor_, -1));
      refuse(path, "locked by another entente that writes to it" +
                       (holder.empty() ? "" : ", process " + holder) +
                       "\nwait until it has finished, then run the command again" +
                       (holder.empty() ? "; 'fuser " + path + "' shows which process it is" : ""));
    }
    const timespec pause{0, 50'000'000};
    ::nanosleep(&pause, nullptr);
  }
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Database open_store_file_to_write(const std::string& path) {
  if (::access(path.c_str(), W_OK) != 0) no_file(path, "written");
  Database database(path, Access::write);
  check_schema(database);
  return database;
}

void check_schema(const Database& database) {
  static const std::string ours = schema_text(make_store_in_memory("schema"));
  if (database.integer("PRAGMA application_id") != store_application_id ||
      database.integer("PRAGMA user_version") != store_version || schema_text(database) != ours)
    refuse(database.path(),
           "its tables are not those of an entente store: damaged, or tampered with\nrestore a "
           "copy, or build it again from the documents");
}

}  // namespace entente
