#pragma once

// Mentions that a person or another tool has marked, joined into entities by the same
// rules as entente's own names.

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace entente {

enum class GivenKind : std::uint8_t { person, organization, place };

struct GivenName {
  Span span;  // bytes; titles, articles and clauses after the name may be inside
  GivenKind kind = GivenKind::person;
};

// For each mention the number of its chain: mentions of one entity have the same number.
// Numbers begin at 0 in the order of the first mentions. Words without any name in them
// are a chain of their own. Mentions may be nested. O(text + mentions).
std::vector<std::uint32_t> chains_of(std::string_view text, const std::vector<GivenName>& given);

}  // namespace entente
