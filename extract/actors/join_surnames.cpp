#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/text.h"
#include "extract/actors/join.h"
#include "extract/actors/transcription.h"
#include "extract/gazetteer.h"

// A surname alone, once a document: the person of the corpus that bears it, if one
// only does and nothing speaks against it, or if role or company single one out. Many
// people bear a common surname, so that asks for evidence even of its only bearer.
// Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

constexpr std::size_t most_bearers = 48, most_alone = 32;
constexpr std::int32_t one_holder_days = 120;

bool is_alone(const Unit& unit) {
  return unit.kind == UnitKind::person && unit.named && !unit.confined && !unit.known &&
         !unit.forms.empty() && unit.forms.front()->alone();
}

// Whether many people bear the name, or it is a word of the language.
bool is_common(std::string_view shown) {
  const Lexeme* lexeme = Gazetteer::instance().find(token_hash(shown));
  const std::string lower = to_lower(shown);
  const Lexeme* word = lower == shown ? lexeme : Gazetteer::instance().find(token_hash(lower));
  return (lexeme && (lexeme->words & (given_name | surname | particle))) ||
         (word && word->frequency > 3);
}

// A word that is no name of persons at all: "God".
bool is_no_surname(std::string_view shown) {
  const Lexeme* lexeme = Gazetteer::instance().find(token_hash(shown));
  const Lexeme* word = Gazetteer::instance().find(token_hash(to_lower(shown)));
  return word && word->frequency > 3 && !(lexeme && (lexeme->words & (given_name | surname)));
}

struct Choice {
  std::uint32_t unit = 0;
  Found found;
  double weight = 0;
};

double weight_of(const Found& found) {
  return (found.roles_agree ? 2.0 : 0.0) + std::min(found.shared, 4.0) +
         (found.near() ? 0.5 : 0.0) + (found.days >= 0 && found.days <= 60 ? 0.5 : 0.0);
}

std::vector<Choice> choices(Joining& j, std::uint32_t unit, std::vector<std::uint32_t> others) {
  for (std::uint32_t& other : others) other = j.clusters.root(other);
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  std::vector<Choice> out;
  j.evidence.expect(others);
  for (const std::uint32_t other : others) {
    if (other == j.clusters.root(unit)) continue;
    const Found found = j.evidence.between(unit, other);
    // One document names both: it has joined the surname if it could. It cannot where the
    // name ends otherwise ("Amy Klobuchar of Minnesota"), which the only bearer may.
    // Nor can it where a table took the surname for another name.
    const bool turned = j.units.all[unit].turned;
    if ((found.together && others.size() > 1 && !turned) || found.roles_clash) continue;
    out.push_back({other, found, weight_of(found) + (found.together && turned ? 3.0 : 0.0)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Choice& a, const Choice& b) { return a.weight > b.weight; });
  return out;
}

class Surnames {
 public:
  explicit Surnames(Joining& joining) : j_(joining) {
    for (std::uint32_t u = 0; u < j_.units.all.size(); ++u) {
      const Unit& unit = j_.units.all[u];
      if (unit.kind != UnitKind::person || unit.confined) continue;
      for (const PersonName* form : unit.forms)
        if (!form->alone()) add_bearer(*form, u);
    }
    for (auto& [surname, units] : bearers_) keep_best(units);
  }

  void run() {
    // One surname after the other: what is known of its bearers stays at hand.
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> surnames;
    for (std::uint32_t u = 0; u < j_.units.all.size(); ++u) {
      const Unit& unit = j_.units.all[u];
      if (!is_alone(unit)) continue;
      std::string key = key_of(unit.forms.front()->surname);
      const auto [at, fresh] = numbers.emplace(key, static_cast<std::uint32_t>(surnames.size()));
      if (fresh) surnames.push_back({std::move(key), {}});
      surnames[at->second].second.push_back(u);
    }
    for (const auto& [key, units] : surnames)
      for (const std::uint32_t u : units)
        if (!join_bearer(u, key)) join_alone(u, key);
  }

 private:
  static std::string key_of(const std::string& surname) {
    return close_spelling(surname, NamePart::surname);
  }

  void add_bearer(const PersonName& form, std::uint32_t unit) {
    bearers_[key_of(form.surname)].push_back(unit);
    if (const std::string first = first_surname(form); !first.empty())
      bearers_[key_of(first)].push_back(unit);
    if (stands_first(form.given.front())) bearers_[key_of(form.given.front())].push_back(unit);
  }

  // One unit a cluster, the most mentioned clusters.
  void keep_best(std::vector<std::uint32_t>& units) const {
    std::vector<std::uint32_t> roots;
    for (const std::uint32_t u : units) roots.push_back(j_.clusters.root(u));
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    std::stable_sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) {
      return j_.clusters.records(a) > j_.clusters.records(b);
    });
    if (roots.size() > most_bearers) roots.resize(most_bearers);
    units = std::move(roots);
  }

  bool join_bearer(std::uint32_t u, const std::string& key) {
    const auto at = bearers_.find(key);
    const Unit& unit = j_.units.all[u];
    if (at == bearers_.end() || unit.forms.front()->surname.size() < 3) return false;
    const std::vector<Choice> found = choices(j_, u, at->second);
    if (found.empty()) return false;
    const Choice& best = found.front();
    const std::string name = name_in_reasons(j_, best.unit);
    const bool only = at->second.size() == 1;
    const bool enough = is_no_surname(unit.shown) ? best.found.roles_agree
                                                  : best.found.something() || best.weight >= 1.5;
    const bool odd_role = best.found.roles_differ && best.found.shared < 3;
    float score = 0;
    std::string reason = "surname of " + name;
    if (only && !odd_role && (enough || !is_common(unit.shown))) {
      score = best.found.something() ? 0.8f : 0.7f;
      reason = "surname of the only " + name + " in the corpus";
    } else if (!odd_role && enough && found.size() > 1 && best.weight >= found[1].weight + 1.5) {
      score = 0.7f;
      reason += ", told in the same company or role";
    } else if (!odd_role && enough && found.size() == 1) {
      score = 0.65f;
      reason += ", the only one not told otherwise";
    }
    if (score > 0 && j_.clusters.join(u, best.unit, score, reason)) return true;
    j_.maybe.push_back({u, best.unit, only ? 0.45f : 0.3f, reason});
    return false;
  }

  // The same word in another document, nobody's full name: one actor if the word is
  // rare, or if role or company say so.
  void join_alone(std::uint32_t u, const std::string& key) {
    const Unit& unit = j_.units.all[u];
    std::vector<std::uint32_t>& others = alone_[key + "/" + std::string(unit.name)];
    const bool borne = bearers_.contains(key);
    if (!others.empty()) {
      const bool rare = !borne && !is_common(unit.shown);
      const std::vector<Choice> found = rare ? std::vector<Choice>{} : choices(j_, u, others);
      if (rare && j_.evidence.between(u, others.front()).roles_clash == false) {
        if (j_.clusters.join(u, others.front(), 0.75f, "same name, which is rare")) return;
      } else if (!found.empty() && found.front().found.something()) {
        if (j_.clusters.join(u, found.front().unit, 0.7f, "same name in the same company or role"))
          return;
      } else if (!found.empty()) {
        j_.maybe.push_back({u, found.front().unit, 0.4f, "same name alone"});
      }
    }
    if (others.size() < most_alone) others.push_back(u);
  }

  Joining& j_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> bearers_, alone_;
};

}  // namespace

void join_surnames(Joining& joining) { Surnames(joining).run(); }

namespace {

// "foreign minister/spain"; empty for an office of nobody's or a former one.
std::string office_key(const ToldRole& role) {
  return role.of.empty() || role.past || role.office.empty() ? std::string()
                                                             : role.office + "/" + role.of;
}

// The one person whom the corpus tells as holder of the office of an unnamed one, near
// its date: noted, not joined, as offices change hands.
void note_holders(Joining& j, const std::vector<std::uint32_t>& unnamed) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> holders;
  for (std::uint32_t u = 0; u < j.units.all.size() && !unnamed.empty(); ++u)
    if (const Unit& unit = j.units.all[u];
        unit.kind == UnitKind::person && unit.named && !unit.confined)
      for (const std::uint32_t role : unit.roles)
        if (const std::string key = office_key(j.units.texts.roles[role]); !key.empty())
          if (std::vector<std::uint32_t>& units = holders[key]; units.size() < 16)
            units.push_back(u);
  for (const std::uint32_t u : unnamed) {
    const auto at = holders.find(office_key(parse_role(j.units.all[u].shown)));
    if (at == holders.end()) continue;
    std::optional<std::uint32_t> only;
    bool several = false;
    for (const std::uint32_t holder : at->second) {
      const Found found = j.evidence.between(u, holder);
      if (found.together || found.days < 0 || found.days > one_holder_days) continue;
      several = several || (only && j.clusters.root(*only) != j.clusters.root(holder));
      only = holder;
    }
    if (only && !several) j.maybe.push_back({u, *only, 0.45f, "holder of this office at the time"});
  }
}

}  // namespace

void join_unnamed(Joining& j) {
  // From the first document of an office on, not from one to the next: a row of
  // documents would join two holders.
  std::unordered_map<std::string_view, std::uint32_t> first;
  std::vector<std::uint32_t> units;
  for (std::uint32_t u = 0; u < j.units.all.size(); ++u) {
    const Unit& unit = j.units.all[u];
    if (unit.kind == UnitKind::person && !unit.named && !unit.confined) units.push_back(u);
  }
  const auto day = [&](std::uint32_t u) {
    return j.units.day_of[j.units.at[j.units.all[u].records.front()].document];
  };
  note_holders(j, units);
  std::stable_sort(units.begin(), units.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return day(a) < day(b); });
  for (const std::uint32_t u : units) {
    const auto [at, fresh] = first.emplace(j.units.all[u].name, u);
    if (fresh) continue;
    const std::int32_t before = day(at->second), now = day(u);
    if (before != Units::no_day && now - before <= one_holder_days) {
      j.clusters.join(at->second, u, 0.7f, "same office at the same time");
      continue;
    }
    j.maybe.push_back({at->second, u, 0.3f, "same office at another time"});
    at->second = u;
  }
}

}  // namespace entente
