#include "extract/read/file_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, FileType>, 19> endings = {{
    {"txt", FileType::text},          {"text", FileType::text},
    {"log", FileType::text},          {"md", FileType::markdown},
    {"markdown", FileType::markdown}, {"html", FileType::html},
    {"htm", FileType::html},          {"xhtml", FileType::html},
    {"jsonl", FileType::json_lines},  {"ndjson", FileType::json_lines},
    {"json", FileType::json_lines},   {"csv", FileType::csv},
    {"tsv", FileType::csv},           {"tab", FileType::csv},
    {"warc", FileType::warc},         {"wet", FileType::warc},
    {"zip", FileType::zip},           {"tar", FileType::tar},
    {"tgz", FileType::tar},
}};

// Takes the last ending off `name`, in small letters; empty if there is none.
std::string take_ending(std::string_view& name) {
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
  const std::string_view ending = name.substr(dot + 1);
  const bool is_word = ending.size() <= 10 &&
                       std::all_of(ending.begin(), ending.end(),
                                   [](char c) {
                                     return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                            (c >= '0' && c <= '9');
                                   }) &&
                       std::any_of(ending.begin(), ending.end(), [](char c) { return c >= 'A'; });
  if (!is_word) return {};
  name = name.substr(0, dot);
  return to_lower(ending);
}

}  // namespace

FileKind kind_of_name(std::string_view name) {
  if (const std::size_t slash = name.find_last_of('/'); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  FileKind kind;
  std::string ending = take_ending(name);
  if (ending == "gz" || ending == "tgz") kind.packing = Packing::gzip;
  if (ending == "zst" || ending == "zstd") kind.packing = Packing::zstd;
  if (kind.packing != Packing::none && ending != "tgz") ending = take_ending(name);
  if (ending.empty()) {
    kind.type = FileType::text;
    return kind;
  }
  kind.named = true;
  for (const auto& [known, type] : endings)
    if (known == ending) kind.type = type;
  return kind;
}

FileType type_of_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("WARC/")) return FileType::warc;
  if (head.starts_with("PK\x03\x04")) return FileType::zip;
  if (head.size() > 262 && head.substr(257, 5) == "ustar") return FileType::tar;
  while (!head.empty() && (head[0] == ' ' || (head[0] >= 9 && head[0] <= 13)))
    head.remove_prefix(1);
  if (head.starts_with("{") || head.starts_with("[{")) return FileType::json_lines;
  const std::string start = to_lower(head.substr(0, 15));
  if (start.starts_with("<!doctype html") || start.starts_with("<html")) return FileType::html;
  return FileType::text;
}

Packing packing_of_content(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return Packing::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Packing::zstd;
  // A skippable frame: 50..5F 2A 4D 18.
  if (head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0) == 0x50 &&
      head.substr(1, 3) == "\x2A\x4D\x18"sv)
    return Packing::zstd;
  return Packing::none;
}

bool is_junk(std::string_view name) {
  return name.starts_with(".") || name.starts_with("~$") || name.ends_with("~") ||
         name.ends_with(".swp") || name == "Thumbs.db" || name == "desktop.ini" ||
         name == "__MACOSX" || name.ends_with(".entente") || name.ends_with(".entente-wal") ||
         name.ends_with(".entente-shm") || name.ends_with(".entente-journal");
}

}  // namespace entente
