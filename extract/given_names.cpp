// A marked mention is more than a name: "the mathematician Hermann Weyl, who ...". Its
// core is found first, then resolve() joins the cores.

#include "extract/given_names.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/event_words.h"
#include "extract/reading.h"
#include "extract/resolve.h"
#include "extract/told_names.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

constexpr std::uint32_t unlinked = 0xFFFFFFFF;

struct Range {
  std::size_t first = 0, end = 0;
};

class Cores {
 public:
  explicit Cores(const Reading& r) : r_(r) {}

  // The mention as a Name; without tokens if there is no name in it.
  Name name_of(const GivenName& given) const {
    Name name;
    Range range = tokens_of(given.span);
    if (range.first >= range.end) return name;
    name.sentence = sentence_of(range.first);
    range.end = std::min<std::size_t>(range.end, r_.sentences()[name.sentence].end_token);
    range.end = stop(range, given.kind);
    if (given.kind == GivenKind::person) {
      range = person(range, name);
    } else {
      range.first = body_start(range);
      if (range.first + 1 < range.end && (r_.is(range.first, "The") || r_.is(range.first, "This")))
        ++range.first;
    }
    name.first = static_cast<std::uint32_t>(range.first);
    name.end = static_cast<std::uint32_t>(range.end);
    if (range.first < range.end) classify(name, given.kind);
    return name;
  }

  // The last name in a person's mention, if the text tells it to be another one of the core:
  // "Ann Lee (born 1960), better known as Ana Li".
  Name told_inside(const GivenName& given, const Name& core) const {
    Range range = tokens_of(given.span);
    range.first = core.end;
    range.end = std::min<std::size_t>(range.end, r_.sentences()[core.sentence].end_token);
    if (range.first >= range.end) return {};
    Name name;
    name.sentence = core.sentence;
    range = person(range, name);
    if (range.first < range.end && r_.is(range.first, "as")) ++range.first;  // no "as-Sadr"
    name.first = static_cast<std::uint32_t>(range.first);
    name.end = static_cast<std::uint32_t>(range.end);
    if (range.first >= range.end) return {};
    classify(name, given.kind);
    return other_names(r_, {core, name}).back() == 0 ? name : Name{};
  }

 private:
  Range tokens_of(Span span) const {
    const auto& tokens = r_.tokens().tokens;
    const auto first =
        std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                         [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
    const auto end =
        std::lower_bound(first, tokens.end(), span.end,
                         [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    return {static_cast<std::size_t>(first - tokens.begin()),
            static_cast<std::size_t>(end - tokens.begin())};
  }

  std::uint32_t sentence_of(std::size_t token) const {
    const auto& all = r_.sentences();
    const auto at =
        std::upper_bound(all.begin(), all.end(), token,
                         [](std::size_t t, const Sentence& s) { return t < s.end_token; });
    return static_cast<std::uint32_t>(
        std::min<std::ptrdiff_t>(at - all.begin(), static_cast<std::ptrdiff_t>(all.size()) - 1));
  }

  // Where the name ends: before "'s", a comma, a bracket, a relative clause.
  std::size_t stop(Range range, GivenKind kind) const {
    while (range.first < range.end && !r_.capitalised(range.first)) ++range.first;
    for (std::size_t i = range.first; i < range.end; ++i) {
      const std::string word = to_lower(r_.token(i));
      const bool bound = word == "who" || word == "which" || word == "where" || word == "whose" ||
                         word == "that" || word == "(" || word == "[" || word == "," ||
                         word == ":" || word == ";" || word == "/" ||
                         (word == "\"" && kind != GivenKind::person);
      if (bound && word == "," && i + 1 < range.end && is_legal_form(word_without_stop(i + 1)))
        return range.end;
      if (bound && i > range.first) return i;
      if (i > range.first && possessive_to(i, range.end)) return i;
      if (kind != GivenKind::person || i == range.first) continue;
      if (is_word(word, WordClass::preposition) && r_[i].shape == WordShape::lower &&
          !only_titles(range.first, i))
        return i;
    }
    std::size_t end = range.end;
    while (end > range.first && r_[end - 1].shape == WordShape::mark) --end;
    return end;
  }

  // "ltd" of "Ltd."
  std::string word_without_stop(std::size_t i) const {
    std::string word = to_lower(r_.token(i));
    if (word.ends_with('.')) word.pop_back();
    return word;
  }

  // Past "the", "pro-Utopian" and what says what it is: "Volunteer organization Red Band".
  std::size_t body_start(Range range) const {
    std::size_t first = range.first;
    while (first < range.end && !r_.capitalised(first)) ++first;
    const std::string before = to_lower(r_.token(first > range.first ? first - 1 : first));
    if (before == "-" && first + 1 < range.end) ++first;
    if (first + 3 < range.end && r_.is(first + 1, "-") && is_side(to_lower(r_.token(first))))
      first += 3;
    for (std::size_t i = first + 1; i + 1 < range.end; ++i) {
      const std::string word = to_lower(r_.token(i));
      const bool noun = r_[i].shape == WordShape::lower && r_.has(i, org_noun);
      if (noun && r_.capitalised(i + 1)) return i + 1;
      if (is_word(word, WordClass::preposition)) break;
    }
    return first;
  }
  static bool is_side(std::string_view word) {
    return word == "pro" || word == "anti" || word == "non";
  }

  // "'s", "s'" or what a tokenizer made of it, at the end.
  bool possessive_to(std::size_t i, std::size_t end) const {
    if (r_.is(i, "'s") || r_.is(i, "’s")) return i + 1 == end;
    if (!r_.is(i, "'") && !r_.is(i, "’")) return false;
    return i + 1 == end || (i + 2 == end && r_.is(i + 1, "s"));
  }

  // "Utopian Ambassador to ...": no name yet.
  bool only_titles(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end;) {
      const Reading::Match match =
          r_.longest(i, end, bit(Sense::title) | bit(Sense::demonym) | bit(Sense::state));
      if (match.end == i) return false;
      i = match.end;
    }
    return true;
  }

  // The last run of capitalised words, without the titles before it.
  Range person(Range range, Name& name) const {
    while (range.end > range.first && !r_.capitalised(range.end - 1)) --range.end;
    std::size_t letters = range.end;  // "Ann Lee FRS"
    while (letters > range.first && r_[letters - 1].shape == WordShape::acronym &&
           r_.token(letters - 1).size() <= 4)
      --letters;
    if (letters >= range.first + 2 && r_[letters - 1].shape == WordShape::capital)
      range.end = letters;
    std::size_t first = range.end;
    while (first > range.first &&
           (r_.capitalised(first - 1) || r_.has(first - 1, particle) || r_.is(first - 1, "-") ||
            r_.is(first - 1, ".") || r_.is(first - 1, "'") || r_.is(first - 1, "\"")))
      --first;
    while (first < range.end && !r_.capitalised(first) && !r_.has(first, particle)) ++first;
    if (first + 1 < range.end && (r_.is(first, "The") || r_.is(first, "A"))) ++first;
    std::size_t title = first;
    for (;;) {
      const std::size_t of_state = r_.longest(first, range.end, bit(Sense::demonym)).end;
      const std::size_t begin = of_state < range.end ? of_state : first;  // "Utopian Ambassador"
      const Reading::Match match = r_.longest(begin, range.end, bit(Sense::title));
      if (match.end == begin || match.end >= range.end) break;
      first = match.end;
    }
    while (first > range.first && title == first) {
      const std::size_t before = title;
      for (std::size_t i = range.first; i < first; ++i)
        if (r_.longest(i, first, bit(Sense::title)).end == first) title = std::min(title, i);
      if (title == before) break;
    }
    name.title_first = static_cast<std::uint32_t>(title);
    name.title_end = static_cast<std::uint32_t>(first);
    if (title == first) name.title_first = name.title_end = 0;
    return {first, range.end};
  }

  void classify(Name& name, GivenKind kind) const {
    const Gazetteer& g = Gazetteer::instance();
    constexpr std::uint32_t senses = bit(Sense::state) | bit(Sense::demonym) |
                                     bit(Sense::organization) | bit(Sense::media) |
                                     bit(Sense::group) | bit(Sense::person) | bit(Sense::body);
    const Reading::Match match = r_.longest(name.first, name.end, senses);
    const auto meaning = [&](Sense sense) {
      return match.end == name.end ? g.meaning(match.lexeme, sense) : nullptr;
    };
    if (kind == GivenKind::person) {
      name.kind = NameKind::person;
      name.known = meaning(Sense::person);
      return;
    }
    name.kind = kind == GivenKind::place ? NameKind::place : NameKind::organization;
    if (const Known* known = meaning(Sense::state)) {
      name.known = known;
      name.kind = NameKind::state;
      return;
    }
    if (kind == GivenKind::place) return;
    for (const Sense sense : {Sense::organization, Sense::media, Sense::group})
      if (const Known* known = meaning(sense)) name.known = known;
  }

  const Reading& r_;
};

}  // namespace

std::vector<std::uint32_t> chains_of(std::string_view text, const std::vector<GivenName>& given) {
  const Tokens tokens = tokenize(text);
  if (tokens.sentences.empty()) return std::vector<std::uint32_t>(given.size(), 0);
  const Reading reading(text, tokens);
  const Cores cores(reading);
  std::vector<std::size_t> order(given.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return given[a].span < given[b].span; });
  std::vector<Name> names;
  std::vector<std::size_t> mention_of;  // by name
  for (const std::size_t i : order) {
    const Name name = cores.name_of(given[i]);
    if (name.first >= name.end) continue;
    names.push_back(name);
    mention_of.push_back(i);
    if (given[i].kind != GivenKind::person) continue;
    if (const Name other = cores.told_inside(given[i], name); other.first < other.end) {
      names.push_back(other);
      mention_of.push_back(given.size());  // nobody's: it only tells
    }
  }
  const std::vector<std::uint32_t> entities = entities_of(reading, names);
  std::vector<std::uint32_t> entity(given.size() + 1, unlinked);
  for (std::size_t n = 0; n < names.size(); ++n) entity[mention_of[n]] = entities[n];
  std::vector<std::uint32_t> chain(given.size());
  std::vector<std::uint32_t> number(names.size() + 1, unlinked);
  std::uint32_t next = 0;
  for (const std::size_t i : order) {
    if (entity[i] == unlinked) {
      chain[i] = next++;
    } else {
      if (number[entity[i]] == unlinked) number[entity[i]] = next++;
      chain[i] = number[entity[i]];
    }
  }
  return chain;
}

}  // namespace entente
