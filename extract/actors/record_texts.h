#pragma once

// What the names and roles of a corpus say, each read once however often it is told, so that
// the later steps compare numbers instead of texts.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/large_memory.h"
#include "extract/actors/body_name.h"
#include "extract/actors/person_name.h"
#include "extract/actors/roles.h"
#include "extract/records.h"

namespace entente {

enum class UnitKind : char { person, state, body };

// What the type, name, canonical name and item of records say: one for all that have the same.
struct RecordName {
  UnitKind kind = UnitKind::person;
  std::uint32_t example = 0;  // a record that says it: place in the input
  std::uint32_t told = 0;     // how many records say it
  std::string name, full;     // folded
  std::uint32_t body = 0;     // into RecordTexts::bodies
  PersonName person;
  bool alone = false;     // a surname only
  bool by_table = false;  // a person whom a table names
};

// Where a record stands and what it belongs to, together, as the records of a cluster are all over
// the memory. Its position is its place in the order of documents.
struct Position {
  std::uint32_t place = 0;     // in the input
  std::uint32_t document = 0;  // 0, 1, ... in order
  std::uint32_t name = 0;      // into RecordTexts::names
  std::uint32_t unit = 0;
};

struct RecordTexts {
  LargeVector<RecordName> names;  // in the order in which they are said first
  std::vector<BodyName> bodies;   // the first is nobody's
  std::vector<ToldRole> roles;    // distinct

  static constexpr std::uint32_t no_role = UINT32_MAX;
  // The role that a text tells, into `roles`; no_role if it is no office.
  std::uint32_t role_of(std::uint32_t text) const { return role_of_text[text]; }
  std::vector<std::uint32_t> role_of_text;  // of the records' role texts only

  const BodyName& body(const RecordName& name) const { return bodies[name.body]; }
};

// Equal for names that alone make records one. `example`: a record that says it. O(letters).
std::string key_of(const RecordName& name, const RecordTexts& texts, const RecordView& example);

// Of the records in that order; notes their names. O(letters).
RecordTexts read_texts(const Records& records, std::span<Position> order);

}  // namespace entente
