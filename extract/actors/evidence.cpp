#include "extract/actors/evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace entente {
namespace {

// Enough to know a cluster by, and the same for every order of the input.
constexpr std::size_t most_records = 512;
// Clusters of no more records are not remembered.
constexpr std::size_t few = 8;

}  // namespace

Evidence::Company Evidence::worked_out(std::uint32_t root) const {
  Company found;
  found.grown = clusters_.records(root);
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
        if (i != position) ++found.with[clusters_.root(units_.unit_of[i])];
    }
  }
  std::sort(found.days.begin(), found.days.end());
  return found;
}

// Large clusters are remembered and worked out again only when they have doubled, so
// that a name of n records costs O(n) although it grows one record at a time; small
// ones are put in `room`, or they would fill the memory.
const Evidence::Company& Evidence::company(std::uint32_t root, Company& room) {
  const std::size_t records = clusters_.records(root);
  if (records <= few) return room = worked_out(root);
  Company& found = known_[root];
  if (found.grown == 0 || records >= found.grown * 2) found = worked_out(root);
  return found;
}

// One unit is weighed against each of its namesakes in turn: its company is worked out once
// for all of them, as long as nothing was joined.
const Evidence::Company& Evidence::asked_company(std::uint32_t root) {
  if (asked_.grown == 0 || asked_root_ != root || asked_joins_ != clusters_.joins()) {
    asked_ = worked_out(root);
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
  Company room, other_room;
  const bool once = clusters_.records(a) <= few;
  const Company& asked = once ? asked_company(a) : company(a, other_room);
  const Company& namesake = company(b, room);
  const bool swapped = clusters_.records(b) < clusters_.records(a);
  const Company &small = swapped ? namesake : asked, &large = swapped ? asked : namesake;
  if (swapped) std::swap(a, b);
  Found found;
  found.roles_agree = roles_agree(small.roles, large.roles);
  found.roles_differ = !found.roles_agree && !small.roles.empty() && !large.roles.empty();
  found.roles_clash = found.roles_differ && roles_clash(small.roles, large.roles);
  found.together = small.with.contains(b) || large.with.contains(a);
  const double documents = static_cast<double>(units_.documents()) + 10;
  std::vector<double> weights;
  for (const auto& [anchor, count] : small.with) {
    const auto at = large.with.find(anchor);
    if (at == large.with.end() || anchor == a || anchor == b) continue;
    const double told = std::max<double>(clusters_.records(anchor), 1);
    const double part =
        std::min(1.0, 8.0 * at->second / static_cast<double>(std::min(large.grown, most_records)));
    weights.push_back(std::max(0.0, std::log(documents / told)) * part);
  }
  // Added in one order whatever the table's: sums must not depend on it.
  std::sort(weights.begin(), weights.end());
  for (const double weight : weights) found.shared += weight;
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
