#include "extract/actors/evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace entente {
namespace {

// Enough to know a cluster by, and the same for every order of the input.
constexpr std::size_t most_records = 512;
// Clusters of no more records are small: what they say of company is always up to date.
constexpr std::size_t few = 8;
// No more is remembered of small clusters, or they would fill the memory.
constexpr std::size_t most_remembered = 4'000'000;

}  // namespace

void Evidence::work_out(std::uint32_t root, Company& found) {
  found.grown = clusters_.records(root);
  found.joins = clusters_.joins();
  found.with.clear();
  found.days.clear();
  found.roles.clear();
  named_.resize(units_.all.size());
  std::size_t seen = 0;
  for (const std::uint32_t unit : clusters_.members(root)) {
    for (const ToldRole& role : units_.all[unit].roles)
      if (found.roles.size() < 64 &&
          std::find(found.roles.begin(), found.roles.end(), role) == found.roles.end())
        found.roles.push_back(role);
    for (const std::uint32_t position : units_.all[unit].records) {
      if (++seen > most_records) break;
      const std::uint32_t document = units_.document_of[position];
      if (units_.day_of[document] != Units::no_day) found.days.push_back(units_.day_of[document]);
      for (std::uint32_t i = units_.first_in[document]; i < units_.first_in[document + 1]; ++i)
        if (i != position) {
          const std::uint32_t cluster = clusters_.root(units_.unit_of[i]);
          if (named_[cluster]++ == 0) found.with.emplace_back(cluster, 0);
        }
    }
  }
  std::sort(found.days.begin(), found.days.end());
  std::sort(found.with.begin(), found.with.end());
  for (auto& [cluster, documents] : found.with) documents = std::exchange(named_[cluster], 0);
}

// The same company by what its clusters have become.
void Evidence::follow_joins(Company& found) const {
  if (found.joins == clusters_.joins()) return;
  found.joins = clusters_.joins();
  bool changed = false;
  for (auto& [cluster, documents] : found.with) {
    const std::uint32_t root = clusters_.root(cluster);
    changed = changed || root != cluster;
    cluster = root;
  }
  if (!changed) return;
  std::sort(found.with.begin(), found.with.end());
  std::size_t kept = 0;
  for (std::size_t i = 1; i < found.with.size(); ++i) {
    if (found.with[i].first == found.with[kept].first)
      found.with[kept].second += found.with[i].second;
    else
      found.with[++kept] = found.with[i];
  }
  found.with.resize(kept + 1);
}

// Large clusters are worked out again only when they have doubled, so that a name of n
// records costs O(n) although it grows one record at a time; small ones when they have grown.
const Evidence::Company& Evidence::company(std::uint32_t root, Company& room) {
  const std::size_t records = clusters_.records(root);
  const bool small = records <= few, here = small && remembered_ >= most_remembered;
  Company& found = here ? room : known_[root];
  if (!here && small && found.grown == records) {
    follow_joins(found);
    return found;
  }
  if (!small && found.grown > few && records < found.grown * 2) return found;
  work_out(root, found);
  if (small && !here) remembered_ += found.with.size();
  return found;
}

// One unit is weighed against each of its namesakes in turn: its company is worked out once
// for all of them, as long as nothing was joined.
const Evidence::Company& Evidence::asked_company(std::uint32_t root) {
  if (asked_.grown == 0 || asked_root_ != root || asked_joins_ != clusters_.joins()) {
    work_out(root, asked_);
    asked_root_ = root;
    asked_joins_ = clusters_.joins();
  }
  return asked_;
}

// An actor named with both speaks for one actor: the more the rarer it is in the
// corpus and the more of the company it makes up.
Found Evidence::between(std::uint32_t a, std::uint32_t b) {
  ++weighed_;
  a = clusters_.root(a);
  b = clusters_.root(b);
  const bool once = clusters_.records(a) <= few;
  const Company& asked = once ? asked_company(a) : company(a, other_room_);
  const Company& namesake = company(b, room_);
  const bool swapped = clusters_.records(b) < clusters_.records(a);
  const Company &small = swapped ? namesake : asked, &large = swapped ? asked : namesake;
  if (swapped) std::swap(a, b);
  Found found;
  found.roles_agree = roles_agree(small.roles, large.roles);
  found.roles_differ = !found.roles_agree && !small.roles.empty() && !large.roles.empty();
  found.roles_clash = found.roles_differ && roles_clash(small.roles, large.roles);
  const auto in = [](const Company& company, std::uint32_t cluster) {
    const auto at = std::lower_bound(company.with.begin(), company.with.end(),
                                     std::pair(cluster, std::uint32_t{0}));
    return at != company.with.end() && at->first == cluster ? at->second : 0;
  };
  found.together = in(small, b) > 0 || in(large, a) > 0;
  const double documents = static_cast<double>(units_.documents()) + 10;
  weights_.clear();
  for (const auto& [anchor, count] : small.with) {
    const std::uint32_t both = in(large, anchor);
    if (both == 0 || anchor == a || anchor == b) continue;
    const double told = std::max<double>(clusters_.records(anchor), 1);
    const double part =
        std::min(1.0, 8.0 * both / static_cast<double>(std::min(large.grown, most_records)));
    weights_.push_back(std::max(0.0, std::log(documents / told)) * part);
  }
  // The smallest first: sums must not depend on how clusters are numbered.
  std::sort(weights_.begin(), weights_.end());
  for (const double weight : weights_) found.shared += weight;
  for (const std::int32_t day : small.days) {
    const auto at = std::lower_bound(large.days.begin(), large.days.end(), day);
    for (const auto other : {at, at == large.days.begin() ? at : at - 1})
      if (other != large.days.end())
        if (const std::int32_t gap = std::abs(*other - day); found.days < 0 || gap < found.days)
          found.days = gap;
  }
  return found;
}

}  // namespace entente
