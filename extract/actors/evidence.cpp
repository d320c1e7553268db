#include "extract/actors/evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>
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

void Tally::grow() {
  const auto old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(512, old.size() * 2), {0, 0});
  for (std::uint32_t& used : used_) {
    const auto& slot = old[used];
    used = slot_of(slot.first);
    while (slots_[used].second != 0) used = next(used);
    slots_[used] = slot;
  }
}

void Tally::add(std::uint32_t number) {
  if (slots_.size() <= 2 * used_.size()) grow();
  std::uint32_t at = slot_of(number);
  for (; slots_[at].second != 0; at = next(at))
    if (slots_[at].first == number) {
      ++slots_[at].second;
      return;
    }
  slots_[at] = {number, 1};
  used_.push_back(at);
}

void Tally::move_to(std::vector<std::pair<std::uint32_t, std::uint32_t>>& out) {
  out.clear();
  out.reserve(used_.size());
  for (const std::uint32_t at : used_) out.push_back(std::exchange(slots_[at], {0, 0}));
  used_.clear();
  std::sort(out.begin(), out.end());
}

// Where a cluster is told of: its records, at most so many.
void Evidence::find_places(std::uint32_t root) {
  places_.clear();
  for (const std::uint32_t unit : clusters_.members(root)) {
    const auto records = units_.all[unit].records;
    const auto documents = units_.documents(units_.all[unit]);
    for (std::size_t i = 0; i < records.size() && places_.size() < most_records; ++i)
      places_.push_back({records[i], documents[i]});
  }
  // They are all over the memory: all are sent for before one is waited for.
  for (const Place& place : places_) {
    clusters_.send_for_cluster_of(place.position);
    send_for(&units_.day_of[place.document]);
    send_for(&units_.first_in[place.document]);
  }
  for (const Place& place : places_) clusters_.send_for_cluster_of(units_.first_in[place.document]);
}

void Evidence::work_out(std::uint32_t root, Company& found) {
  found.grown = clusters_.records(root);
  found.joins = clusters_.joins();
  found.days.clear();
  found.roles.clear();
  find_places(root);
  for (const std::uint32_t unit : clusters_.members(root))
    for (const std::uint32_t role : units_.all[unit].roles)
      if (found.roles.size() < 64 &&
          std::find(found.roles.begin(), found.roles.end(), role) == found.roles.end())
        found.roles.push_back(role);
  for (const auto& [position, document] : places_) {
    if (units_.day_of[document] != Units::no_day) found.days.push_back(units_.day_of[document]);
    for (std::uint32_t i = units_.first_in[document]; i < units_.first_in[document + 1]; ++i)
      if (i != position) named_.add(clusters_.cluster_of(i));
  }
  std::sort(found.days.begin(), found.days.end());
  named_.move_to(counts_);
  put_company(counts_, found);
}

void Evidence::put_company(const Counts& counts, Company& found) {
  found.with.resize(counts.size());
  found.documents.resize(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i)
    std::tie(found.with[i], found.documents[i]) = counts[i];
}

// The same company by what its clusters have become.
void Evidence::follow_joins(Company& found) {
  if (found.joins == clusters_.joins()) return;
  found.joins = clusters_.joins();
  bool changed = false;
  counts_.clear();
  for (std::size_t i = 0; i < found.with.size(); ++i) {
    const std::uint32_t root = clusters_.root(found.with[i]);
    changed = changed || root != found.with[i];
    counts_.emplace_back(root, found.documents[i]);
  }
  if (!changed) return;
  std::sort(counts_.begin(), counts_.end());
  std::size_t kept = 0;
  for (std::size_t i = 1; i < counts_.size(); ++i) {
    if (counts_[i].first == counts_[kept].first)
      counts_[kept].second += counts_[i].second;
    else
      counts_[++kept] = counts_[i];
  }
  counts_.resize(kept + 1);
  put_company(counts_, found);
}

Evidence::Company& Evidence::remembered(std::uint32_t root) {
  if (known_of_.empty()) known_of_.resize(units_.all.size(), UINT32_MAX);
  if (known_of_[root] == UINT32_MAX) {
    known_of_[root] = static_cast<std::uint32_t>(known_.size());
    known_.emplace_back(&memory_);
  }
  return known_[known_of_[root]];
}

// Large clusters are worked out again only when they have doubled, so that a name of n
// records costs O(n) although it grows one record at a time; small ones when they have grown.
const Evidence::Company& Evidence::company(std::uint32_t root, Company& room) {
  const std::size_t records = clusters_.records(root);
  const bool small = records <= few, here = small && remembered_ >= most_remembered;
  Company& found = here ? room : remembered(root);
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

void Evidence::expect(std::span<const std::uint32_t> roots) const {
  if (known_of_.empty()) return;
  for (const std::uint32_t root : roots) {
    send_for(&known_of_[root]);
    send_for(&clusters_.members(root));
  }
  for (const std::uint32_t root : roots) {
    if (known_of_[root] == UINT32_MAX) {
      send_for(clusters_.members(root).data());
      continue;
    }
    send_for(&known_[known_of_[root]]);
    send_for(&known_[known_of_[root]].days);
  }
  for (const std::uint32_t root : roots) {
    if (known_of_[root] == UINT32_MAX) {
      for (const std::uint32_t unit : clusters_.members(root)) {
        send_for(&units_.all[unit].roles);
        send_for(&units_.all[unit].records);
      }
      continue;
    }
    const Company& company = known_[known_of_[root]];
    send_for(company.with.data());
    send_for(company.with.data() + company.with.size() / 2);
    send_for(company.days.data());
    send_for(company.roles.data());
  }
}

void Evidence::compare_roles(const Company& some, const Company& other, Found& found) const {
  const std::vector<ToldRole>& roles = units_.texts.roles;
  if (some.roles.empty() || other.roles.empty()) return;
  for (const std::uint32_t a : some.roles)
    for (const std::uint32_t b : other.roles)
      if (a == b || role_agrees(roles[a], roles[b])) {
        found.roles_agree = true;
        return;
      }
  found.roles_differ = true;
  for (const std::uint32_t a : some.roles)
    for (const std::uint32_t b : other.roles)
      found.roles_clash = found.roles_clash || role_clashes(roles[a], roles[b]);
}

// 0 if none. Without branches, which nobody could foretell.
std::uint32_t Evidence::documents_with(const Company& company, std::uint32_t cluster) {
  if (company.with.empty()) return 0;
  std::size_t from = 0;
  for (std::size_t left = company.with.size(); left > 1;) {
    const std::size_t half = left / 2;
    from += half * (company.with[from + half] <= cluster);
    left -= half;
  }
  return company.with[from] == cluster ? company.documents[from] : 0;
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
  compare_roles(small, large, found);
  found.together = documents_with(small, b) > 0 || documents_with(large, a) > 0;
  const double documents = static_cast<double>(units_.documents()) + 10;
  weights_.clear();
  for (const std::uint32_t anchor : small.with) {
    const std::uint32_t both = documents_with(large, anchor);
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
