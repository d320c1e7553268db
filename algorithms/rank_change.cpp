#include "algorithms/rank_change.h"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

double doublings(std::uint32_t before, std::uint32_t after) {
  return std::log2(static_cast<double>(before) / after);
}

}  // namespace

RankChange rank_change(const RanksThen& before, const RanksThen& after) {
  const std::uint32_t last = std::max(before.nobody.observed, after.nobody.observed);
  const auto rank = [&](std::uint32_t own, std::uint32_t nobody) {
    return own >= nobody ? last : own;
  };
  RankChange out;
  out.change = doublings(rank(before.own.observed, before.nobody.observed),
                         rank(after.own.observed, after.nobody.observed));
  std::vector<double> errors;
  for (std::size_t s = 0; s < before.own.samples.size(); ++s) {
    const double change = doublings(rank(before.own.samples[s], before.nobody.samples[s]),
                                    rank(after.own.samples[s], after.nobody.samples[s]));
    errors.push_back(std::abs(change - out.change));
  }
  std::sort(errors.begin(), errors.end());
  const std::uint32_t documents = before.own.documents + after.own.documents;
  const double error = errors[place_of_level(sampled_level(documents), errors.size())];
  out.low = out.change - error;
  out.high = out.change + error;
  // A hair less counts as well, for both are differences of logarithms.
  const auto reach = errors.end() - std::lower_bound(errors.begin(), errors.end(),
                                                     std::abs(out.change) - 1e-9);
  out.p = sampled_p(static_cast<double>(1 + reach) / static_cast<double>(1 + errors.size()),
                    documents);
  return out;
}

}  // namespace entente
