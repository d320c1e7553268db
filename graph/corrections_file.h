#pragma once

// Where corrections stand, and the copy of them that a store keeps: whoever has the
// store alone can read what was decided by hand, and is told when the file, which is
// the only authority, has moved on.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/corrections.h"
#include "graph/sqlite.h"
#include "graph/store.h"

namespace entente {

struct CorrectionsFile {
  std::string path;  // as messages name it; empty: there is none
  std::string text;
};

// "case.corrections.toml" for the store "case.entente".
std::string default_corrections(const std::string& store_path);

// The file in force for the store at `store_path`: `given` unless it is empty, else the
// default beside the store, else the one the store was made with. Its path is empty if none
// is there. `store` may be null. Throws Error{input} if `given` is not there or not a text,
// Error{environment} if a file cannot be read.
CorrectionsFile find_corrections(const std::string& store_path, const std::string& given,
                                 const Database* store);

// Whether there is anything at `path`.
bool may_find(const std::string& path);

// Replaces the copy in the store. Inside a transaction; the actors must be worked out anew
// (graph/actors.h). Throws Error{input} as parse_corrections().
void keep_corrections(Database& database, const CorrectionsFile& file);

// The store's copy; no path if there is none.
CorrectionsFile kept_corrections(const Database& database);

// Whether `file` says the same as the copy, byte for byte.
bool is_kept(const Database& database, const CorrectionsFile& file);

// A warning if the file and the copy differ: what differs, and what to do. None for a store
// in memory.
std::optional<std::string> corrections_warning(const Store& store);

// Replaces the file in one step, keeping its mode; makes it if it is not there. A symbolic
// link stays one. Throws Error{environment}.
void write_corrections(const std::string& path, std::string_view text);

}  // namespace entente
