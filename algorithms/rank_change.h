#pragma once

// Who rises and who falls from one set of documents to another, such as two windows of time.

#include <cstdint>
#include <vector>

#include "algorithms/bootstrap.h"

namespace entente {

// In doublings of the rank: 1 from rank 2 to 1, and from 200 to 100; above 0 for who rises.
struct RankChange {
  double change = 0;
  double low = 0, high = 0;  // 90 % interval
  double p = 1;              // two-sided, of no change
};

// One side of a change: the ranks of an actor, and those that an actor without ties has in the same
// graph and samples.
struct RanksThen {
  const SampledRanks& own;
  const SampledRanks& nobody;
};

// From the ranks that one actor has in two graphs and in as many samples of each. Who is not named,
// in one of the graphs or a sample, ranks as nobody does in the larger graph, so that not to be
// named twice is no change. How far samples lie from what was seen, to either side, stands for how
// far that lies from the truth (Hall & Wilson 1991, doi:10.2307/2532163), expanded by Student's
// quantile for actors in few documents of the two as sampled_level() does; the p value is that of
// the interval that ends at no change. O(samples log samples).
RankChange rank_change(const RanksThen& before, const RanksThen& after);

}  // namespace entente
