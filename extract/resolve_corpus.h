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
#include "core/shared_text.h"
#include "extract/records.h"

namespace entente {

// Why one record belongs to its group. Score in (0, 1].
struct Link {
  std::uint32_t record = 0;  // into the input of resolve_corpus()
  float score = 1;
  SharedText reason;
};

// What is decided beforehand about records, by their places in the input. It stands
// above every rule: no rule joins what is forbidden, also not by way of a third record.
// A forbidden pair must not be joined by `must_link`.
struct LinkConstraints {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> must_link;    // one actor
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cannot_link;  // never one actor
  std::vector<std::uint32_t> apart;  // join others by `must_link` only
  // Nobody's: such records are in no group and prove nothing. No other list has them.
  std::vector<std::uint32_t> left_out = {};
};

// A role as the corpus tells it, with the dates of the documents that do.
struct DatedRole {
  std::string role;
  std::optional<std::chrono::sys_days> first, last;  // none: no such document is dated
  std::uint32_t documents = 0;
};

// Another group that may be the same actor, and why it was not joined. Score in (0, 1).
struct MaybeSame {
  std::string key;
  float score = 0;
  std::string reason;
};

// One actor of the corpus.
struct ActorGroup {
  std::string key;  // "sergey-lavrov": readable, unique, the same for the same set of records
  ActorType type = ActorType::person;  // the majority by mentions
  // Canonical, else the most mentioned name. Persons: the form of two words or more
  // that the texts use most, canonical if there is none. Bodies that several states of
  // the corpus have: with the state in brackets.
  std::string name;
  std::vector<std::string> aliases;  // sorted by bytes, without `name`
  std::string wikidata, role;        // empty if unknown; the role told most often
  std::vector<DatedRole> roles;      // by first date, then bytes
  std::vector<Link> links;           // by (document_key, entity)
  std::vector<MaybeSame> maybe;      // by falling score, then key
  // So many full names that it may be more than one person: nothing was joined to it
  // by likeness of names any more.
  bool crowded = false;
};

// Groups records by canonical name or by equal names (composition, zero-width
// characters, case and diacritics ignored), and persons besides by transcription
// ("Zelensky", "Zelenskiy"), middle names and order. Initials, pet names, misspellings,
// acronyms and lone surnames need evidence: an agreeing role, or actors of the corpus
// named with both. Never joined: different given names, "Jr." and "Sr.", present
// offices of different states told of one name, names that only look alike. A body
// that any state may have ("National Bank") is that of the state its name or its
// document tells; if none, it is the document's own. Persons are never joined
// with states or bodies, but a lone word without a role, taken for a person in one
// document, joins the state or body that other documents tell by that word. The key is the
// slug of the canonical name. Sorted by key; the result does not depend
// on the order of `records` except for Link::record. O(n log n + pairs weighed), of which a
// record has at most a constant number; docs/actors.md has the measured growth.
std::vector<ActorGroup> resolve_corpus(const Records& records,
                                       const LinkConstraints& constraints = {});
std::vector<ActorGroup> resolve_corpus(std::span<const EntityRecord> records,
                                       const LinkConstraints& constraints = {});

// One "names.confusable" warning for every set of groups whose names look alike
// but are different ("Lavrov" with a Cyrillic а): they are never merged.
std::vector<Diagnostic> confusable_names(std::span<const ActorGroup> groups);

}  // namespace entente
