#include "extract/records.h"

#include <algorithm>

// Held by record_texts_test.cpp and resolve_corpus_test.cpp.

namespace entente {

Records::Records(std::span<const EntityRecord> records) {
  std::vector<const EntityRecord*> by_key;
  for (const EntityRecord& r : records) by_key.push_back(&r);
  std::stable_sort(by_key.begin(), by_key.end(), [](const EntityRecord* a, const EntityRecord* b) {
    return a->document_key < b->document_key;
  });
  for (const EntityRecord* r : by_key)
    if (documents.empty() || documents.back().key != r->document_key)
      documents.push_back({r->document_key, r->date});
  std::vector<std::uint32_t> surfaces, roles;
  const auto number = [&](const std::string& text) { return texts.number(text); };
  for (const EntityRecord& r : records) {
    const auto document = std::lower_bound(
        documents.begin(), documents.end(), r.document_key,
        [](const Document& d, const std::string& key) { return d.key < key; });
    Row row;
    row.document = static_cast<std::uint32_t>(document - documents.begin());
    row.entity = r.entity;
    row.name = texts.number(r.name);
    row.canonical = texts.number(r.canonical);
    row.wikidata = texts.number(r.wikidata);
    row.mentions = r.mentions;
    row.type = r.type;
    row.named = r.named;
    surfaces.resize(r.surfaces.size());
    std::transform(r.surfaces.begin(), r.surfaces.end(), surfaces.begin(), number);
    roles.resize(r.roles.size());
    std::transform(r.roles.begin(), r.roles.end(), roles.begin(), number);
    add(row, surfaces, roles);
  }
}

void Records::add(Row row, std::span<const std::uint32_t> surfaces,
                  std::span<const std::uint32_t> roles) {
  row.surfaces = static_cast<std::uint32_t>(told.size());
  told.insert(told.end(), surfaces.begin(), surfaces.end());
  row.roles = static_cast<std::uint32_t>(told.size());
  told.insert(told.end(), roles.begin(), roles.end());
  row.end = static_cast<std::uint32_t>(told.size());
  rows.push_back(row);
}

}  // namespace entente
