#include "extract/actors/groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/hash.h"
#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/actors/facts.h"

namespace entente {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

// The most frequent text by weight; ties go to the longer, then the first by bytes.
std::string most(const Counts& counts) {
  const std::pair<const std::string, std::uint64_t>* best = nullptr;
  for (const auto& entry : counts)
    if (!best || entry.second > best->second ||
        (entry.second == best->second && entry.first.size() > best->first.size()))
      best = &entry;
  return best ? best->first : std::string();
}

// What the records of one cluster say.
struct Told {
  Counts canonical, names, roles, wikidata;
  std::map<ActorType, std::uint64_t> types;
  std::vector<std::string> aliases;
  std::map<std::string, DatedRole> dated;
  std::string state;  // of a body that any state may have
  std::set<std::string> full_names;
};

// A table's name for a body of another state is not what the document says.
std::string told_name(const EntityRecord& r, const Unit& unit) {
  if (unit.turned) return name_identity(r.surfaces.front());
  if (!unit.generic || unit.known || r.canonical.empty() || r.surfaces.empty() ||
      parse_body_name(r.canonical).state.empty())
    return name_identity(r.name);
  return name_identity(r.surfaces.front());
}

void add_roles(Told& told, const EntityRecord& r) {
  for (const std::string& role : r.roles) {
    told.roles[role] += 1;
    DatedRole& dated = told.dated[role];
    dated.role = role;
    ++dated.documents;
    if (!r.date) continue;
    if (!dated.first || *r.date < *dated.first) dated.first = r.date;
    if (!dated.last || *r.date > *dated.last) dated.last = r.date;
  }
}

Told tell(std::span<const EntityRecord> records, const Joining& j,
          const std::vector<std::uint32_t>& positions) {
  Told told;
  for (const std::uint32_t position : positions) {
    const EntityRecord& r = records[j.units.order[position]];
    const Unit& unit = j.units.all[j.units.unit_of[position]];
    const std::uint64_t weight = std::max<std::uint32_t>(r.mentions, 1);
    const std::string name = told_name(r, unit);
    if (unit.known && !r.canonical.empty()) told.canonical[r.canonical] += weight;
    if (!r.wikidata.empty()) told.wikidata[r.wikidata] += weight;
    told.names[name] += weight;
    told.types[unit.turned ? ActorType::person : r.type] += weight;
    told.aliases.push_back(name);
    for (const std::string& surface : r.surfaces) told.aliases.push_back(name_identity(surface));
    if (unit.generic && !unit.state.empty()) told.state = unit.state;
    if (unit.kind == UnitKind::person && !one_word(unit.name)) told.full_names.insert(unit.name);
    add_roles(told, r);
  }
  return told;
}

// Of a body whose state only its document told: its name does not say which.
bool says_state(const std::string& name) { return !parse_body_name(name).state.empty(); }

void give_names(ActorGroup& group, Told& told) {
  if (!told.state.empty() && told.canonical.empty()) {
    Counts telling = told.names;
    std::erase_if(telling, [](const auto& entry) { return !says_state(entry.first); });
    group.name = most(telling.empty() ? told.names : telling);
    group.key = telling.empty() ? group.name + " " + told.state : group.name;
    return;
  }
  const std::string stable = told.canonical.empty() ? most(told.names) : most(told.canonical);
  group.name = stable;
  group.key = stable;  // give_keys() makes a slug of it
  if (group.type != ActorType::person) return;
  Counts full = told.names;
  std::erase_if(full, [](const auto& entry) { return one_word(entry.first); });
  // "Amy Klobuchar of Minnesota" is told for the place, not for the name.
  Counts plain = full;
  std::erase_if(plain, [](const auto& entry) {
    const std::size_t of = entry.first.find(" of ");
    return of != std::string::npos && !one_word(entry.first.substr(0, of));
  });
  if (!plain.empty()) full = std::move(plain);
  if (!full.empty()) group.name = most(full);
  if (group.name != stable) told.aliases.push_back(stable);
  if (told.canonical.empty()) group.key = group.name;
}

Link link_of(const EntityRecord& r, const Unit& unit, const Joined& joined, std::uint32_t index,
             const ActorGroup& group, std::size_t members) {
  if (members == 1) return {index, 1.0f, "only mention of this name"};
  if (!joined.reason.empty()) return {index, joined.score, joined.reason};
  if (unit.known && !r.canonical.empty()) return {index, 1.0f, "canonical name " + r.canonical};
  if (unit.generic && !unit.state.empty() && !says_state(r.name))
    return {index, 0.75f, "of " + unit.state + ", which its document tells of most"};
  if (name_identity(r.name) == name_identity(group.name)) return {index, 0.9f, "same name"};
  if (fold(r.name) == fold(group.name))
    return {index, 0.8f, "same name but for case or diacritics"};
  return {index, 0.8f, "form of the name"};
}

ActorGroup group_of(std::span<const EntityRecord> records, const Joining& j,
                    std::vector<std::uint32_t> positions, std::string& state) {
  constexpr std::size_t many_names = 12;
  std::sort(positions.begin(), positions.end());
  Told told = tell(records, j, positions);
  ActorGroup group;
  group.wikidata = most(told.wikidata);
  for (const auto& [canonical, mentions] : told.canonical)
    if (group.wikidata.empty()) group.wikidata = wikidata_of(canonical);
  group.role = most(told.roles);
  std::uint64_t best = 0;
  for (const auto& [type, weight] : told.types)
    if (weight > best) {
      best = weight;
      group.type = type;
    }
  if (told.types.contains(ActorType::state)) group.type = ActorType::state;
  give_names(group, told);
  state = says_state(group.name) ? std::string() : told.state;
  std::sort(told.aliases.begin(), told.aliases.end());
  told.aliases.erase(std::unique(told.aliases.begin(), told.aliases.end()), told.aliases.end());
  std::erase(told.aliases, group.name);
  std::erase(told.aliases, std::string());
  group.aliases = std::move(told.aliases);
  for (auto& [role, dated] : told.dated) group.roles.push_back(std::move(dated));
  std::stable_sort(group.roles.begin(), group.roles.end(),
                   [](const DatedRole& a, const DatedRole& b) { return a.first < b.first; });
  group.crowded = told.full_names.size() > many_names;
  for (const std::uint32_t position : positions) {
    const std::uint32_t unit = j.units.unit_of[position], index = j.units.order[position];
    group.links.push_back(link_of(records[index], j.units.all[unit], j.clusters.why(unit), index,
                                  group, positions.size()));
  }
  return group;
}

std::string first_record(const ActorGroup& group, std::span<const EntityRecord> records) {
  const EntityRecord& first = records[group.links.front().record];
  return first.document_key + "/" + std::to_string(first.entity) + "/" + first.name;
}

std::string plain_key(const ActorGroup& group) {
  std::string key = slug(group.key);
  if (key.size() > 80) key.resize(80);
  return key;
}

// Kind and name: mostly enough to tell a group from others of its slug.
std::string told_apart(const ActorGroup& group) {
  const char kind = group.type == ActorType::person  ? 'p'
                    : group.type == ActorType::state ? 's'
                                                     : 'b';
  return kind + name_identity(group.key);
}

// Keys are slugs. Of groups that share a slug (namesakes, names in another script) the best
// known has it as it is: one that a table knows, then the most mentioned, so that a namesake
// who is told of later takes nobody's key unless he is told of more. The others have six
// digits of a hash behind it, of what each is by itself.
void give_keys(std::vector<ActorGroup>& groups, std::span<const EntityRecord> records) {
  struct Bearer {
    std::string plain, told, first;
    bool known = false;
    std::uint64_t mentions = 0;
    ActorGroup* group = nullptr;
  };
  std::vector<Bearer> bearers;
  std::unordered_map<std::string, std::uint64_t> named;
  for (ActorGroup& group : groups) {
    std::uint64_t mentions = 0;
    for (const Link& link : group.links)
      mentions += std::max<std::uint32_t>(records[link.record].mentions, 1);
    bearers.push_back({plain_key(group), told_apart(group), first_record(group, records),
                       !group.wikidata.empty(), mentions, &group});
    ++named[bearers.back().told];
  }
  std::sort(bearers.begin(), bearers.end(), [](const Bearer& a, const Bearer& b) {
    return std::tie(a.plain, b.known, b.mentions, a.told, a.first) <
           std::tie(b.plain, a.known, a.mentions, b.told, b.first);
  });
  std::set<std::string> taken;
  for (const Bearer& b : bearers) {
    const std::string digits = sha256_hex(named[b.told] > 1 ? b.told + "/" + b.first : b.told);
    const std::string key = b.plain.empty() ? "actor-" + digits.substr(0, 6) : b.plain;
    b.group->key = key;
    for (std::size_t n = 6; !taken.insert(b.group->key).second; ++n)
      b.group->key = key + "-" + digits.substr(0, n);
  }
}

// "Supreme Court (Kenya)" where the corpus tells of another one.
void name_states(std::vector<ActorGroup>& groups, const std::vector<std::string>& states) {
  std::unordered_map<std::string, std::size_t> borne;
  for (const ActorGroup& group : groups) ++borne[fold(group.name)];
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (states[i].empty() || borne[fold(groups[i].name)] < 2) continue;
    std::vector<std::string>& aliases = groups[i].aliases;
    aliases.insert(std::lower_bound(aliases.begin(), aliases.end(), groups[i].name),
                   groups[i].name);
    groups[i].name += " (" + states[i] + ")";
  }
}

void note_doubts(std::vector<ActorGroup>& groups, const Joining& j) {
  std::vector<std::uint32_t> at(j.units.order.size());  // by place in the input: group
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) at[link.record] = g;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const MaybeOne*> pairs;
  for (const MaybeOne& maybe : j.maybe) {
    std::uint32_t a = at[j.units.order[j.units.all[maybe.a].records.front()]];
    std::uint32_t b = at[j.units.order[j.units.all[maybe.b].records.front()]];
    if (a == b) continue;
    if (b < a) std::swap(a, b);
    const MaybeOne*& best = pairs[{a, b}];
    if (!best || best->score < maybe.score) best = &maybe;
  }
  for (const auto& [pair, maybe] : pairs) {
    groups[pair.first].maybe.push_back({groups[pair.second].key, maybe->score, maybe->reason});
    groups[pair.second].maybe.push_back({groups[pair.first].key, maybe->score, maybe->reason});
  }
  for (ActorGroup& group : groups)
    std::sort(group.maybe.begin(), group.maybe.end(), [](const MaybeSame& a, const MaybeSame& b) {
      return std::tie(b.score, a.key) < std::tie(a.score, b.key);
    });
}

}  // namespace

std::vector<ActorGroup> make_groups(std::span<const EntityRecord> records, const Joining& j) {
  std::vector<ActorGroup> groups;
  std::vector<std::string> states;  // parallel
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    if (j.clusters.root(u) != u) continue;
    std::vector<std::uint32_t> positions;
    for (const std::uint32_t member : j.clusters.members(u)) {
      const std::vector<std::uint32_t>& more = j.units.all[member].records;
      positions.insert(positions.end(), more.begin(), more.end());
    }
    states.emplace_back();
    groups.push_back(group_of(records, j, std::move(positions), states.back()));
  }
  name_states(groups, states);
  give_keys(groups, records);
  std::sort(groups.begin(), groups.end(),
            [](const ActorGroup& a, const ActorGroup& b) { return a.key < b.key; });
  note_doubts(groups, j);
  return groups;
}

}  // namespace entente
