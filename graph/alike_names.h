#pragma once

// Pairs of actors whose names are so alike that a reader may take them for one.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/store.h"

namespace entente {

struct AlikePair {
  std::uint32_t a = 0, b = 0;  // into the actors, a < b
  std::string why;
};

// Each pair once, by (a, b), with the first reason that applies. Near-linear: only actors of one
// block are compared, and of a block only the 40 most mentioned.
std::vector<AlikePair> alike_names(const std::vector<StoredActor>& actors);

}  // namespace entente
