#pragma once

// Names in a text: tables say what they list, the trained tagger judges the rest, and
// rules for titles, bodies and venues bound them. All that the rest of extraction knows of it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/gazetteer.h"
#include "extract/reading.h"

namespace entente {

enum class NameKind : std::uint8_t {
  person,
  state,
  demonym,  // "Russian": names a state, is no name of it
  capital,  // a seat of government: `known` says of which state
  seat,     // "the Kremlin"
  place,    // cities, regions, rivers, buildings
  organization,
  media,
  group,
  office,  // "the Russian foreign minister": a person by role
  other    // events, works, laws, unknown: no actor
};

struct Name {
  std::uint32_t first = 0, end = 0;  // tokens, half-open; titles are outside
  std::uint32_t sentence = 0;
  NameKind kind = NameKind::other;
  const Known* known = nullptr;                  // what a table says, if one does
  std::uint32_t title_first = 0, title_end = 0;  // tokens of the title before it; equal: none
  std::string_view state;                        // canonical state of a body or office, if said
  bool short_for_previous = false;               // "(OSCE)" after its long form
  float confidence = 1;
  const char* rule = "";  // "gazetteer", "title", "given name", ...
};

// All names, by position, never overlapping. O(tokens).
std::vector<Name> tag_names(const Reading& reading);

}  // namespace entente
