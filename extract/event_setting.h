#pragma once

// When, where and whether: the circumstances of a told event.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "extract/event_party.h"

namespace entente {

// What the rules look at for one sentence. Everything referred to must outlive it.
struct Telling {
  std::string_view text;
  const Annotation& annotation;
  const Clause& clause;
  const PartyReader& parties;
  std::optional<DateRange> reference;  // the day to resolve against; none: keep as stated
};

// The last word of chunk `at`, lower case: "ministers" of "the foreign ministers".
std::string_view head_word(const Telling& telling, std::size_t at);

// False also where there is no chunk `at`.
bool is_kind(const Telling& telling, std::size_t at, ChunkKind kind);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

// Whether what the verb group at chunk `verb` says has happened, is going on, is
// planned or is denied; `hypothetical` for wishes, offers, conditions and all else
// that asserts nothing.
Status status_of(const Telling& telling, std::size_t verb);

// Fills status-dependent fields of `tie`, which was told at chunk `trigger`: the
// days as stated and resolved, and the place after the trigger.
Tie with_setting(const Telling& telling, std::size_t trigger, Tie tie);

}  // namespace entente
