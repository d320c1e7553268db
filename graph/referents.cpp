#include "graph/referents.h"

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/hash.h"
#include "core/nearest.h"
#include "core/text.h"

namespace entente {

// Keys are slugs; those of namesakes end in digits of the name's hash (extract/resolve_corpus.cpp).
bool is_slug(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool may_be_key(std::string_view key, std::string_view name) {
  std::string plain = slug(name);
  if (plain.size() > 80) plain.resize(80);
  if (plain == key) return true;
  if (plain.empty()) plain = "actor";
  if (!key.starts_with(plain + "-")) return false;
  const std::string_view digits = key.substr(plain.size() + 1);
  if (digits.size() < 6) return false;
  for (const char* kind : {"p", "s", "b"})
    if (sha256_hex(kind + name_identity(name)).starts_with(digits)) return true;
  return false;
}

void Referents::put(Index& index, std::string name, std::uint32_t group) {
  if (name.empty()) return;
  std::vector<std::uint32_t>& there = index[std::move(name)];
  if (std::find(there.begin(), there.end(), group) == there.end()) there.push_back(group);
}

Referents::Referents(std::span<const ActorGroup> groups) : groups_(groups) {
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    put(keys_, groups[i].key, i);
    add_name(i, groups[i].name);
    for (const std::string& alias : groups[i].aliases) {
      put(forms_, name_identity(alias), i);
      put(folded_forms_, fold(alias), i);
    }
  }
}

void Referents::add_name(std::uint32_t group, const std::string& name) {
  put(names_, name_identity(name), group);
  put(folded_names_, fold(name), group);
}

std::string Referents::described(std::uint32_t group) const {
  const ActorGroup& g = groups_[group];
  return g.name + " (" + std::string(name_of(g.type)) + (g.role.empty() ? "" : ", " + g.role) + ")";
}

std::optional<std::uint32_t> Referents::find(std::string_view wanted,
                                             const std::string& place) const {
  const std::string identity = name_identity(wanted), folded = fold(wanted);
  const std::pair<const Index*, std::string_view> readings[] = {{&keys_, wanted},
                                                                {&names_, identity},
                                                                {&forms_, identity},
                                                                {&folded_names_, folded},
                                                                {&folded_forms_, folded}};
  std::vector<std::uint32_t> fitting;
  for (const auto& [index, text] : readings) {
    const auto at = index->find(text);
    if (at == index->end()) continue;
    fitting = at->second;
    break;
  }
  if (fitting.empty() && is_slug(wanted))
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const auto& aliases = groups_[i].aliases;
      if (may_be_key(wanted, groups_[i].name) ||
          std::any_of(aliases.begin(), aliases.end(),
                      [&](const std::string& alias) { return may_be_key(wanted, alias); }))
        fitting.push_back(i);
    }
  if (fitting.empty()) return std::nullopt;
  if (fitting.size() == 1) return fitting[0];
  std::string message = place + "\"" + std::string(wanted) + "\" is ambiguous";
  for (std::size_t i = 0; i < fitting.size() && i < 8; ++i)
    message += "\n" + groups_[fitting[i]].key + "  " + described(fitting[i]);
  throw Error(ErrorKind::input, message + "\ngive the key");
}

void Referents::unknown(std::string_view wanted, const std::string& place,
                        const std::string& store) const {
  std::vector<std::string> names;
  std::map<std::string, std::uint32_t> owner;
  for (const Index* index : {&names_, &forms_})
    for (const auto& [name, groups] : *index)
      if (owner.emplace(name, groups[0]).second) names.push_back(name);
  // The last word alone, as people write it.
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    std::string last = groups_[i].name.substr(groups_[i].name.find_last_of(' ') + 1);
    if (owner.emplace(last, i).second) names.push_back(std::move(last));
  }
  std::string message = place + "no actor named \"" + std::string(wanted) + "\" in " + store;
  std::set<std::uint32_t> offered;
  for (const std::string& near : nearest(wanted, names, 12)) {
    if (offered.size() == 3) break;
    const std::uint32_t group = owner.at(near);
    if (offered.insert(group).second)
      message += "\ndid you mean  " + described(group) + ", key " + groups_[group].key + "?";
  }
  if (offered.empty())
    message +=
        "\nno name is near it; 'entente actors list " + store + " WORD' finds parts of names";
  throw Error(ErrorKind::input, message);
}

}  // namespace entente
