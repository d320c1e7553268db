#pragma once

// How far two rankings of the same actors agree.

#include <cstdint>
#include <optional>
#include <span>

namespace entente {

// Kendall's tau-b of two rankings, parallel by actor, where equal ranks tie: 1 for the same
// order, -1 for the reverse, 0 for none of either. nullopt where a ranking ties all actors, or
// there are fewer than two. Kendall 1945, doi:10.1093/biomet/33.3.239; computed as Knight 1966,
// doi:10.1080/01621459.1966.10480879, in O(n log n). Throws Error{input} for unequal lengths.
std::optional<double> kendall_tau_b(std::span<const std::uint32_t> a,
                                    std::span<const std::uint32_t> b);

}  // namespace entente
