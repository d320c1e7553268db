#pragma once

// What extraction finds in one document: plain values that refer to each other
// by index and to the text by span. An Annotation is a pure function of the
// document and the tables; the store keeps it row by row.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/diagnostic.h"
#include "core/ontology.h"
#include "core/span.h"

namespace entente {

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
};

struct Sentence {
  Span span;
  std::uint32_t first_token = 0;  // into Annotation::tokens, half-open
  std::uint32_t end_token = 0;
  std::uint32_t paragraph = 0;  // 0-based; grows at blank lines
  bool heading = false;         // a headline or section heading
};

// One actor inside one document.
struct Entity {
  ActorType type = ActorType::person;
  std::string name;  // best name: canonical from a table, else the fullest form in the text
  std::string
      canonical;  // canonical name when a table knows the actor ("United States"), else empty
  std::string wikidata;            // "Q30" when a table gives it, else empty
  bool named = true;               // false: known only by role ("Spain's foreign minister")
  std::vector<std::string> roles;  // "Foreign Minister of Russia", as told in this document
};

// Where a mention, or the link from mention to entity, comes from. Machine name
// in `source` of the store: "gazetteer", "title", "acronym", "surname", ...
struct Mention {
  Span span;
  std::uint32_t sentence = 0;     // into Annotation::sentences
  std::uint32_t first_token = 0;  // half-open token range
  std::uint32_t end_token = 0;
  std::uint32_t entity = 0;            // into Annotation::entities
  ActorType type = ActorType::person;  // of this mention; the entity's is the majority
  float confidence = 1;
  std::string source;  // the rule or model that found the span
  std::string reason;  // why it is this entity: "full name", "surname of an earlier name"
};

// Whether the words are a pronoun or stand for two: not what a clause calls its actor.
inline bool is_pronominal(const Mention& m) { return m.source == "pronoun" || m.source == "pair"; }

// Whether the words name the actor; else they are an office, a noun or a pronoun.
inline bool is_name_source(std::string_view source) {
  return source != "pronoun" && source != "pair" && source != "office" && source != "body noun";
}
inline bool is_name(const Mention& m) { return is_name_source(m.source); }

struct Participant {
  std::uint32_t entity = 0;  // into Annotation::entities
  Role role = Role::subject;
  friend auto operator<=>(const Participant&, const Participant&) = default;
};

// A stated relation: a meeting with all who took part, or a directed event
// (subjects act on objects). The evidence is the clause or sentence that says so.
struct Tie {
  TieKind kind = TieKind::meet;
  Mode mode = Mode::none;
  Status status = Status::occurred;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::vector<Participant> who;                // sorted, at least two different entities
  std::optional<std::uint32_t> attributed_to;  // entity that claims it; none: the reporter
  std::string when_stated;                     // "on Friday", as in the text
  std::optional<DateRange> when;               // resolved against the document's date
  std::string place;                           // as in the text, empty if not said
  std::uint32_t sentence = 0;
  Span evidence;           // the trigger words
  std::vector<Span> also;  // further tellings: other trigger spans, ascending
  std::string found_by;    // rule id
  float confidence = 1;
};

// How near two entities of one document are mentioned: the sufficient statistic
// of a co-mention, see extract/comention.h.
struct CoMention {
  std::uint32_t a = 0, b = 0;   // entities, a < b
  std::uint64_t proximity = 0;  // sum over mention pairs of exp(-gap / tau), times 2^32
  std::uint32_t pairs = 0;      // how many mention pairs
  std::uint32_t mention_a = 0, mention_b = 0;  // the nearest pair: the evidence shown first
  std::uint32_t gap = 0;                       // of that pair, in tokens with penalties
};

struct Annotation {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;       // by span; never overlapping, but
                                       // words for two actors are one mention of each
  std::vector<Tie> ties;               // by evidence
  std::vector<CoMention> co_mentions;  // by (a, b)
  std::vector<Diagnostic> diagnostics;
  std::size_t parsed = 0;  // sentences whose tree was made; not kept
};

}  // namespace entente
