#pragma once

// When the documents of a store were published, as far as that is known.

#include <cstdint>
#include <optional>

#include "core/date.h"

namespace entente {

class Store;

// Reprints count once.
struct DatedDocuments {
  std::optional<DateRange> span;  // from the first to the last day of those with a date
  std::uint32_t dated = 0, undated = 0;
  std::uint32_t vague = 0;  // dated, but more than one day is possible
};

// O(documents). Throws Error{store} for a damaged store.
DatedDocuments dated_documents(const Store& store);

}  // namespace entente
