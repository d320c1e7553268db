#pragma once

// What the documents of a corpus say of their actors, as resolve_corpus() compares it: every text
// is kept once and is known by its number, as a million records say mostly the same. Records
// stand close together; texts of their own would be all over the memory.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/large_memory.h"
#include "core/ontology.h"
#include "extract/texts.h"

namespace entente {

// One entity of one document, by itself.
struct EntityRecord {
  std::string document_key;
  std::uint32_t entity = 0;  // into Annotation::entities of that document
  std::string name, canonical, wikidata;
  ActorType type = ActorType::person;
  std::uint32_t mentions = 0;
  std::vector<std::string> surfaces, roles;
  std::optional<std::chrono::sys_days> date = {};  // of the document
  bool named = true;                               // false: known by a role only
};

class RecordView;

struct Records {
  struct Document {
    std::string key;
    std::optional<std::chrono::sys_days> date;
  };
  struct Row {
    std::uint32_t document = 0, entity = 0;               // into `documents`
    std::uint32_t name = 0, canonical = 0, wikidata = 0;  // into `texts`
    std::uint32_t mentions = 0;
    std::uint32_t surfaces = 0, roles = 0, end = 0;  // into `told`: where its lists begin and end
    ActorType type = ActorType::person;
    bool named = true;
  };

  Records() = default;
  explicit Records(std::span<const EntityRecord> records);  // in their order. O(n log n)

  std::size_t size() const { return rows.size(); }
  RecordView operator[](std::size_t place) const;
  // What the texts call the record, and what roles they give it: into `texts`.
  std::span<const std::uint32_t> surfaces(std::size_t place) const {
    return {told.data() + rows[place].surfaces, told.data() + rows[place].roles};
  }
  std::span<const std::uint32_t> roles(std::size_t place) const {
    return {told.data() + rows[place].roles, told.data() + rows[place].end};
  }
  // Adds a row with its lists.
  void add(Row row, std::span<const std::uint32_t> surfaces, std::span<const std::uint32_t> roles);

  Texts texts;
  std::vector<Document> documents;  // by key
  LargeVector<Row> rows;
  LargeVector<std::uint32_t> told;
};

// One of the records, which must outlive it.
class RecordView {
 public:
  RecordView(const Records& records, std::size_t place)
      : records_(records), row_(records.rows[place]), place_(place) {}
  const Records::Row& row() const { return row_; }
  const std::string& document_key() const { return records_.documents[row_.document].key; }
  std::uint32_t entity() const { return row_.entity; }
  std::string_view name() const { return records_.texts[row_.name]; }
  std::string_view canonical() const { return records_.texts[row_.canonical]; }
  std::string_view wikidata() const { return records_.texts[row_.wikidata]; }
  bool known() const { return row_.canonical != 0; }  // has a canonical name
  ActorType type() const { return row_.type; }
  std::uint32_t mentions() const { return row_.mentions; }
  bool named() const { return row_.named; }
  TextList surfaces() const { return {records_.texts, records_.surfaces(place_)}; }

 private:
  const Records& records_;
  const Records::Row& row_;
  std::size_t place_;
};

inline RecordView Records::operator[](std::size_t place) const { return {*this, place}; }

}  // namespace entente
