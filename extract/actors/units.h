#pragma once

// The records of a corpus, as far as their names alone make them one: what the
// later steps join. A unit holds the records of one full name or one table name; a
// name that says little ("Smith", "National Bank") is a unit in every document.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/large_memory.h"
#include "extract/actors/person_name.h"
#include "extract/actors/record_texts.h"
#include "extract/actors/roles.h"
#include "extract/resolve_corpus.h"

namespace entente {

struct Unit {
  UnitKind kind = UnitKind::person;
  std::string_view name;                 // folded; of a body as plain_body_name() gives it
  std::string_view shown;                // as in the record told first
  std::string_view state;                // of a body that any state may have: whose, if told
  bool known = false;                    // a table gives its name
  bool generic = false;                  // any state may have such a body
  bool by_document = false;              // and more than one of it
  bool confined = false;                 // decided by hand: no rule joins it
  bool turned = false;                   // a person's name that a table gives to a body
  bool named = true;                     // false: known by a role only
  bool borrowed = false;                 // of a body: a table gives its letters to another
  std::vector<const PersonName*> forms;  // of a person, the main one first
  std::vector<std::uint32_t> roles;      // distinct, into RecordTexts::roles
  std::vector<std::string> short_forms;  // of a body: words of the texts that are acronyms
  std::vector<std::string> other_names;  // of a state or body known to a table: as told
  std::uint32_t wikidata = 0;  // into the texts of the records
  std::span<const std::uint32_t> records;  // positions in Units::at, ascending
  std::uint64_t mentions = 0;
};

struct Units {
  explicit Units(const Records& all_records) : records(all_records) {}
  Units(const Units&) = delete;  // each of `all` looks into the others
  Units(Units&&) = default;

  const Records& records;
  LargeVector<Position> at;                // the records by (document, entity, name)
  RecordTexts texts;                       // of them
  std::vector<std::uint32_t> first_in;     // by document: first position; one more at the end
  std::vector<std::int32_t> day_of;        // by document: days since 1970; no_day if undated
  LargeVector<Unit> all;                   // by first position
  std::deque<std::string> kept;            // what units say that no record does
  std::deque<PersonName> kept_forms;
  LargeVector<std::uint32_t> by_unit;      // positions, those of one unit after the other
  LargeVector<std::uint32_t> document_of;  // parallel to `by_unit`

  static constexpr std::int32_t no_day = INT32_MIN;
  // The text, for as long as these units live.
  std::string_view keep(std::string text) { return kept.emplace_back(std::move(text)); }
  std::size_t documents() const { return day_of.size(); }
  // Of the records of a unit, parallel to them.
  std::span<const std::uint32_t> documents(const Unit& unit) const {
    return {document_of.data() + (unit.records.data() - by_unit.data()), unit.records.size()};
  }
};

// Records that a constraint names are units of their own. The records must outlive the units.
// O(n log n), and O(n) if the records are in order.
Units make_units(const Records& records, const LinkConstraints& constraints);

}  // namespace entente
