#pragma once

// A sentence cut into phrases: noun phrases, verb groups, prepositions, commas.
// A shallow reading without a parser (as in TABARI and its heirs): robust against
// half-heard grammar, blind to long-distance structure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/date_phrase.h"
#include "extract/event_words.h"

namespace entente {

// One token as the rules see it.
struct Word {
  std::string lower;          // lower case, straight apostrophes, possessive ending removed
  std::int32_t mention = -1;  // into Annotation::mentions
  std::int32_t date = -1;     // into Clause::dates
  std::uint32_t token = 0;    // into Annotation::tokens
  bool possessive = false;    // "Biden's"
  bool capital = false;
  bool quoted = false;  // inside quotation marks
};

enum class ChunkKind : std::uint8_t {
  noun,  // a noun phrase without what follows its head
  pronoun,
  verb,
  preposition,
  conjunction,
  subordinator,
  relative,
  adverb,
  date,
  comma,
  bracket,  // ( or ), and dashes
  quote,
  stop  // ; : and other punctuation
};

struct Chunk {
  ChunkKind kind = ChunkKind::noun;
  std::uint32_t first = 0;  // half-open range of words
  std::uint32_t end = 0;
  bool quoted = false;
  // Verb groups only:
  std::uint32_t main = 0;  // the word that carries the meaning
  std::string lemma;       // empty if only auxiliaries
  VerbForm form = VerbForm::base;
  bool passive = false;
  bool progressive = false;
  bool perfect = false;
  bool negated = false;
  bool future = false;      // will, shall, "is to"
  bool modal = false;       // would, could, may ...
  bool infinitive = false;  // "to meet"
  bool finite = false;
  bool only_auxiliary = false;  // "is", "has" as main verb
};

struct Clause {
  std::uint32_t sentence = 0;
  std::vector<Word> words;
  std::vector<Chunk> chunks;
  std::vector<DatePhrase> dates;
};

// Sentence `sentence` of the annotation as phrases; `dates` are its date phrases. Never fails: what
// it does not know is part of a noun phrase. `in_quote` says whether the sentence starts inside a
// quotation. O(tokens of the sentence).
Clause read_clause(std::string_view text, const Annotation& annotation, std::uint32_t sentence,
                   std::vector<DatePhrase> dates, bool in_quote);

// A quotation mark of any style.
bool is_quote_mark(std::string_view token);

// Whether the text after this sentence is still inside a quotation.
bool ends_in_quote(const Clause& clause);

}  // namespace entente
