#include "graph/corrections_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 16u << 20;

fs::path folder_of(const std::string& store_path) {
  const fs::path folder = fs::path(store_path).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

// How the store at `store_path` remembers a file: from its own folder, so that both may
// move together.
std::string remembered(const std::string& path, const std::string& store_path) {
  std::error_code failed;
  const fs::path from = fs::weakly_canonical(folder_of(store_path), failed);
  const fs::path to = failed ? fs::path() : fs::weakly_canonical(path, failed);
  if (failed) return path;
  const fs::path relative = to.lexically_relative(from);
  return relative.empty() ? to.string() : relative.string();
}

std::string from_here(const std::string& kept, const std::string& store_path) {
  const fs::path folder = fs::path(store_path).parent_path();
  return (folder.empty() ? fs::path(kept) : folder / kept).lexically_normal().string();
}

[[noreturn]] void no_use(const std::string& path, const char* what) {
  throw Error(ErrorKind::environment, path + ": cannot be " + what + ": " + std::strerror(errno) +
                                          "\ncorrections are the user's own: nothing was changed");
}

std::optional<std::string> read_text(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return std::nullopt;
    no_use(path, "read");
  }
  if (!S_ISREG(info.st_mode) || static_cast<std::size_t>(info.st_size) > most_bytes)
    throw Error(ErrorKind::input, path +
                                      ": not a file of corrections\nit must be a text of at "
                                      "most 16 MiB; see docs/corrections.md");
  std::ifstream in(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) no_use(path, "read");
  if (!is_utf8(text)) throw Error(ErrorKind::input, path + ": not valid UTF-8\nsave it as UTF-8");
  return text;
}

}  // namespace

std::string default_corrections(const std::string& store_path) {
  constexpr std::string_view ending = ".entente";
  std::string stem = store_path;
  if (stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
  return stem + ".corrections.toml";
}

CorrectionsFile find_corrections(const std::string& store_path, const std::string& given,
                                 const Database* store) {
  if (!given.empty()) {
    if (!given.ends_with(".toml"))
      throw Error(ErrorKind::input, given + ": a corrections file's name ends in .toml");
    if (auto text = read_text(given)) return {given, std::move(*text)};
    throw Error(ErrorKind::input, given +
                                      ": no such file\n'entente actors merge' and the like "
                                      "write corrections, or make it by hand");
  }
  std::vector<std::string> places = {default_corrections(store_path)};
  if (store)
    // A stranger's store must not point to any file there is.
    if (const CorrectionsFile kept = kept_corrections(*store); kept.path.ends_with(".toml"))
      places.push_back(kept.path);
  for (const std::string& path : places)
    if (auto text = read_text(path)) return {path, std::move(*text)};
  return {};
}

bool may_find(const std::string& path) {
  std::error_code failed;
  return fs::exists(path, failed) || failed;
}

void keep_corrections(Database& database, const CorrectionsFile& file) {
  const std::vector<Correction> all = parse_corrections(file.text, file.path);
  database.execute("DELETE FROM corrections; DELETE FROM corrections_file;");
  if (file.path.empty()) return;
  database.prepare("INSERT INTO corrections_file VALUES (?,?,?)")
      .bind(std::string_view(remembered(file.path, database.path())),
            std::string_view(sha256_hex(file.text)), std::string_view(file.text))
      .run();
  Statement put = database.prepare("INSERT INTO corrections VALUES (?,?,?,?,?,?,?,?)");
  std::int64_t number = 0;
  for (const Correction& c : all)
    put.bind(++number, c.line, name_of(c.verb),
             c.actors.empty() ? std::string_view() : std::string_view(c.actors[0]),
             std::string_view(object_of(c)), std::string_view(c.reason), std::string_view(c.who),
             std::string_view(c.date))
        .run();
}

CorrectionsFile kept_corrections(const Database& database) {
  Statement row = database.prepare("SELECT path, text FROM corrections_file");
  if (!row.step()) return {};
  return {from_here(std::string(row.text(0)), database.path()), std::string(row.text(1))};
}

bool is_kept(const Database& database, const CorrectionsFile& file) {
  const CorrectionsFile kept = kept_corrections(database);
  return kept.path.empty() == file.path.empty() && kept.text == file.text;
}

std::optional<std::string> corrections_warning(const Store& store) {
  std::error_code failed;
  if (!fs::is_regular_file(store.path(), failed)) return std::nullopt;
  const Database& database = store.database();
  const CorrectionsFile file = find_corrections(store.path(), "", &database);
  if (is_kept(database, file)) return std::nullopt;
  const CorrectionsFile kept = kept_corrections(database);
  const std::string remedy = "; 'entente actors apply " + store.path() + "' works the actors out";
  if (file.path.empty())
    return kept.path + " is gone, but " + store.path() + " still holds " +
           counted(parse_corrections(kept.text, kept.path).size(), "correction") + " of it" +
           remedy + " without them";
  if (kept.path.empty()) return file.path + " is not applied to " + store.path() + " yet" + remedy;
  return file.path + " is not what " + store.path() + " was made with" + remedy;
}

void write_corrections(const std::string& path, std::string_view text) {
  std::error_code failed;
  const fs::path real = fs::exists(path, failed) ? fs::canonical(path, failed) : fs::path(path);
  const std::string target = failed ? path : real.string();
  std::string temporary = target + ".new-" + std::to_string(::getpid());
  struct stat info {};
  const bool there = ::stat(target.c_str(), &info) == 0;
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, there ? 0600 : 0644);
  if (descriptor < 0) no_use(path, "written");
  const auto write_all = [&] {
    for (std::string_view rest = text; !rest.empty();) {
      const ssize_t written = ::write(descriptor, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (there && ::fchmod(descriptor, info.st_mode & 07777) != 0) return false;
    return ::fsync(descriptor) == 0;
  };
  const bool complete = write_all();
  int code = errno;
  ::close(descriptor);
  if (complete && ::rename(temporary.c_str(), target.c_str()) == 0) return;
  if (complete) code = errno;
  ::unlink(temporary.c_str());
  errno = code;
  no_use(path, "written");
}

}  // namespace entente
