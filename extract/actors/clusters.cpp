#include "extract/actors/clusters.h"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

constexpr std::size_t most_pairs = 256;

}  // namespace

Clusters::Clusters(const Units& units, const LinkConstraints& constraints)
    : units_(units),
      cluster_of_(units.at.size()),
      parent_(units.all.size()),
      members_(units.all.size()),
      names_(units.all.size()),
      records_(units.all.size()),
      mentions_(units.all.size()),
      foes_(units.all.size()),
      why_(units.all.size()) {
  std::iota(parent_.begin(), parent_.end(), 0u);
  for (std::size_t i = 0; i < cluster_of_.size(); ++i) cluster_of_[i] = units.at[i].unit;
  for (std::uint32_t u = 0; u < units.all.size(); ++u) {
    members_[u] = {u};
    add_name(u, units.all[u]);
    records_[u] = static_cast<std::uint32_t>(units.all[u].records.size());
    mentions_[u] = units.all[u].mentions;
  }
  if (constraints.must_link.empty() && constraints.cannot_link.empty()) return;
  std::size_t places = 0;
  for (const Position& at : units.at) places = std::max<std::size_t>(places, at.place + 1);
  std::vector<std::uint32_t> unit(places);  // by place in the input
  for (const Position& at : units.at) unit[at.place] = at.unit;
  for (const auto& [a, b] : constraints.must_link) {
    unite(root(unit[a]), root(unit[b]));
    for (const std::uint32_t r : {a, b})
      if (why_[unit[r]].reason.empty()) why_[unit[r]] = {1.0f, "joined by hand"};
  }
  for (const auto& [a, b] : constraints.cannot_link) {
    foes_[root(unit[a])].insert(root(unit[b]));
    foes_[root(unit[b])].insert(root(unit[a]));
  }
}

// Kept apart from the members, of which a name told everywhere has one a document.
void Clusters::add_name(std::uint32_t root, const Unit& unit) {
  if (unit.forms.empty() || unit.forms.front()->alone() || names_[root].size() > most_pairs) return;
  for (const Unit* other : names_[root])
    if (other->name == unit.name && other->forms.size() == unit.forms.size()) return;
  names_[root].push_back(&unit);
}

void Clusters::unite(std::uint32_t into, std::uint32_t from) {
  if (into == from) return;
  ++joins_;
  if (members_[into].size() < members_[from].size()) std::swap(into, from);
  parent_[from] = into;
  for (const std::uint32_t unit : members_[from])
    for (const std::uint32_t position : units_.all[unit].records) cluster_of_[position] = into;
  members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
  members_[from].clear();
  members_[from].shrink_to_fit();
  for (const Unit* name : names_[from]) add_name(into, *name);
  names_[from].clear();
  records_[into] += records_[from];
  mentions_[into] += mentions_[from];
  for (const std::uint32_t foe : foes_[from]) {
    foes_[foe].erase(from);
    foes_[foe].insert(into);
    foes_[into].insert(foe);
  }
  foes_[from].clear();
}

bool Clusters::join(std::uint32_t a, std::uint32_t b, float score, const std::string& reason) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (foes_[a].contains(b)) return false;
  const bool first = mentions_[a] < mentions_[b] || (mentions_[a] == mentions_[b] && a > b);
  for (const std::uint32_t unit : members_[first ? a : b])
    if (why_[unit].reason.empty()) why_[unit] = {score, reason};
  unite(a, b);
  return true;
}

NameMatch Clusters::worst_match(std::uint32_t a, std::uint32_t b) const {
  const auto &some = names_[root(a)], &others = names_[root(b)];
  if (some.empty() || others.empty() || some.size() * others.size() > most_pairs)
    return NameMatch::different;
  NameMatch worst = NameMatch::same;
  for (const Unit* x : some)
    for (const Unit* y : others) {
      NameMatch best = NameMatch::different;
      for (const PersonName* one : x->forms)
        for (const PersonName* other : y->forms) best = std::min(best, match(*one, *other));
      worst = std::max(worst, best);
      if (worst == NameMatch::different) return worst;
    }
  return worst;
}

}  // namespace entente
