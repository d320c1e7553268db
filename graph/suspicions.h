#pragma once

// Where the actors of a store may be wrong: two that may be one, one that may be several.

#include <cstdint>
#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

struct Suspicion {
  bool duplicate = true;           // two actors may be one; else one may be several
  std::vector<std::string> keys;   // the two, or the one
  std::vector<std::string> names;  // parallel; of one: two of its names, if it is known which
  std::string why;
  // What a decision would change: of all co-mention strength, the share by which the greater of
  // the two would grow, or that the one would lose. In [0, 1]; an estimate from the strengths as
  // they are.
  double effect = 0;
  std::uint32_t rank = 0, rank_after = 0;  // by strength, 1-based, of the greater; after: likewise
};

// Likely duplicates and over-merges by falling effect, then by keys. What the resolution of the
// corpus left open, and besides: persons with one surname whose given names and roles do not
// exclude each other, spellings that sound alike or are one letter apart, acronyms, names in
// look-alike letters, one name of two types, and actors that join different given names or
// several Wikidata ids. Pairs that a must-not-merge keeps apart, and names that a merge joins
// by hand, are left out. `graph` is the store's snapshot. Near-linear: names are compared within
// blocks of at most 40.
std::vector<Suspicion> suspicions(const Store& store, const Snapshot& graph);

}  // namespace entente
