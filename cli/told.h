#pragma once

// What the views of stated ties share (meetings, events, timeline): which events are
// asked for, and the words of their columns.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/case.h"
#include "core/quad_class.h"
#include "graph/told_events.h"

namespace entente {

// The events of a store with the records that tell them.
struct Told {
  std::vector<EvidenceRecord> records;
  std::vector<ToldEvent> events;
};

// --status, --since and --until as the user gave them.
struct ToldFilter {
  std::string status, since, until;
};
void add_told_filter(Command command, ToldFilter& filter);

// The events among `records` that pass: by status, and by the day on which they happened, or
// were told if that is not known. Throws Error{usage} for a status or date that is none.
Told told_of(std::vector<EvidenceRecord> records, const ToldFilter& filter);

// "2022-01-21", or "on Friday" if the words could not be resolved.
std::string when_of(const ToldEvent& event);

// "occurred", "planned, claimed by Ukraine", "occurred, negated".
std::string status_words(const ToldEvent& event);

// The names of those for whom `wanted` holds, joined by "; ".
std::string names_of(const ToldEvent& event, bool (*wanted)(const ToldEvent&, const TieRole&));
bool anybody(const ToldEvent& event, const TieRole& role);
bool acts(const ToldEvent& event, const TieRole& role);         // a source
bool is_acted_on(const ToldEvent& event, const TieRole& role);  // a target

// Names joined by "; ".
std::string joined(const std::vector<std::string>& names);

// The sentences that tell it, "3fa91c2e:s3 51ab0c77:s1": the first `most` and how many more.
std::string places_of(const Told& told, const ToldEvent& event, std::size_t most);

// Field by field, with the sentences and their marks. Fields are only ever added.
nlohmann::ordered_json json_of(const Told& told, const ToldEvent& event);

// The rows in the user's form: JSON with the sentences, anything else as `table`.
// Throws Error{nothing} with `nothing` if there is no row.
void print_told(const Session& session, const Table& table, const Told& told,
                const std::string& nothing);

}  // namespace entente
