#pragma once

// Runs of capitalised words that no table lists: where they end and what they
// name, from their words and their neighbours.

#include "extract/tagger.h"

namespace entente {

// Longer runs of capitals are no names; it also bounds the work per token.
constexpr std::size_t longest_name_tokens = 9;
constexpr std::uint32_t longest_name_bytes = 256;

struct Verdict {
  NameKind kind = NameKind::other;
  const char* rule = "";
  float confidence = 0;
};

// Token after the run of capitals that begins at `i`, all inside [i, end): with
// particles ("van der"), hyphens, "&" and initials; it stops before titles and
// before names that tables know, unless the whole run ends as bodies do
// ("Committee"). O(length of the run).
std::size_t run_end(const Reading& r, std::size_t i, std::size_t end);

// Whether a word that is a title, too, is a verb here: "critics accused Ann Lee", but "the accused
// Ann Lee". O(1).
bool is_verb_here(const Reading& r, const Sentence& s, std::size_t i);

// Whether the last words of [first, end) end names of bodies; the meaning's
// detail says of which class. Null if they do not.
const Known* body_ending(const Reading& r, std::size_t first, std::size_t end);

// The end of a body's name that goes on with "of", "for" ... after `end`.
std::size_t grown_body(const Reading& r, std::size_t end, std::size_t limit);

// Whether a date begins at `i` ("Tuesday", "in April"), not a name (April Lane).
bool begins_date(const Reading& r, const Sentence& s, std::size_t i);

// Where the name begins after an office's field that stands from `i` on ("for
// Economic Affairs and Climate Action" + name); `i` if there is no such name.
std::size_t past_field(const Reading& r, std::size_t i, std::size_t end);

// "Hotel Okura", but not "Hotel Union Company": a venue word that is lodging begins it.
bool is_lodging(const Reading& reading, std::size_t i, std::size_t venue_end, std::size_t end);

// "Ministers of Foreign Affairs of Peru": several persons, no name.
bool begins_with_officers(const Reading& reading, std::size_t i, std::size_t end);

// Whether a listed body's name that ends at `i` in a word for bodies goes on with
// "of" and a state or place.
bool is_chapter(const Reading& r, std::size_t i, std::size_t end);

// Peoples and believers do not act as one; "Western allies" is a description.
bool is_proper_group(const Reading& r, std::size_t i, std::size_t end, const Known& known);

// What the run [first, end) names. `titled`: a title stands before it.
Verdict judge_run(const Reading& r, const Sentence& sentence, std::size_t first, std::size_t end,
                  bool titled);

}  // namespace entente
