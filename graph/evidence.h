#pragma once

// The words behind the numbers: which sentences bear an actor, an edge, a tie.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/ontology.h"
#include "core/span.h"
#include "graph/store.h"

namespace entente {

// A piece of a passage that names an actor or states the tie.
struct Mark {
  Span span;           // bytes of Passage::text
  ActorId actor{};     // none for the words that state a tie
  std::string name;    // the actor's name, or empty
  std::string reason;  // why these words mean the actor
};

// One or more whole sentences of a document, as evidence.
struct Passage {
  std::string document;  // short key
  std::string uri, title;
  std::optional<DateRange> published;
  std::uint32_t sentence = 0;  // number of the one that counts: s3 is 3
  std::uint32_t first_sentence = 0, last_sentence = 0;
  std::string text;           // the sentences, as in the document
  std::vector<Mark> marks;    // by span
  std::string place() const;  // "3fa91c2e:s3"
};

struct TieRole {
  ActorId actor{};
  std::string name;
  Role role = Role::subject;
};

// One ledger record that bears an edge or concerns an actor.
struct EvidenceRecord {
  TieKind kind = TieKind::co_mention;
  Passage passage;          // where it is told, or where the pair is nearest
  double proximity = 0;     // co-mentions: sum of exp(-gap / tau) in this document
  std::uint32_t pairs = 0;  // co-mentions: how many mention pairs
  std::uint32_t gap = 0;    // co-mentions: tokens between the nearest two
  TieId tie{};              // ties from here on
  Mode mode = Mode::none;
  Status status = Status::occurred;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::vector<TieRole> who;   // actors, by role and name
  std::string attributed_to;  // name of the actor who claims it, empty: the reporter
  std::string when_stated, where;
  std::optional<DateRange> when;
  std::string found_by;
  double confidence = 1;
};

struct EvidenceQuery {
  std::optional<TieKind> kind;                        // none: every kind
  std::optional<std::chrono::sys_days> since, until;  // documents published within, inclusive
  std::uint32_t context = 0;                          // sentences shown before and after
};

// A tie's passage begins early enough to name everybody in it: a sentence that says "he" or "the
// two ministers" comes with the one that names them.

// The records that bear the edge a - b: stated ties first, by date, document and
// sentence, each telling a record; then co-mentions, one a document, nearest first.
// O(records of the two).
std::vector<EvidenceRecord> evidence(const Store& store, ActorId a, ActorId b,
                                     const EvidenceQuery& query = {});

// The stated ties that concern the actor, by date, document and sentence.
std::vector<EvidenceRecord> ties_of(const Store& store, ActorId actor,
                                    const EvidenceQuery& query = {});

// Every stated tie of the store in the same order.
std::vector<EvidenceRecord> all_ties(const Store& store, const EvidenceQuery& query = {});

// The sentences that mention the actor, by date, document and number.
std::vector<Passage> sentences_of(const Store& store, ActorId actor,
                                  const EvidenceQuery& query = {});

// The sentence that "3fa91c2e:s3" names, with every actor in it marked; any name of one document
// (find_documents) may stand before ":s". Throws Error{input} for no such document or sentence.
Passage passage_at(const Store& store, std::string_view place, std::uint32_t context = 0);

// Whether `text` is meant as a place, rightly written or not: it ends in ":s" or in ":s" and
// something that begins with a digit.
bool is_place(std::string_view text);

}  // namespace entente
