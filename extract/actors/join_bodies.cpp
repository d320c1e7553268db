#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/actors/join.h"
#include "extract/actors/shared_keys.h"
#include "extract/actors/transcription.h"
#include "extract/gazetteer.h"

// States and bodies, whose names alone mostly tell them apart; what is left are short
// forms, misspellings, and names that texts use of several. Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

bool is_free(const Unit& unit) { return !unit.confined && unit.kind != UnitKind::person; }

std::string initials(std::string_view plain) {
  std::string out;
  bool begins = true;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (begins && plain[i] != ' ') {
      const std::string_view word = plain.substr(i, plain.find(' ', i) - i);
      if (word != "of" && word != "the" && word != "for" && word != "and" && word != "in" &&
          word != "on" && word != "to")
        out += word[0];
    }
    begins = plain[i] == ' ' || plain[i] == '-';
  }
  return out;
}

// Places `unit` on the one of `others` that the evidence singles out. `least`: of
// shared company; a lone candidate may need none.
void place(Joining& j, std::uint32_t unit, std::vector<std::uint32_t> others, double least,
           float score, const std::string& reason, bool together = false) {
  for (std::uint32_t& other : others) other = j.clusters.root(other);
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  std::erase(others, j.clusters.root(unit));
  if (others.empty() || others.size() > 32) return;
  std::vector<std::pair<double, std::uint32_t>> weights;
  for (const std::uint32_t other : others) {
    const Found found = j.evidence.between(unit, other);
    if (!found.together || together) weights.emplace_back(-found.shared, other);
  }
  std::sort(weights.begin(), weights.end());
  if (weights.empty()) return;
  const double best = -weights.front().first;
  const std::string full = reason + name_in_reasons(j, weights.front().second);
  const bool clear = weights.size() == 1 || best >= -weights[1].first + 1.5;
  if (clear && best >= least && j.clusters.join(unit, weights.front().second, score, full)) return;
  j.maybe.push_back({unit, weights.front().second, clear ? 0.45f : 0.35f, full});
}

// "US Chess Federation" is told as "Chess Federation" by those who need not say more.
void join_homes(Joining& j, const std::unordered_map<std::string_view, std::uint32_t>& by_name) {
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind != UnitKind::body || unit.confined || unit.generic) continue;
    const std::string rest = without_state(unit.name);
    const auto at = rest.find(' ') == std::string::npos ? by_name.end() : by_name.find(rest);
    if (at != by_name.end() && !j.units.all[at->second].known)
      place(j, at->second, {u}, 1.5, 0.7f, "in the same company, without the state, as ");
  }
}

// "OSCE" in one document, spelt out in another.
void join_acronyms(Joining& j,
                   const std::unordered_map<std::string, std::vector<std::uint32_t>>& spelt_out) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_initials;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind == UnitKind::body && !unit.confined && !unit.generic &&
        unit.name.find(' ') != std::string::npos)
      if (std::string letters = initials(unit.name); letters.size() > 2)
        by_initials[std::move(letters)].push_back(u);
  }
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind != UnitKind::body || unit.confined || unit.known ||
        !spelt_in_capitals(unit.shown))
      continue;
    if (const auto at = spelt_out.find(std::string(unit.name)); at != spelt_out.end())
      place(j, u, at->second, 0, 0.85f, "acronym that another document gives for ", unit.borrowed);
    else if (const auto by = by_initials.find(std::string(unit.name)); by != by_initials.end())
      place(j, u, by->second, 1.5, 0.7f, "initials, in the same company, of ");
  }
}

// "Court", where its document names one court only.
std::optional<std::uint32_t> named_in_full(const Joining& j, std::uint32_t unit) {
  const std::uint32_t document = j.units.at[j.units.all[unit].records.front()].document;
  std::optional<std::uint32_t> only;
  for (std::uint32_t i = j.units.first_in[document]; i < j.units.first_in[document + 1]; ++i) {
    const std::uint32_t other = j.units.at[i].unit;
    if (other == unit || !is_free(j.units.all[other]) ||
        !j.units.all[other].name.ends_with(" " + std::string(j.units.all[unit].name)))
      continue;
    if (only && j.clusters.root(*only) != j.clusters.root(other)) return std::nullopt;
    only = other;
  }
  return only;
}

// "Supreme Court" in a document that does not say of which state: the one whose
// company it keeps.
void join_generic(Joining& j) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> owned, open;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (is_free(unit) && unit.generic && !unit.state.empty()) owned[unit.name].push_back(u);
  }
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (!is_free(unit) || !unit.generic || !unit.state.empty()) continue;
    if (const auto full = named_in_full(j, u)) {
      j.clusters.join(u, *full, 0.7f, "named in full in its document");
      continue;
    }
    std::vector<std::uint32_t> others = owned[unit.name];
    const std::vector<std::uint32_t>& same = open[unit.name];
    others.insert(others.end(), same.begin(), same.end());
    place(j, u, others, unit.by_document ? 4 : 1.5, 0.6f, "in the same company as ");
    if (same.size() < 16) open[unit.name].push_back(u);
  }
}

// "Libertarian", "Libertarian Party".
void join_parties(Joining& j, const std::unordered_map<std::string_view, std::uint32_t>& by_name) {
  for (const auto word : {" party", " organization", " group", " movement", " university"})
    for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
      const Unit& unit = j.units.all[u];
      if (!is_free(unit) || unit.kind != UnitKind::body || unit.known || unit.generic) continue;
      if (const auto at = by_name.find(std::string(unit.name) + word); at != by_name.end())
        place(j, u, {at->second}, 0.7, 0.65f, "short for ");
    }
}

constexpr double never = 1e9;

// "Rolling Stone", "Rolling Stones": two names rather than a slip.
bool plural(std::string_view a, std::string_view b) {
  if (b.size() < a.size()) std::swap(a, b);
  return b.size() == a.size() + 1 && b.ends_with('s') && b.starts_with(a);
}

void join_misspelt(Joining& j) {
  std::string key;
  const Keyed keyed = shared_keys(static_cast<std::uint32_t>(j.units.all.size()),
                                  [&](std::uint32_t u, const auto& tell) {
                                    const Unit& unit = j.units.all[u];
                                    if (!is_free(unit) || unit.generic || unit.name.size() < 8)
                                      return;
                                    tell(unit.name);
                                    for (std::size_t i = 0; i < unit.name.size(); ++i) {
                                      if (i > 0 && unit.name[i] == unit.name[i - 1])
                                        continue;  // the same key again
                                      key.assign(unit.name, 0, i).append(unit.name, i + 1);
                                      tell(key);
                                    }
                                  });
  for (std::size_t from = 0, end = 0; from < keyed.size(); from = end) {
    while (end < keyed.size() && keyed[end].first == keyed[from].first) ++end;
    if (end - from > 16) continue;
    for (std::size_t a = from; a < end; ++a)
      for (std::size_t b = a + 1; b < end; ++b) {
        const Unit &x = j.units.all[keyed[a].second], &y = j.units.all[keyed[b].second];
        if (x.kind != y.kind || (x.known && y.known) || !one_slip_apart(x.name, y.name)) continue;
        if (j.clusters.root(keyed[a].second) == j.clusters.root(keyed[b].second)) continue;
        // Numbers and single letters tell bodies apart: "Fedora 31", "Fedora 32".
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        if (std::any_of(x.name.begin(), x.name.end(), digit) ||
            std::any_of(y.name.begin(), y.name.end(), digit))
          continue;
        const std::uint32_t less = x.mentions < y.mentions ? keyed[a].second : keyed[b].second;
        const std::uint32_t more = less == keyed[a].second ? keyed[b].second : keyed[a].second;
        // In one document, a slip is a name that stands there once beside many.
        const std::uint64_t seldom = j.units.all[less].mentions;
        place(j, less, {more}, plural(x.name, y.name) ? never : 2.5, 0.6f,
              "misspelling, in the same company, of ",
              seldom * 6 <= j.units.all[more].mentions && seldom <= 2);
      }
  }
}

// What tables say: one Wikidata item, or a name that a table gives to another.
void join_known(Joining& j) {
  std::unordered_map<std::uint32_t, std::uint32_t> items;  // by text
  std::unordered_map<std::string, std::uint32_t> names;
  const auto kind = [&](std::uint32_t u) {
    return std::string(1, static_cast<char>('0' + static_cast<int>(j.units.all[u].kind)));
  };
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.confined || unit.wikidata == 0) continue;
    const auto [at, fresh] = items.emplace(unit.wikidata, u);
    const std::string item(j.units.records.texts[unit.wikidata]);
    if (!fresh) j.clusters.join(at->second, u, 1.0f, "Wikidata item " + item);
  }
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u)
    if (is_free(j.units.all[u]) && !j.units.all[u].generic)
      names.emplace(kind(u) + std::string(j.units.all[u].name), u);
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    if (!is_free(j.units.all[u])) continue;
    for (const std::string& name : j.units.all[u].other_names)
      if (const auto at = names.find(kind(u) + name); at != names.end())
        j.clusters.join(at->second, u, 0.9f,
                        "name of " + std::string(j.units.all[u].shown) + " elsewhere");
  }
}

// Whether any word of the name is one that people bear.
bool has_word_of_persons(std::string_view shown) {
  for (std::size_t begin = 0; begin < shown.size();) {
    const std::size_t end = std::min(shown.find(' ', begin), shown.size());
    const Lexeme* lexeme = Gazetteer::instance().find(token_hash(shown.substr(begin, end - begin)));
    if (lexeme && (lexeme->words & (given_name | surname | leader_surname))) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

void join_bodies(Joining& j) {
  std::unordered_map<std::string_view, std::uint32_t> by_name;
  std::unordered_map<std::string, std::vector<std::uint32_t>> spelt_out;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (!is_free(unit)) continue;
    if (!unit.generic) by_name.emplace(unit.name, u);
    for (const std::string& surface : unit.short_forms) {
      std::vector<std::uint32_t>& units = spelt_out[plain_body_name(surface)];
      if (units.empty() || units.back() != u) units.push_back(u);
    }
  }
  join_known(j);
  join_generic(j);
  join_acronyms(j, spelt_out);
  join_parties(j, by_name);
  join_homes(j, by_name);
  join_misspelt(j);
}

void join_kinds(Joining& j) {
  struct Namesakes {
    std::vector<std::uint32_t> persons, states, bodies;
  };
  std::map<std::string_view, Namesakes> all;  // of states and bodies
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind == UnitKind::person || unit.confined || !unit.named || unit.generic) continue;
    Namesakes& same = all[unit.name];
    (unit.kind == UnitKind::state ? same.states : same.bodies).push_back(u);
  }
  std::unordered_map<std::string_view, Namesakes*> by_name;
  for (auto& [name, same] : all) by_name.emplace(name, &same);
  std::unordered_set<std::string_view> borne;  // last words of full names, words with a role
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind != UnitKind::person || unit.confined || !unit.named || unit.generic) continue;
    const std::string name = fold(unit.shown);
    const bool alone = !unit.forms.empty() && unit.forms.front()->alone();
    if (!alone || !unit.roles.empty())
      if (const auto at = by_name.find(std::string_view(name).substr(name.rfind(' ') + 1));
          at != by_name.end())
        borne.insert(at->first);
    if (const auto at = by_name.find(name); at != by_name.end()) at->second->persons.push_back(u);
  }
  for (const auto& [name, same] : all) {
    if (same.persons.empty()) continue;
    const bool state = !same.states.empty();
    const std::uint32_t other = state ? same.states.front() : same.bodies.front();
    std::uint64_t told = 0, persons = 0;
    for (const std::uint32_t u : state ? same.states : same.bodies) told += j.units.all[u].mentions;
    for (const std::uint32_t u : same.persons) persons += j.units.all[u].mentions;
    const bool lone = name.find(' ') == std::string::npos;
    for (const std::uint32_t u : same.persons) {
      const Unit& unit = j.units.all[u];
      if (unit.known || !unit.roles.empty() || (lone && borne.contains(name))) continue;
      // "Polar Freight" is hardly a person, however often it was taken for one.
      const bool told_enough =
          told >= 2 * persons || (!lone && !has_word_of_persons(unit.shown) && 2 * told >= persons);
      if (state ? !j.units.all[other].known && lone : told_enough)
        j.clusters.join(u, other, 0.6f,
                        state ? "told as a state in other documents"
                              : "told as an organization in other documents");
    }
    if (state || j.units.all[other].known || persons < 2 * told) continue;
    for (const std::uint32_t u : same.bodies)
      j.clusters.join(u, same.persons.front(), 0.6f, "told as a person in other documents");
  }
}

}  // namespace entente
