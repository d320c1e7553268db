#include "graph/given.h"

#include <filesystem>
#include <fstream>

#include "core/error.h"

namespace entente {

GivenFile::GivenFile(const std::string& path) : path_(path) {
  // A folder, pipe or device cannot be gone through twice, and may never end.
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!std::filesystem::is_regular_file(path, ignored) || !file)
    throw Error(ErrorKind::input, path + ": cannot be read; check the name and its rights");
  std::string line;
  std::uint64_t begin = 0, number = 0;
  while (std::getline(file, line)) {
    ++number;
    const std::uint64_t size = line.size();
    if (line.find_first_not_of(" \t\r") != std::string::npos) {
      try {
        const GivenRecords given = read_record_line(line);
        if (given.id.empty()) throw Error(ErrorKind::input, "there is no \"id\"");
        lines_.emplace(given.id, std::pair(begin, size));
      } catch (const Error& error) {
        throw Error(ErrorKind::input, path + ":" + std::to_string(number) + ": " + error.what() +
                                          "\ndocs/store.md describes the form");
      }
    }
    begin += size + 1;
  }
}

std::optional<GivenRecords> GivenFile::of(const Document& document) const {
  const auto at = lines_.find(document.id);
  if (at == lines_.end()) return std::nullopt;
  std::ifstream file(path_, std::ios::binary);
  std::string line(static_cast<std::size_t>(at->second.second), '\0');
  file.seekg(static_cast<std::streamoff>(at->second.first));
  if (!file.read(line.data(), static_cast<std::streamsize>(line.size())))
    throw Error(ErrorKind::input, path_ + ": changed while it was read; run the command again");
  GivenRecords given = read_record_line(line);
  if (given.text != document.text) return std::nullopt;
  return given;
}

}  // namespace entente
