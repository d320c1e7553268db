#include <algorithm>
#include <array>
#include <compare>
#include <optional>

#include "extract/actors/join.h"
#include "extract/actors/shared_keys.h"
#include "extract/actors/transcription.h"

// Constrained clustering of full names. Units that share a key are taken one after
// the other, the best known first; each joins the one cluster that it agrees with in
// every name (no chains), or, of several, the one that the evidence singles out. Names
// that say more than one person's are kept apart. Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

bool is_full(const Unit& unit) {
  return unit.kind == UnitKind::person && !unit.confined && !unit.forms.empty() &&
         !unit.forms.front()->alone();
}

bool only_initial(const PersonName& name) { return name.given.front().size() == 1; }

struct Verdict {
  float score = 0;  // 0: not joined, but it may be one person
  std::string reason;
};

// What a likeness of names and the evidence come to; nullopt: two persons.
std::optional<Verdict> judge(NameMatch match, const Found& found, const std::string& of) {
  if (match == NameMatch::different) return std::nullopt;
  // Offices change within years: at odds are roles of about the same time.
  constexpr std::int32_t years = 730;
  if (found.roles_clash && found.shared < 3 && found.days <= years)
    return match == NameMatch::same ? std::optional(Verdict{0, "same name, roles at odds"})
                                    : std::nullopt;
  switch (match) {
    case NameMatch::same:
      return Verdict{found.something() ? 0.95f : 0.9f, "same name"};
    case NameMatch::shorter:
      if (found.together && !found.roles_agree)
        return Verdict{0, "a shorter form of " + of + ", apart in one document"};
      return Verdict{found.something() ? 0.9f : 0.8f, "name without or with middle names of " + of};
    case NameMatch::spelling:
      if (found.together) return Verdict{0, "another spelling of " + of};
      return Verdict{found.something() ? 0.9f : 0.8f, "another spelling of " + of};
    case NameMatch::initial:
      if (found.together || !found.something()) return Verdict{0, "initial of " + of};
      return Verdict{0.8f, "initial of " + of + ", told in the same company or role"};
    case NameMatch::pet_name:
      if (found.together || !found.something()) return Verdict{0, "pet name of " + of};
      return Verdict{0.75f, "pet name of " + of + ", told in the same company or role"};
    case NameMatch::second_surname:
      if (!found.something()) return Verdict{0, "with or without the second surname of " + of};
      return Verdict{0.75f, "with or without the second surname of " + of +
                                ", told in the same "
                                "company or role"};
    case NameMatch::relative:
      if (found.together || !found.roles_agree) return std::nullopt;
      return Verdict{0.6f, "same name and role as " + of + " but for Jr. or Sr."};
    default:
      if (found.together || !(found.roles_agree || found.shared >= 2.5))
        return Verdict{0, "nearly the name of " + of};
      return Verdict{0.65f, "misspelling of " + of + ", told in the same company or role"};
  }
}

// How well known a unit is, at hand for all of them.
struct Rank {
  std::uint32_t kind = 0;  // known, more than an initial, given names, has roles
  std::uint64_t mentions = 0;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

constexpr std::uint32_t more_than_initial = 1u << 30;

std::vector<Rank> ranks(const Units& units) {
  constexpr std::size_t many = 1 << 20;
  std::vector<Rank> out(units.all.size());
  for (std::uint32_t u = 0; u < out.size(); ++u) {
    const Unit& unit = units.all[u];
    if (!is_full(unit)) continue;
    const PersonName& name = *unit.forms.front();
    out[u].kind = (unit.known ? 1u << 31 : 0) | (only_initial(name) ? 0 : more_than_initial) |
                  static_cast<std::uint32_t>(std::min(name.given.size(), many)) << 1 |
                  (unit.roles.empty() ? 0 : 1);
    out[u].mentions = unit.mentions;
  }
  return out;
}

// The units of one key, best known first.
std::vector<std::uint32_t> ranked(const std::vector<Rank>& ranks, const Keyed& keyed,
                                  std::size_t from, std::size_t end) {
  std::vector<std::uint32_t> block;
  for (std::size_t i = from; i < end; ++i) block.push_back(keyed[i].second);
  std::sort(block.begin(), block.end());
  block.erase(std::unique(block.begin(), block.end()), block.end());
  std::sort(block.begin(), block.end(), [&](std::uint32_t a, std::uint32_t b) {
    return ranks[a] != ranks[b] ? ranks[a] > ranks[b] : a < b;
  });
  return block;
}

struct Candidate {
  std::uint32_t cluster = 0;
  NameMatch match = NameMatch::different;
  Verdict verdict;
  double weight = 0;
};

// Joins one unit with one of the clusters, or notes with which it may be one.
void place(Joining& j, std::uint32_t unit, const std::vector<std::uint32_t>& clusters) {
  std::vector<Candidate> candidates;
  for (const std::uint32_t cluster : clusters) {
    const NameMatch match = j.clusters.worst_match(unit, cluster);
    if (match == NameMatch::different) continue;
    const Found found = j.evidence.between(unit, cluster);
    const auto verdict = judge(match, found, name_in_reasons(j, cluster));
    if (!verdict) continue;
    if (match == NameMatch::same && verdict->score == 0) {  // two persons, or a role misread
      j.maybe.push_back({unit, cluster, 0.4f, verdict->reason});
      continue;
    }
    const double weight = (found.roles_agree ? 2 : 0) + std::min(found.shared, 6.0) +
                          (found.near() ? 0.5 : 0) - 1.5 * static_cast<int>(match);
    candidates.push_back({cluster, match, *verdict, weight});
  }
  if (candidates.empty()) return;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  Candidate best = candidates.front();
  const bool clear =
      candidates.size() == 1 || best.weight >= candidates[1].weight + 1.5 ||
      (best.match == NameMatch::same && j.clusters.forbidden(best.cluster, candidates[1].cluster));
  if (!clear) {
    // A name that two bear: the better known, and a doubt; else every document had its own.
    const std::string several = "one of several of this name";
    const bool both = best.match == NameMatch::same && candidates[1].match == NameMatch::same &&
                      best.verdict.score > 0 && candidates[1].verdict.score > 0;
    if (both) {
      if (j.clusters.records(candidates[1].cluster) > j.clusters.records(best.cluster))
        std::swap(best, candidates[1]);
      j.maybe.push_back({unit, candidates[1].cluster, 0.45f, several});
    }
    best.verdict = {both ? 0.5f : 0, several};
  }
  if (best.verdict.score > 0 &&
      j.clusters.join(unit, best.cluster, best.verdict.score, best.verdict.reason))
    return;
  j.maybe.push_back(
      {unit, best.cluster, 0.5f - 0.05f * static_cast<float>(best.match), best.verdict.reason});
}

// `wanted`: whether a unit is to be placed in this step, or only placed upon.
template <class Wanted>
void join_blocks(Joining& j, const std::vector<Rank>& ranks, const Keyed& keyed, std::size_t most,
                 Wanted wanted) {
  for (std::size_t from = 0, end = 0; from < keyed.size(); from = end) {
    while (end < keyed.size() && keyed[end].first == keyed[from].first) ++end;
    if (end - from < 2) continue;
    std::vector<std::uint32_t> clusters;
    for (const std::uint32_t unit : ranked(ranks, keyed, from, end)) {
      if (wanted(unit) && !clusters.empty()) {
        for (std::uint32_t& cluster : clusters) cluster = j.clusters.root(cluster);
        std::sort(clusters.begin(), clusters.end());
        clusters.erase(std::unique(clusters.begin(), clusters.end()), clusters.end());
        const auto own = j.clusters.root(unit);
        if (clusters.size() > most) break;  // a name of too many: what is left stays apart
        if (!std::binary_search(clusters.begin(), clusters.end(), own)) place(j, unit, clusters);
      }
      clusters.push_back(j.clusters.root(unit));
    }
  }
}

// A form of a unit, at hand for all of them.
struct FullForm {
  std::uint32_t unit = 0;
  const PersonName* name = nullptr;
};

// By unit.
std::vector<FullForm> full_forms_of(const Units& units) {
  std::vector<FullForm> out;
  for (std::uint32_t u = 0; u < units.all.size(); ++u)
    if (is_full(units.all[u]))
      for (const PersonName* form : units.all[u].forms)
        if (!form->alone()) out.push_back({u, form});
  return out;
}

template <class KeysOf>
Keyed keyed_by(const std::vector<FullForm>& forms, KeysOf keys_of) {
  Keyed keyed = shared_keys(
      static_cast<std::uint32_t>(forms.size()),
      [&](std::uint32_t i, const auto& tell) { keys_of(*forms[i].name, tell); });
  for (auto& [key, of] : keyed) of = forms[of].unit;
  return keyed;
}

std::string close_key(const PersonName& name) {
  std::string given = close_spelling(name.given.front(), NamePart::given);
  std::string surname = close_spelling(name.surname, NamePart::surname);
  if (surname < given) std::swap(given, surname);
  return given + " " + surname;
}

template <class Tell>
void initial_keys(const PersonName& form, const Tell& tell) {
  const std::string surname = close_spelling(form.surname, NamePart::surname);
  const std::string given = close_spelling(form.given.front(), NamePart::given);
  for (const char initial : {form.given.front()[0], given[given[0] == '=']})
    tell(std::string(1, initial) + " " + surname);
}

template <class Tell>
void pet_keys(const PersonName& form, const Tell& tell) {
  const std::string surname = close_spelling(form.surname, NamePart::surname);
  for (const std::string& given : full_forms(form.given.front())) tell(given + " " + surname);
}

// One slip apart is one letter left out of either (the symmetric deletion of
// W. Garbe's SymSpell): few names share such a key.
template <class Tell>
void slip_keys(const PersonName& form, const Tell& tell) {
  if (only_initial(form) || form.surname.size() < 4) return;
  tell(loose_spelling(form.given.front()) + " " + loose_spelling(form.surname));
  const std::string whole = "-" + form.given.front() + " " + form.surname;
  if (whole.size() < 11) return;
  tell(whole);
  std::string key;
  for (std::size_t i = 1; i < whole.size(); ++i) {
    if (i > 1 && whole[i] == whole[i - 1]) continue;  // the same key again
    key.assign(whole, 0, i).append(whole, i + 1);
    tell(key);
  }
  if (const std::string first = first_surname(form); !first.empty())
    tell("-" + form.given.front() + " " + first);
}

}  // namespace

std::string name_in_reasons(const Joining& j, std::uint32_t unit) {
  constexpr std::size_t enough = 64;
  const std::vector<std::uint32_t>& members = j.clusters.members(j.clusters.root(unit));
  const Unit* best = &j.units.all[unit];
  const auto rank = [](const Unit& u) {
    return std::tuple(u.shown.find(' ') != std::string::npos, u.mentions);
  };
  for (std::size_t i = 0; i < std::min(members.size(), enough); ++i)
    if (const Unit& other = j.units.all[members[i]]; rank(other) > rank(*best)) best = &other;
  return std::string(best->shown);
}

void join_full_names(Joining& j) {
  constexpr std::size_t any = 96, few = 24;
  const std::vector<Rank> known = ranks(j.units);
  const std::vector<FullForm> forms = full_forms_of(j.units);
  const auto all = [](std::uint32_t) { return true; };
  const auto initial = [&](std::uint32_t u) { return (known[u].kind & more_than_initial) == 0; };
  const auto close = [](const PersonName& n, const auto& tell) { tell(close_key(n)); };
  join_blocks(j, known, keyed_by(forms, close), any, all);
  const auto initials = [](const PersonName& n, const auto& tell) { initial_keys(n, tell); };
  join_blocks(j, known, keyed_by(forms, initials), any, initial);
  const auto pets = [](const PersonName& n, const auto& tell) { pet_keys(n, tell); };
  join_blocks(j, known, keyed_by(forms, pets), few, all);
  const auto slips = [](const PersonName& n, const auto& tell) { slip_keys(n, tell); };
  join_blocks(j, known, keyed_by(forms, slips), few, all);
}

}  // namespace entente
