#pragma once

// What the commands about one case share: opening it, its actors, the words
// users have for kinds and dates.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "core/ontology.h"
#include "graph/evidence.h"
#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

// The store at `path`, or documents built in memory, with a note. Throws as
// open_or_build(), and Error{input} for an edge list.
Store open_case(const std::string& path, const Session& session);

// The same for what needs sentences: throws Error{input} for an imported graph, too.
Store open_texts(const std::string& path, const Session& session);

// The nodes of a graph as actors to look for, by key; for an imported graph their labels are
// all that is known. They have no row ids.
std::vector<StoredActor> named_nodes(const Snapshot& graph);

// Adds the argument that names the case, with the help text all commands share.
void add_case_argument(Command command, std::string& path);

// --kind, --since and --until as the user gave them.
struct EvidenceFilter {
  std::string kind, since, until;
};
void add_evidence_filter(Command command, EvidenceFilter& filter);

// Throws Error{usage} for a kind or date that is none, with the nearest kinds.
EvidenceQuery query_of(const EvidenceFilter& filter);

// A machine name ("meet"), or the noun people use ("meeting"). nullopt for
// anything else.
std::optional<TieKind> tie_kind_called(std::string_view word);

// The day of "2022-01-21"; the first day of a month or year, or the last; nullopt for an empty
// text. Throws Error{usage} naming `option`.
std::optional<std::chrono::sys_days> day_of(std::string_view text, std::string_view option,
                                            bool last_day);

// The two sides of a record as a person reads them: "Kremlin → Joe Biden" for
// acts, "A, B, C" for meetings.
std::string parties(const EvidenceRecord& record);

// "meet", "meet, planned", "accuse, denied, claimed by Ukraine".
std::string kind_and_status(const EvidenceRecord& record);

}  // namespace entente
