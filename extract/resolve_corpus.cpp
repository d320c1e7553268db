#include "extract/resolve_corpus.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/hash.h"
#include "core/text.h"

// Records are sorted first, so the order of the input cannot matter. Each record
// offers the names it may be joined by; records that share one are one actor
// (union-find). Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

// Persons, states and bodies never share a group, whatever their names.
char kind_of(ActorType type) {
  if (type == ActorType::person) return 'p';
  return type == ActorType::state ? 's' : 'b';
}

// Sets of records that are one actor, within what is forbidden: join() of two sets
// that hold a forbidden pair does nothing. By position in the sorted order.
class Sets {
 public:
  Sets(const std::vector<std::uint32_t>& order, const LinkConstraints& constraints)
      : parent_(order.size()), foes_(order.size()), apart_(order.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::vector<std::uint32_t> at(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) at[order[i]] = i;
    for (const auto& [a, b] : constraints.must_link) unite(root(at[a]), root(at[b]));
    for (const auto& [a, b] : constraints.cannot_link) {
      foes_[root(at[a])].insert(root(at[b]));
      foes_[root(at[b])].insert(root(at[a]));
    }
    for (const std::uint32_t record : constraints.apart) apart_[at[record]] = true;
  }

  bool apart(std::uint32_t x) const { return apart_[x]; }

  std::uint32_t root(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (!foes_[a].contains(b)) unite(a, b);
  }

 private:
  // Of two roots: the foes of one become the foes of both.
  void unite(std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    const std::uint32_t low = std::min(a, b), high = std::max(a, b);
    parent_[high] = low;
    for (const std::uint32_t foe : foes_[high]) {
      foes_[foe].erase(high);
      foes_[foe].insert(low);
      foes_[low].insert(foe);
    }
    foes_[high].clear();
  }

  std::vector<std::uint32_t> parent_;
  std::vector<std::set<std::uint32_t>> foes_;  // by root: roots
  std::vector<bool> apart_;
};

std::vector<std::uint32_t> sorted_order(std::span<const EntityRecord> records) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const EntityRecord &x = records[a], &y = records[b];
    return std::tie(x.document_key, x.entity, x.name) < std::tie(y.document_key, y.entity, y.name);
  });
  return order;
}

// The most frequent text by weight; ties go to the longer, then the first by bytes.
std::string most(const std::map<std::string, std::uint64_t>& counts) {
  const std::pair<const std::string, std::uint64_t>* best = nullptr;
  for (const auto& entry : counts)
    if (!best || entry.second > best->second ||
        (entry.second == best->second && entry.first.size() > best->first.size()))
      best = &entry;
  return best ? best->first : std::string();
}

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

// "Foreign Minister" agrees with "foreign minister of Peru", not with "President" or
// with "Foreign Minister of Chile".
bool roles_agree(const std::set<std::string>& some, const std::set<std::string>& others) {
  for (const std::string& a : some)
    for (const std::string& b : others) {
      const std::string &shorter = a.size() < b.size() ? a : b,
                        &longer = a.size() < b.size() ? b : a;
      if (longer == shorter || longer.substr(0, shorter.size() + 4) == shorter + " of ")
        return true;
    }
  return some.empty() || others.empty();
}

std::set<std::string> folded_roles(const EntityRecord& record) {
  std::set<std::string> out;
  for (const std::string& role : record.roles) out.insert(fold(role));
  return out;
}

// Lone words taken for persons, without a role, that other documents tell as states.
void join_states(std::span<const EntityRecord> records, const std::vector<std::uint32_t>& order,
                 Sets& sets) {
  std::map<std::string, std::uint32_t> states;
  std::set<std::string> borne;  // last words of full names, and words with a role
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    if (sets.apart(i)) continue;
    const EntityRecord& r = records[order[i]];
    const std::string name = fold(r.name);
    if (r.type == ActorType::state && r.canonical.empty()) states.emplace(name, i);
    if (r.type == ActorType::person && (!one_word(name) || !r.roles.empty()))
      borne.insert(name.substr(name.rfind(' ') + 1));
  }
  for (std::uint32_t i = 0; i < order.size() && !states.empty(); ++i) {
    if (sets.apart(i)) continue;
    const EntityRecord& r = records[order[i]];
    const auto at = states.find(fold(r.name));
    if (r.type == ActorType::person && r.canonical.empty() && at != states.end() &&
        !borne.contains(at->first))
      sets.join(at->second, i);
  }
}

// Lone surnames join the only person of the corpus that bears them in a full name.
void join_surnames(std::span<const EntityRecord> records, const std::vector<std::uint32_t>& order,
                   Sets& sets) {
  struct Bearer {
    std::set<std::uint32_t> persons;  // roots
    std::set<std::string> roles;
    std::vector<std::uint32_t> alone;  // records of the surname only
  };
  std::map<std::string, Bearer> by_surname;
  const auto full_name = [](const EntityRecord& r) {
    return fold(one_word(fold(r.name)) && !r.canonical.empty() ? r.canonical : r.name);
  };
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const EntityRecord& r = records[order[i]];
    if (r.type != ActorType::person || sets.apart(i)) continue;
    const std::string name = full_name(r);
    Bearer& bearer = by_surname[name.substr(name.rfind(' ') + 1)];
    if (one_word(name)) {
      bearer.alone.push_back(i);
    } else {
      bearer.persons.insert(sets.root(i));
      bearer.roles.merge(folded_roles(r));
    }
  }
  for (const auto& entry : by_surname) {
    const Bearer& bearer = entry.second;
    if (bearer.persons.size() != 1 || entry.first.size() < 3) continue;
    const bool agree = std::all_of(bearer.alone.begin(), bearer.alone.end(), [&](std::uint32_t i) {
      return roles_agree(folded_roles(records[order[i]]), bearer.roles);
    });
    if (agree)
      for (const std::uint32_t i : bearer.alone) sets.join(*bearer.persons.begin(), i);
  }
}

Link link_of(const EntityRecord& record, std::uint32_t index, const ActorGroup& group,
             std::size_t members) {
  if (members == 1) return {index, 1.0f, "only mention of this name"};
  if (kind_of(record.type) != kind_of(group.type))
    return {index, 0.6f, "told as a state in other documents"};
  if (record.type == ActorType::person && record.canonical.empty() && one_word(record.name) &&
      !one_word(group.name))
    return {index, 0.7f, "surname of the only " + group.name + " in the corpus"};
  if (!record.canonical.empty()) return {index, 1.0f, "canonical name " + record.canonical};
  if (name_identity(record.name) == name_identity(group.name)) return {index, 0.9f, "same name"};
  return {index, 0.8f, "same name but for case or diacritics"};
}

ActorGroup group_of(std::span<const EntityRecord> records,
                    const std::vector<std::uint32_t>& members) {
  std::map<std::string, std::uint64_t> canonical, names, roles, wikidata;
  std::map<ActorType, std::uint64_t> types;
  std::vector<std::string> aliases;
  for (const std::uint32_t m : members) {
    const EntityRecord& r = records[m];
    const std::uint64_t weight = std::max<std::uint32_t>(r.mentions, 1);
    if (!r.canonical.empty()) canonical[r.canonical] += weight;
    if (!r.wikidata.empty()) wikidata[r.wikidata] += weight;
    names[name_identity(r.name)] += weight;
    types[r.type] += weight;
    for (const std::string& role : r.roles) roles[role] += 1;
    aliases.push_back(name_identity(r.name));
    for (const std::string& surface : r.surfaces) aliases.push_back(name_identity(surface));
  }
  ActorGroup group;
  const std::string stable = canonical.empty() ? most(names) : most(canonical);
  group.wikidata = most(wikidata);
  group.role = most(roles);
  std::uint64_t best = 0;
  for (const auto& [type, weight] : types)
    if (weight > best) {
      best = weight;
      group.type = type;
    }
  if (types.contains(ActorType::state)) group.type = ActorType::state;
  group.name = stable;
  group.key = stable;  // give_keys() makes a slug of it
  if (group.type == ActorType::person) {
    std::erase_if(names, [](const auto& entry) { return one_word(entry.first); });
    if (!names.empty()) group.name = most(names);
    if (group.name != stable) aliases.push_back(stable);
    if (canonical.empty()) group.key = group.name;
  }
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  std::erase(aliases, group.name);
  std::erase(aliases, std::string());
  group.aliases = std::move(aliases);
  for (const std::uint32_t m : members)
    group.links.push_back(link_of(records[m], m, group, members.size()));
  return group;
}

// Keys are slugs. Groups that share a slug (namesakes of another kind, names in
// another script) keep it in byte order of their names: the first as it is, the
// others with six digits of the name's hash, which later documents cannot change.
void give_keys(std::vector<ActorGroup>& groups) {
  std::sort(groups.begin(), groups.end(), [](const ActorGroup& a, const ActorGroup& b) {
    return std::tie(a.key, a.type) < std::tie(b.key, b.type);
  });
  std::set<std::string> taken;
  for (ActorGroup& group : groups) {
    const std::string stable = std::move(group.key);
    std::string key = slug(stable);
    if (key.size() > 80) key.resize(80);
    const std::string digits =
        sha256_hex(std::string(1, kind_of(group.type)) + name_identity(stable));
    if (key.empty()) key = "actor-" + digits.substr(0, 6);
    group.key = key;
    for (std::size_t n = 6; !taken.insert(group.key).second; ++n)
      group.key = key + "-" + digits.substr(0, n);
  }
  std::sort(groups.begin(), groups.end(),
            [](const ActorGroup& a, const ActorGroup& b) { return a.key < b.key; });
}

}  // namespace

std::vector<ActorGroup> resolve_corpus(std::span<const EntityRecord> records,
                                       const LinkConstraints& constraints) {
  const std::vector<std::uint32_t> order = sorted_order(records);
  Sets sets(order, constraints);
  std::map<std::string, std::uint32_t> first_with;  // offered name -> position in order
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    if (sets.apart(i)) continue;
    const EntityRecord& r = records[order[i]];
    const std::string kind(1, kind_of(r.type));
    std::vector<std::string> offered;
    if (r.canonical.empty() || r.type != ActorType::person) offered.push_back(kind + fold(r.name));
    if (!r.canonical.empty()) offered.push_back(kind + fold(r.canonical));
    if (!r.wikidata.empty()) offered.push_back("#" + r.wikidata);
    for (const std::string& name : offered) {
      const auto [at, fresh] = first_with.emplace(name, i);
      if (!fresh) sets.join(at->second, i);
    }
  }
  join_states(records, order, sets);
  join_surnames(records, order, sets);
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < order.size(); ++i) members[sets.root(i)].push_back(order[i]);
  std::vector<ActorGroup> groups;
  groups.reserve(members.size());
  for (const auto& [root, list] : members) groups.push_back(group_of(records, list));
  give_keys(groups);
  return groups;
}

std::vector<Diagnostic> confusable_names(std::span<const ActorGroup> groups) {
  // By every form found: a table may have named one of the look-alikes otherwise.
  std::map<std::string, std::map<std::string, std::set<const ActorGroup*>>> alike;
  for (const ActorGroup& group : groups) {
    std::vector<std::string> forms = group.aliases;
    forms.push_back(group.name);
    for (const std::string& form : forms)
      alike[confusable_skeleton(fold(form))][fold(form)].insert(&group);
  }
  std::set<std::string> messages;  // two shared forms of the same actors warn once
  for (const auto& [skeleton, spellings] : alike) {
    if (spellings.size() < 2) continue;
    std::map<std::string, std::string> actors;  // by key
    for (const auto& [spelling, same] : spellings)
      for (const ActorGroup* group : same) actors[group->key] = group->name;
    if (actors.size() < 2) continue;
    std::string list;
    for (const auto& [key, name] : actors)
      list += (list.empty() ? "" : ", ") + name + " (" + key + ")";
    messages.insert("look-alike names of different actors: " + list +
                    "; they are kept apart, spell them alike in the documents if they are one");
  }
  std::vector<Diagnostic> out;
  for (const std::string& message : messages) {
    Diagnostic warning;
    warning.reason = "names.confusable";
    warning.message = message;
    out.push_back(std::move(warning));
  }
  return out;
}

}  // namespace entente
