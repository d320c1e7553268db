#pragma once

// Corrections by hand: who is one actor, who is not, who is nobody. They are told in
// a small TOML file beside the store, which is the only authority: every build
// applies it to what was found. docs/corrections.md is the manual of its form.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ontology.h"

namespace entente {

enum class CorrectionVerb { merge, split, rename, retype, ignore, must_not_merge };

// "merge", "must-not-merge", ...: the name of its table in the file.
std::string_view name_of(CorrectionVerb verb);

// One table of the file. Actors are named by key, by name or by another form of it.
struct Correction {
  CorrectionVerb verb = CorrectionVerb::merge;
  std::uint32_t line = 0;  // of the file, 1-based
  // The actor; merge: then those that are it too; must-not-merge: two or more. Split and
  // ignore need none where `mentions` are spans.
  std::vector<std::string> actors;
  std::vector<std::string> mentions;   // split, ignore: "3fa91c2e:120-134" or "3fa91c2e:s3"
  std::vector<std::string> documents;  // split, ignore: all mentions of the actor in these
  std::string into, to;                // split: the name of a new actor, or an actor there is
  std::string name;                    // rename
  ActorType type = ActorType::person;  // retype
  std::string reason, who, date;       // for readers; never needed
  bool optional = false;               // no error if what it names is not there
  std::vector<std::pair<std::string, std::uint32_t>> written;  // texts and their lines

  // split and ignore: of some mentions, not of the whole actor.
  bool of_mentions() const { return !mentions.empty() || !documents.empty(); }
};

// The corrections of a file's text, by line. `path` is for messages. Throws
// Error{input} with file and line for what is not TOML, an unknown table or
// field (the nearest offered), a field that is missing or of the wrong type.
std::vector<Correction> parse_corrections(std::string_view text, const std::string& path);

// The table that parse_corrections() reads as `correction`, with `notes` behind the
// names of actors as comments (parallel to correction.actors, or empty). Ends with a line end.
std::string toml_of(const Correction& correction, const std::vector<std::string>& notes = {});

// What a correction says, apart from its first actor: for lists and the store's table.
std::string object_of(const Correction& correction);

// "case.corrections.toml:12: ": the beginning of a message. The line is that of the text
// `about` if the correction has it, else that of its table.
std::string place_of(const Correction& correction, const std::string& path,
                     std::string_view about = {});

}  // namespace entente
