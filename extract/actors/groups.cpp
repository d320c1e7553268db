#include "extract/actors/groups.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/actors/facts.h"
#include "extract/actors/group_keys.h"

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
  std::vector<DatedRole> dated;  // by bytes
  std::string state;             // of a body that any state may have
  std::set<std::string> full_names;
};

// Whether the unit calls its records otherwise than they are called by themselves.
bool names_anew(const Unit& unit) { return unit.turned || unit.borrowed || unit.generic; }

// A table's name for a body of another state is not what the document says.
std::string told_name(const RecordView& r, const Unit& unit) {
  if (unit.turned || unit.borrowed) return name_identity(r.surfaces().front());
  if (!unit.generic || unit.known || !r.known() || r.surfaces().empty() ||
      parse_body_name(r.canonical()).state.empty())
    return name_identity(r.name());
  return name_identity(r.surfaces().front());
}

// What records that say the same, in units that call them the same, add to a cluster.
void add_name(Told& told, const RecordView& r, const Unit& unit, std::uint64_t weight) {
  std::string name = told_name(r, unit);
  if (unit.known && r.known()) told.canonical[std::string(r.canonical())] += weight;
  if (!r.wikidata().empty() && !unit.borrowed) told.wikidata[std::string(r.wikidata())] += weight;
  told.names[name] += weight;
  told.types[unit.turned ? ActorType::person : r.type()] += weight;
  told.aliases.push_back(std::move(name));
}

class Teller {
 public:
  explicit Teller(const Units& units) : records_(units.records), units_(units) {
    for (const Unit& unit : units.all) anew_.push_back(names_anew(unit));
  }

  // Of the records at these positions, which ascend.
  Told tell(const std::vector<std::uint32_t>& positions);

 private:
  static constexpr std::size_t together = 32;
  void fetch(std::span<const std::uint32_t> positions) const;
  void add_names(Told& told);
  void add_roles(Told& told);

  std::uint64_t weight(std::uint32_t position) const {
    return std::max<std::uint32_t>(records_.rows[units_.at[position].place].mentions, 1);
  }

  const Records& records_;
  const Units& units_;
  std::vector<bool> anew_;  // by unit
  std::vector<std::pair<std::uint32_t, std::uint32_t>> said_;  // name, position
  std::vector<std::uint32_t> words_;
  std::vector<std::pair<std::uint32_t, std::int32_t>> roles_;  // text, day
};

// The names of a cluster are few, its records many.
void Teller::add_names(Told& told) {
  std::sort(said_.begin(), said_.end());
  for (std::size_t i = 0, end = 0; i < said_.size(); i = end) {
    std::uint64_t all = 0;
    for (; end < said_.size() && said_[end].first == said_[i].first; ++end)
      all += weight(said_[end].second);
    const std::uint32_t position = said_[i].second;
    add_name(told, records_[units_.at[position].place], units_.all[units_.at[position].unit], all);
  }
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for (const std::uint32_t words : words_)
    told.aliases.push_back(name_identity(records_.texts[words]));
}

void Teller::add_roles(Told& told) {
  std::sort(roles_.begin(), roles_.end());
  for (std::size_t i = 0, end = 0; i < roles_.size(); i = end) {
    DatedRole& dated = told.dated.emplace_back();
    dated.role = records_.texts[roles_[i].first];
    for (; end < roles_.size() && roles_[end].first == roles_[i].first; ++end) {
      ++dated.documents;
      if (roles_[end].second == Units::no_day) continue;
      const std::chrono::sys_days day{std::chrono::days(roles_[end].second)};
      if (!dated.first) dated.first = day;
      dated.last = day;
    }
    told.roles[dated.role] = dated.documents;
  }
  std::sort(told.dated.begin(), told.dated.end(),
            [](const DatedRole& a, const DatedRole& b) { return a.role < b.role; });
}

// The records of a cluster are all over the memory: all are sent for before one is waited for.
void Teller::fetch(std::span<const std::uint32_t> positions) const {
  for (const std::uint32_t position : positions) send_for(&units_.at[position]);
  for (const std::uint32_t position : positions)
    send_for(&records_.rows[units_.at[position].place]);
  for (const std::uint32_t position : positions)
    send_for(records_.surfaces(units_.at[position].place).data());
}

Told Teller::tell(const std::vector<std::uint32_t>& positions) {
  Told told;
  said_.clear();
  words_.clear();
  roles_.clear();
  std::uint32_t last = UINT32_MAX;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (i % together == 0)
      fetch(std::span(positions).subspan(i, std::min(together, positions.size() - i)));
    const std::uint32_t position = positions[i], at = units_.at[position].unit;
    if (anew_[at])
      add_name(told, records_[units_.at[position].place], units_.all[at], weight(position));
    else
      said_.emplace_back(units_.at[position].name, position);
    const auto words = records_.surfaces(units_.at[position].place);
    words_.insert(words_.end(), words.begin(), words.end());
    const std::int32_t day = units_.day_of[units_.at[position].document];
    for (const std::uint32_t role : records_.roles(units_.at[position].place))
      roles_.emplace_back(role, day);
    if (at == last) continue;
    last = at;
    const Unit& unit = units_.all[at];
    if (unit.generic && !unit.state.empty()) told.state = unit.state;
    if (unit.kind == UnitKind::person && !one_word(unit.name)) told.full_names.emplace(unit.name);
  }
  add_names(told);
  add_roles(told);
  return told;
}

// Of a body whose state only its document told: its name does not say which.
bool says_state(std::string_view name) { return !parse_body_name(name).state.empty(); }

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

Link link_of(const RecordView& r, const Unit& unit, const Joined& joined, std::uint32_t index,
             const ActorGroup& group, std::size_t members) {
  static const SharedText only("only mention of this name"), same("same name");
  if (members == 1) return {index, 1.0f, only};
  if (!joined.reason.empty()) return {index, joined.score, joined.reason};
  if (unit.known && r.known())
    return {index, 1.0f, "canonical name " + std::string(r.canonical())};
  if (unit.generic && !unit.state.empty() && !says_state(r.name()))
    return {index, 0.75f, "of " + std::string(unit.state) + ", which its document tells of most"};
  if (name_identity(r.name()) == name_identity(group.name)) return {index, 0.9f, same};
  if (fold(r.name()) == fold(group.name))
    return {index, 0.8f, "same name but for case or diacritics"};
  return {index, 0.8f, "form of the name"};
}

// A link for each position. Of records that say the same in one unit the reason is the same.
std::vector<Link> links_of(const Joining& j, const std::vector<std::uint32_t>& positions,
                           const ActorGroup& group) {
  std::vector<Link> links;
  links.reserve(positions.size());
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> first;  // name, unit: link
  for (const std::uint32_t position : positions) {
    const std::uint32_t unit = j.units.at[position].unit, index = j.units.at[position].place;
    const auto [at, fresh] =
        first.emplace(std::pair(j.units.at[position].name, unit), links.size());
    if (fresh) {
      const RecordView record = j.units.records[index];
      links.push_back(link_of(record, j.units.all[unit], j.clusters.why(unit), index, group,
                              positions.size()));
    } else {
      links.push_back(links[at->second]);
      links.back().record = index;
    }
  }
  return links;
}

ActorGroup group_of(const Joining& j, const std::vector<std::uint32_t>& positions, Told told,
                    std::string& state) {
  constexpr std::size_t many_names = 12;
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
  group.roles = std::move(told.dated);
  std::stable_sort(group.roles.begin(), group.roles.end(),
                   [](const DatedRole& a, const DatedRole& b) { return a.first < b.first; });
  group.crowded = told.full_names.size() > many_names;
  group.links = links_of(j, positions, group);
  return group;
}

// "Supreme Court (Kenya)" where the corpus tells of another one.
void name_states(std::vector<ActorGroup>& groups, const std::vector<std::string>& states) {
  std::unordered_map<std::string, std::size_t> borne;  // of groups that have one only
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!states[i].empty()) borne.emplace(fold(groups[i].name), 0);
  if (borne.empty()) return;
  for (const ActorGroup& group : groups)
    if (const auto at = borne.find(fold(group.name)); at != borne.end()) ++at->second;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (states[i].empty() || borne[fold(groups[i].name)] < 2) continue;
    std::vector<std::string>& aliases = groups[i].aliases;
    aliases.insert(std::lower_bound(aliases.begin(), aliases.end(), groups[i].name),
                   groups[i].name);
    groups[i].name += " (" + states[i] + ")";
  }
}

// `of_cluster`: the group of each cluster.
void note_doubts(std::vector<ActorGroup>& groups, const Joining& j,
                 std::span<const std::uint32_t> of_cluster) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, const MaybeOne*> pairs;
  for (const MaybeOne& maybe : j.maybe) {
    std::uint32_t a = of_cluster[j.clusters.root(maybe.a)];
    std::uint32_t b = of_cluster[j.clusters.root(maybe.b)];
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

std::vector<ActorGroup> make_groups(const Joining& j) {
  std::vector<ActorGroup> groups;
  std::vector<std::string> states;      // parallel
  std::vector<std::uint64_t> mentions;  // parallel
  std::vector<std::uint32_t> clusters;  // parallel
  std::vector<std::uint32_t> positions;
  Teller teller(j.units);
  std::size_t count = 0;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) count += j.clusters.root(u) == u;
  groups.reserve(count);
  constexpr std::uint32_t ahead = 8;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    if (u + ahead < j.units.all.size())
      for (const std::uint32_t member : j.clusters.members(u + ahead))
        send_for(&j.units.all[member].records);
    if (j.clusters.root(u) != u) continue;
    positions.clear();
    mentions.push_back(0);
    for (const std::uint32_t member : j.clusters.members(u)) {
      mentions.back() += j.units.all[member].mentions;
      const std::span<const std::uint32_t> more = j.units.all[member].records;
      positions.insert(positions.end(), more.begin(), more.end());
    }
    std::sort(positions.begin(), positions.end());
    states.emplace_back();
    clusters.push_back(u);
    groups.push_back(group_of(j, positions, teller.tell(positions), states.back()));
  }
  name_states(groups, states);
  give_keys(groups, mentions, j.units.records);
  const std::vector<std::uint32_t> order = by_key(groups);
  std::vector<ActorGroup> sorted;
  sorted.reserve(groups.size());
  std::vector<std::uint32_t> of_cluster(j.units.all.size());
  for (const std::uint32_t g : order) {
    of_cluster[clusters[g]] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(groups[g]));
  }
  note_doubts(sorted, j, of_cluster);
  return sorted;
}

}  // namespace entente
