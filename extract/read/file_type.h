#pragma once

// What a file is, by its name and, where the name says nothing, by its content.

#include <string>
#include <string_view>

namespace entente {

enum class FileType { text, markdown, html, json_lines, csv, warc, zip, tar, unsupported };
enum class Packing { none, gzip, zstd };

struct FileKind {
  FileType type = FileType::unsupported;
  Packing packing = Packing::none;
  bool named = false;  // the name has an ending that says so
};

// By the name's endings, without regard to case. A name without an ending, or one
// that is no word ("0001.", "v1.2"), is text that nobody named.
FileKind kind_of_name(std::string_view name);

// By the first bytes.
FileType type_of_content(std::string_view head);
Packing packing_of_content(std::string_view head);

// Leavings of editors, desktops and version control, and stores of entente: never
// documents.
bool is_junk(std::string_view name);

}  // namespace entente
