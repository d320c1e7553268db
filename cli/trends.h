#pragma once

// What `trends` lists: changes of rank, rankings and communities, by window of time.

#include <cstdint>
#include <string>

#include "algorithms/measure.h"
#include "cli/windows.h"

namespace entente {

struct TrendsRequest {
  WindowArgument window;
  std::string by = "pagerank";
  std::size_t top = 10;
  std::uint32_t samples = 0;  // 0: 1,000 for changes, none for rankings
  bool all = false;
  bool ranks = false, communities = false;  // instead of changes
  std::string method = "leiden";
  double match = 0.3;
};

// Who rises and who falls from each window to the next, and from the first to the last.
Table change_table(const TrendsRequest& request, const Windows& windows, const Session& session);

// The first actors of each window.
Table window_rank_table(const TrendsRequest& request, const Windows& windows,
                        const Session& session);

// What becomes of each community from window to window.
Table community_history_table(const TrendsRequest& request, const Windows& windows,
                              const Session& session);

}  // namespace entente
