#include "algorithms/community_match.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace entente {
namespace {

constexpr std::uint32_t least_shared = 2;  // any two with one node in common are alike by chance

struct Match {
  double jaccard;
  std::uint32_t shared;
  std::size_t before, after;
};

bool is_in(const std::vector<Node>& sorted, Node u) {
  return std::binary_search(sorted.begin(), sorted.end(), u);
}

// All pairs that reach the threshold, the best first. `common`: nodes of both windows.
std::vector<Match> matches(std::span<const Members> before, std::span<const Members> after,
                           const std::vector<Node>& common, double threshold) {
  std::map<Node, std::size_t> home;
  std::vector<std::uint32_t> size_before(before.size(), 0);
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const Node u : before[i])
      if (is_in(common, u)) {
        home.emplace(u, i);
        ++size_before[i];
      }
  std::vector<Match> found;
  for (std::size_t j = 0; j < after.size(); ++j) {
    std::uint32_t size = 0;
    std::map<std::size_t, std::uint32_t> shared;
    for (const Node u : after[j]) {
      if (!is_in(common, u)) continue;
      ++size;
      if (const auto at = home.find(u); at != home.end()) ++shared[at->second];
    }
    for (const auto& [i, both] : shared) {
      const double jaccard = static_cast<double>(both) / (size_before[i] + size - both);
      if (both >= least_shared && jaccard >= threshold) found.push_back({jaccard, both, i, j});
    }
  }
  std::sort(found.begin(), found.end(), [](const Match& x, const Match& y) {
    return std::tuple(-x.jaccard, y.shared, x.before, x.after) <
           std::tuple(-y.jaccard, x.shared, y.before, y.after);
  });
  return found;
}

}  // namespace

std::vector<CommunityLife> CommunityHistory::step(std::span<const Members> communities,
                                                  std::span<const Node> present) {
  std::vector<Node> common;
  std::set_intersection(present_.begin(), present_.end(), present.begin(), present.end(),
                        std::back_inserter(common));
  std::vector<CommunityLife> lives(communities.size());
  std::vector<bool> is_matched(before_.size(), false), is_passed_on(before_.size(), false);
  for (const Match& m : matches(before_, communities, common, threshold_)) {
    CommunityLife& life = lives[m.after];
    if (life.from.empty()) {
      life.jaccard = m.jaccard;
      life.shared = m.shared;
    }
    if (life.number == 0 && !is_passed_on[m.before]) {
      life.number = numbers_[m.before];
      is_passed_on[m.before] = true;
    }
    life.from.push_back(numbers_[m.before]);
    is_matched[m.before] = true;
  }
  std::vector<std::uint32_t> numbers;
  for (CommunityLife& life : lives) {
    std::sort(life.from.begin(), life.from.end());
    life.fate = life.from.empty()       ? Fate::born
                : life.from.size() > 1  ? Fate::merges
                : life.number == 0      ? Fate::splits_off
                                        : Fate::continues;
    if (life.number == 0) life.number = ++last_number_;
    numbers.push_back(life.number);
  }
  std::vector<std::uint32_t> ended;
  for (std::size_t i = 0; i < before_.size(); ++i)
    if (!is_matched[i]) ended.push_back(numbers_[i]);
  std::sort(ended.begin(), ended.end());
  for (const std::uint32_t number : ended) lives.push_back({Fate::ends, number, {}, 0, 0});
  before_.assign(communities.begin(), communities.end());
  numbers_ = std::move(numbers);
  present_.assign(present.begin(), present.end());
  return lives;
}

}  // namespace entente
