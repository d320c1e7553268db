#pragma once

// From the entities of many documents to actors of the corpus: which entities
// are the same person, state or body, and why. A pure function, so that
// deleting a document and adding it again changes nothing.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/ontology.h"

namespace entente {

// One entity of one document, as the store keeps it.
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

// Why one record belongs to its group. Score in (0, 1].
struct Link {
  std::uint32_t record = 0;  // into the input of resolve_corpus()
  float score = 1;
  std::string reason;
};

// What is decided beforehand about records, by their places in the input. It stands
// above every rule: no rule joins what is forbidden, also not by way of a third record.
// A forbidden pair must not be joined by `must_link`.
struct LinkConstraints {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> must_link;    // one actor
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cannot_link;  // never one actor
  std::vector<std::uint32_t> apart;  // join others by `must_link` only
  bool empty() const { return must_link.empty() && cannot_link.empty() && apart.empty(); }
};

// One actor of the corpus.
struct ActorGroup {
  std::string key;  // "sergey-lavrov": readable, unique, the same for the same set of records
  ActorType type = ActorType::person;  // the majority by mentions
  // Canonical, else the most mentioned name. Persons: the form of two words or more
  // that the texts use most, canonical if there is none.
  std::string name;
  std::vector<std::string> aliases;  // sorted by bytes, without `name`
  std::string wikidata, role;        // empty if unknown; the role told most often
  std::vector<Link> links;           // by (document_key, entity)
};

// Groups records by canonical name or by equal names (composition, zero-width
// characters, case and diacritics ignored). A lone surname joins a full name where
// its own document said so, that is, inside its record, or if one person only of
// the corpus bears it and the roles told of both agree. Persons are never joined
// with states or bodies, but a lone word without a role, taken for a person in one
// document, joins the state that other documents tell by that word. The key is the
// slug of the canonical name. Sorted by key; the result does not depend
// on the order of `records` except for Link::record. O(n log n).
std::vector<ActorGroup> resolve_corpus(std::span<const EntityRecord> records,
                                       const LinkConstraints& constraints = {});

// One "names.confusable" warning for every set of groups whose names look alike
// but are different ("Lavrov" with a Cyrillic а): they are never merged.
std::vector<Diagnostic> confusable_names(std::span<const ActorGroup> groups);

}  // namespace entente
