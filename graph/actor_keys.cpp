#include "graph/actor_keys.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "core/hash.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

std::uint64_t mentions_of(const ActorGroup& group, const EntityTable& entities) {
  std::uint64_t sum = 0;
  for (const Link& link : group.links) sum += entities.records.rows[link.record].mentions;
  return sum;
}

// A key of its own for a group that inherits none.
std::string own_key(const ActorGroup& group, const std::set<std::string>& taken) {
  std::string plain = slug(group.name);
  if (plain.size() > 80) plain.resize(80);
  if (plain.empty()) plain = "actor";
  const char* kind =
      group.type == ActorType::person ? "p" : (group.type == ActorType::state ? "s" : "b");
  const std::string digits = sha256_hex(kind + name_identity(group.name));
  std::string key = plain;
  std::size_t n = 6;
  for (; taken.contains(key) && n <= digits.size(); ++n) key = plain + "-" + digits.substr(0, n);
  for (n = 2; taken.contains(key); ++n) key = plain + "-" + digits + "-" + std::to_string(n);
  return key;
}

}  // namespace

std::map<std::int64_t, std::uint32_t> ActorState::by_row() const {
  std::map<std::int64_t, std::uint32_t> out;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) out.emplace(entities.rows[link.record], g);
  return out;
}

std::vector<std::uint32_t> heirs(const ActorState& before, const ActorState& after,
                                 const std::set<std::uint32_t>& strangers) {
  const std::map<std::int64_t, std::uint32_t> group_of = after.by_row();
  std::vector<std::uint32_t> out(before.groups.size(), nobody);
  for (std::uint32_t g = 0; g < before.groups.size(); ++g) {
    // Links are by document and entity, so the first of equals does not depend on row ids.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> shares;
    for (const Link& link : before.groups[g].links) {
      const auto at = group_of.find(before.entities.rows[link.record]);
      if (at == group_of.end() || strangers.contains(at->second)) continue;
      const std::uint64_t weight = before.entities.records.rows[link.record].mentions + 1u;
      const auto there = std::find_if(shares.begin(), shares.end(),
                                      [&](const auto& s) { return s.first == at->second; });
      if (there == shares.end())
        shares.emplace_back(at->second, weight);
      else
        there->second += weight;
    }
    const auto most =
        std::max_element(shares.begin(), shares.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != shares.end()) out[g] = most->first;
  }
  return out;
}

void inherit_keys(const ActorState& before, std::vector<ActorGroup>& after,
                  const EntityTable& after_entities,
                  const std::map<std::uint32_t, std::uint32_t>& chosen,
                  const std::set<std::uint32_t>& strangers) {
  std::vector<std::string> own;
  for (const ActorGroup& group : after) own.push_back(group.key);
  const std::vector<std::uint32_t> heir = heirs(before, {after_entities, after}, strangers);
  std::vector<std::uint32_t> source(after.size(), nobody);
  std::set<std::string> taken;
  for (std::uint32_t g = 0; g < before.groups.size(); ++g) {
    taken.insert(before.groups[g].key);
    if (heir[g] == nobody) continue;
    std::uint32_t& best = source[heir[g]];
    if (best == nobody || mentions_of(before.groups[g], before.entities) >
                              mentions_of(before.groups[best], before.entities))
      best = g;  // groups are by key, so the first of equals stays
  }
  for (const auto& [group, of] : chosen) source[group] = of;
  std::vector<std::uint32_t> rest;
  for (std::uint32_t f = 0; f < after.size(); ++f) {
    if (source[f] == nobody)
      rest.push_back(f);
    else
      after[f].key = before.groups[source[f]].key;
  }
  const auto order = [&](std::uint32_t f) {
    const Records::Row& first = after_entities.records.rows[after[f].links.front().record];
    return std::tie(after[f].name, first.document, first.entity);
  };
  std::sort(rest.begin(), rest.end(),
            [&](std::uint32_t a, std::uint32_t b) { return order(a) < order(b); });
  for (const std::uint32_t f : rest) taken.insert(after[f].key = own_key(after[f], taken));
  std::map<std::string, std::string> renamed;
  for (std::uint32_t f = 0; f < after.size(); ++f) renamed.emplace(own[f], after[f].key);
  for (ActorGroup& group : after)
    for (MaybeSame& maybe : group.maybe) maybe.key = renamed[maybe.key];
}

}  // namespace entente
