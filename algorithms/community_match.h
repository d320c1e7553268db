#pragma once

// Communities followed from one window of time to the next.

#include <cstdint>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace entente {

using Members = std::vector<Node>;  // of one community, ascending

enum class Fate { born, continues, splits_off, merges, ends };

// What became of one community.
struct CommunityLife {
  Fate fate = Fate::born;
  std::uint32_t number = 0;         // 1, 2, ... for life; a piece that splits off gets its own
  std::vector<std::uint32_t> from;  // numbers of the communities before that match it, ascending
  double jaccard = 0;               // with the best of them: members of both / of either
  std::uint32_t shared = 0;         // members of both
};

// Follows communities through windows, one step at a time. Communities match whose Jaccard index
// reaches the threshold, as Greene, Doyle & Cunningham 2010 (doi:10.1109/ASONAM.2010.17) match them;
// unlike there only nodes that both windows have count, since a window of news names many who are
// named in no other, and one of both is not enough. The best match keeps the number, in falling
// order of Jaccard.
class CommunityHistory {
 public:
  explicit CommunityHistory(double threshold) : threshold_(threshold) {}

  // One entry a community of the window, in their order, and after them one for each community of
  // the window before that none continues or takes in, by number. `present`: the window's nodes,
  // ascending. O(nodes log nodes + matching pairs log pairs).
  std::vector<CommunityLife> step(std::span<const Members> communities,
                                  std::span<const Node> present);

 private:
  double threshold_;
  std::uint32_t last_number_ = 0;
  std::vector<Members> before_;
  std::vector<std::uint32_t> numbers_;  // parallel to before_
  std::vector<Node> present_;
};

}  // namespace entente
