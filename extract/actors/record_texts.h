#pragma once

// What the records of a corpus say, each thing read once however often it is said, and
// by number, so that the later steps compare numbers instead of texts.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/actors/body_name.h"
#include "extract/actors/person_name.h"
#include "extract/actors/roles.h"
#include "extract/resolve_corpus.h"

namespace entente {

enum class UnitKind : char { person, state, body };

// What the type, name, canonical name and item of records say: one for all that have the same.
struct RecordName {
  UnitKind kind = UnitKind::person;
  std::uint32_t example = 0;  // a record that says it: place in the input
  std::string key;            // equal for records that names alone make one
  std::string name, full;     // folded
  BodyName body;
  PersonName person;
  bool alone = false;  // a surname only
};

// Texts by number: equal ones have the same. They stand close together, as a large corpus has
// its words all over the memory.
class Texts {
 public:
  std::uint32_t number(std::string_view text);  // O(letters)
  // Valid until the next number().
  std::string_view operator[](std::uint32_t number) const {
    return std::string_view(letters_).substr(from_[number], from_[number + 1] - from_[number]);
  }
  std::size_t size() const { return from_.size() - 1; }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = UINT32_MAX;
  };
  void grow();

  std::string letters_;
  std::vector<std::size_t> from_ = {0};
  std::vector<Slot> slots_;  // a power of two, at most half full
};

// A list of numbers for each position.
class NumberLists {
 public:
  std::span<const std::uint32_t> operator[](std::size_t position) const {
    return {all_.data() + from_[position], all_.data() + from_[position + 1]};
  }
  void reserve(std::size_t positions) {
    from_.reserve(positions + 1);
    all_.reserve(positions);
  }
  void add(std::uint32_t number) { all_.push_back(number); }
  void end_list() { from_.push_back(all_.size()); }

 private:
  std::vector<std::size_t> from_ = {0};
  std::vector<std::uint32_t> all_;
};

struct RecordTexts {
  std::vector<RecordName> names;          // in the order in which they are said first
  Texts texts;                        // of the records
  std::vector<ToldRole> roles;        // distinct
  std::vector<std::uint32_t> name_of; // by position: into `names`
  std::vector<std::uint32_t> weight;  // by position: mentions, at least 1
  NumberLists words;                  // by position: its surfaces, into `texts`
  NumberLists role_texts;             // by position: into `texts`
  NumberLists told_roles;             // by position: into `roles`, without those of no office
};

// Of a record by itself. O(letters).
RecordName read_name(const EntityRecord& record);

// Of the records in that order. The records must outlive it. O(letters).
RecordTexts read_texts(std::span<const EntityRecord> records,
                      std::span<const std::uint32_t> order);

}  // namespace entente
