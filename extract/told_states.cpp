#include "extract/told_states.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "core/text.h"
#include "extract/reading.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

enum WeakCue : unsigned {
  has_government = 1,   // "X's government"
  has_president = 2,    // "President of X"
  named_president = 4,  // "President Ann Lee of X"
  accuses = 8,          // "X on Monday accused"
  beside_state = 16,    // "Peru and X"
  has_demonym = 32      // "Xian fishermen"
};

struct Evidence {
  std::uint32_t token = 0;  // the first place
  bool strong = false;
  bool other = false;    // a person, or part of a longer name: no state
  bool located = false;  // "in X"
  unsigned weak = 0;

  bool is_state() const {
    return !other && (strong || (weak & (weak - 1)) != 0 || ((weak & has_demonym) != 0 && located));
  }
};

constexpr std::uint32_t listed_names =
    bit(Sense::state) | bit(Sense::demonym) | bit(Sense::capital) | bit(Sense::seat) |
    bit(Sense::city) | bit(Sense::place) | bit(Sense::inhabitants) | bit(Sense::organization) |
    bit(Sense::media) | bit(Sense::group) | bit(Sense::body) | bit(Sense::body_ending) |
    bit(Sense::venue);

class StateFinder {
 public:
  explicit StateFinder(const Reading& r) : r_(r) {}

  std::unordered_map<std::uint64_t, Known> run() {
    for (const Sentence& s : r_.sentences())
      for (std::size_t i = s.first_token; i < s.end_token; ++i)
        if (candidate(i)) look_at(i, s);
    if (found_.empty()) return {};
    const auto is_demonym = demonyms();
    std::unordered_map<std::uint64_t, Known> out;
    for (const auto& [hash, evidence] : found_) {
      if (!evidence.is_state()) continue;
      const std::string_view name = r_.token(evidence.token);
      out[hash] = {.sense = Sense::state, .name = name, .state = name, .detail = "told"};
    }
    for (const auto& [hash, state] : is_demonym) {
      const auto at = out.find(state);
      if (at == out.end() || out.contains(hash)) continue;
      Known known = at->second;
      known.sense = Sense::demonym;
      out.emplace(hash, known);
    }
    if (!out.empty()) capitals(out);
    return out;
  }

 private:
  // A capitalised word that could be the name of a state no table knows.
  bool candidate(std::size_t i) const {
    if (r_[i].shape != WordShape::capital || r_[i].shouted || r_.token(i).size() < 4) return false;
    if (r_.has(i, given_name | surname | leader_surname | calendar | not_name)) return false;
    return r_.commonness(i) < 3 && r_.longest(i, i + 1, listed_names | bit(Sense::title)).end == i;
  }

  bool any(std::size_t i, std::initializer_list<std::string_view> words) const {
    const std::string lower = to_lower(r_.token(i));
    return std::find(words.begin(), words.end(), lower) != words.end();
  }
  bool noun(std::size_t i) const {
    return any(i, {"ministry", "parliament", "ambassador", "embassy", "army", "navy", "airspace",
                   "sovereignty", "diplomats", "diplomat", "constitution"});
  }
  bool title_to(std::size_t first, std::size_t end) const {
    return r_.longest(first, end, bit(Sense::title)).end == end;
  }
  bool possessive(std::size_t i, const Sentence& s) const {
    return i + 1 < s.end_token && (r_.is(i + 1, "'s") || r_.is(i + 1, "’s"));
  }

  void look_at(std::size_t i, const Sentence& s) {
    Evidence& e =
        found_.try_emplace(r_[i].hash, Evidence{static_cast<std::uint32_t>(i)}).first->second;
    e.other = e.other || r_.longest(i, s.end_token, bit(Sense::person)).end > i + 1;
    if (i + 1 < s.end_token && r_.capitalised(i + 1) && !r_.has(i + 1, calendar)) return;
    if (i > s.first_token) before(i, s, e);
    if (possessive(i, s)) owns(i + 2, s, e);
    after(i, s, e);
  }

  void before(std::size_t i, const Sentence& s, Evidence& e) const {
    const std::size_t p = i - 1;
    if (r_.capitalised(p)) {
      const bool listed = r_.longest(p, i, listed_names).end == i;
      const bool part = r_.has(p, given_name) || r_[p].shape == WordShape::initial ||
                        (r_.commonness(p) == 0 && !listed) ||
                        r_.longest(p, i, bit(Sense::title)).end == i ||
                        r_.longest(p, i + 1, listed_names | bit(Sense::person)).end == i + 1;
      e.other = e.other || part;
    }
    e.located = e.located || any(p, {"in", "from", "into", "of", "to"});
    if (p == s.first_token) return;
    if (r_.is(p, "of")) return office_of(p, s, e);
    if (r_.is(p, "to") && any(p - 1, {"ambassador", "ambassadors"})) e.strong = true;
    const bool relation = p >= s.first_token + 2 && (r_.is(p, "between") || r_.is(p, "with"));
    if (relation &&
        any(p - 1, {"relations", "ties", "border", "war", "ceasefire", "treaty", "truce"}))
      e.strong = e.strong || r_.is(p, "between") || any(p - 1, {"border", "war", "treaty"});
    if (r_.is(p, "between") && pair_with_state(i + 1, s)) e.strong = true;
    if (!r_.is(p, "and")) return;
    const bool known = r_.longest(p - 1, p, bit(Sense::state)).end == p;
    if (known) e.weak |= beside_state;
    if (known && p >= s.first_token + 2 && r_.is(p - 2, "between")) e.strong = true;
  }

  bool pair_with_state(std::size_t i, const Sentence& s) const {
    return i + 1 < s.end_token && r_.is(i, "and") &&
           r_.longest(i + 1, s.end_token, bit(Sense::state)).end > i + 1;
  }

  // "Prime Minister of X", "Republic of X", "President Ann Lee of X"; `of` > first.
  void office_of(std::size_t of, const Sentence& s, Evidence& e) const {
    const std::size_t head = of - 1;
    if (any(head, {"republic", "kingdom", "emirate", "sultanate", "federation", "ambassador",
                   "king", "queen", "emir", "sultan"}) ||
        (noun(head) && !any(head, {"constitution", "navy", "ministry"})))
      e.strong = true;
    if (any(head, {"president", "presidents"})) e.weak |= has_president;
    if (any(head, {"government"})) e.weak |= has_government;
    std::size_t name = of;  // first token of a name between the title and "of"
    const std::size_t reach = std::min<std::size_t>(of - s.first_token, 6);
    for (std::size_t j = of; j-- > of - reach;) {
      if (!r_.capitalised(j) && j + 1 == name && name < of) {
        if (!r_.is(j, "-")) break;
      }
      if (title_to(j, name) && any(name - 1, {"minister", "ministers"}) && name > j + 1)
        e.strong = true;
      if (name < of && title_to(j, name) && any(name - 1, {"president"})) e.weak |= named_president;
      if (r_.capitalised(j) && r_.longest(j, of, bit(Sense::title)).end == j) name = j;
    }
  }

  void owns(std::size_t k, const Sentence& s, Evidence& e) const {
    for (std::size_t j = k; j < s.end_token && j < k + 4; ++j) {
      if (r_[j].shape == WordShape::mark) return;
      if (noun(j)) e.strong = true;
      if (any(j, {"minister"}) && j > k) e.strong = true;
      if (any(j, {"government"})) e.weak |= has_government;
      if (any(j, {"president"})) e.weak |= has_president;
    }
  }

  void after(std::size_t i, const Sentence& s, Evidence& e) const {
    std::size_t j = i + 1;
    if (j + 1 < s.end_token && r_.is(j, "on") && r_.has(j + 1, calendar)) j += 2;
    if (j >= s.end_token) return;
    if (any(j, {"accused", "accuses", "expelled", "expels", "summoned", "invaded", "annexed"}))
      e.weak |= accuses;
    if (r_.is(i + 1, "and") && pair_with_state(i + 1, s)) e.weak |= beside_state;
  }

  // Words that can be the demonym of a candidate, with the hash of the candidate:
  // "Xian", "Xan", "Xese" beside what states have make it a state.
  std::unordered_map<std::uint64_t, std::uint64_t> demonyms() {
    std::unordered_map<std::uint64_t, std::uint64_t> out;
    for (const auto& [hash, evidence] : found_)
      if (const std::uint64_t state = state_of(r_.token(evidence.token)); state != 0)
        out.emplace(hash, state);
    for (const Sentence& s : r_.sentences())
      for (std::size_t i = s.first_token; i + 1 < s.end_token; ++i) {
        const auto at = candidate(i) ? out.find(r_[i].hash) : out.end();
        if (at == out.end()) continue;
        if (r_[i + 1].shape == WordShape::lower &&
            r_.longest(i + 1, s.end_token, bit(Sense::title)).end == i + 1 &&
            !r_.has(i + 1, speech_verb | person_verb | act_verb | locative))
          found_.at(at->second).weak |= has_demonym;
        for (std::size_t j = i + 1; j < s.end_token && j < i + 4; ++j) {
          if (r_[j].shape == WordShape::mark) break;
          if (noun(j) || any(j, {"minister", "president", "capital", "troops", "forces",
                                 "government", "soldiers", "territory", "presidency"}))
            found_.at(at->second).strong = true;
        }
      }
    return out;
  }

  // Hash of the candidate whose demonym `word` may be; 0 if there is none.
  std::uint64_t state_of(std::string_view word) const {
    static constexpr std::string_view endings[] = {"n",   "an",  "ian", "ans", "ians", "ns",
                                                   "ese", "ish", "i",   "is",  "ic"};
    static constexpr std::string_view state_endings[] = {"", "a", "ia", "e", "o", "y", "land"};
    std::uint64_t best = 0;
    for (const std::string_view ending : endings) {
      if (word.size() < ending.size() + 3 || word.substr(word.size() - ending.size()) != ending)
        continue;
      const std::string stem(word.substr(0, word.size() - ending.size()));
      for (const std::string_view state_ending : state_endings) {
        const std::uint64_t hash = token_hash(stem + std::string(state_ending));
        const auto at = found_.find(hash);
        if (at == found_.end() || r_.token(at->second.token) == word) continue;
        if (best == 0 || at->second.is_state()) best = hash;
      }
    }
    return best;
  }

  // "in C, the Xian capital", "X's capital, C", "C, capital of X".
  void capitals(std::unordered_map<std::uint64_t, Known>& known) const {
    const auto state_at = [&](std::size_t i) {
      const auto at = known.find(r_[i].hash);
      return at == known.end() ? std::string_view() : at->second.state;
    };
    for (const Sentence& s : r_.sentences())
      for (std::size_t i = s.first_token + 1; i < s.end_token; ++i) {
        if (!r_.is(i, "capital")) continue;
        std::size_t first = i;
        std::string_view state = state_at(i - 1);
        if (!state.empty()) first = i - 1;
        if (state.empty() && i > s.first_token + 1 && possessive(i - 2, s))
          state = state_at(first = i - 2);
        std::size_t next = i + 1;
        if (state.empty() && i + 2 < s.end_token && r_.is(i + 1, "of")) {
          state = state_at(i + 2);
          next = i + 3;
        }
        if (state.empty()) continue;
        if (first > s.first_token && r_.is(first - 1, "the")) --first;
        if (first > s.first_token + 1 && r_.is(first - 1, ",")) seat(first - 2, state, known);
        if (next < s.end_token && r_.is(next, ",")) ++next;
        if (next < s.end_token) seat(next, state, known);
      }
  }

  void seat(std::size_t i, std::string_view state,
            std::unordered_map<std::uint64_t, Known>& known) const {
    if (candidate(i))
      known.emplace(
          r_[i].hash,
          Known{.sense = Sense::capital, .name = state, .state = state, .detail = "told"});
  }

  const Reading& r_;
  std::unordered_map<std::uint64_t, Evidence> found_;
};

}  // namespace

std::unordered_map<std::uint64_t, Known> told_states(const Reading& reading) {
  return StateFinder(reading).run();
}

}  // namespace entente
