// Looks back from each name: a phrase that gives a name ("also known as", "formerly",
// "born"), then the comma or bracket that sets it off, then the end of the earlier name;
// a bracket between the two ("Ann Lee (born 1960), known as ...") is stepped over. An
// acronym needs no phrase if its letters stand in the long name in their order. Held by
// told_names_test.cpp.

#include "extract/told_names.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

constexpr std::size_t longest_bracket = 32, longest_name = 24, longest_acronym = 10;
constexpr std::uint32_t most_names_back = 8;

enum class Sort : std::uint8_t { person, place, body, none };

Sort sort_of(const Name& name) {
  switch (name.kind) {
    case NameKind::person:
      return Sort::person;
    case NameKind::place:
      return Sort::place;
    case NameKind::organization:
    case NameKind::media:
    case NameKind::group:
      return Sort::body;
    default:
      return Sort::none;
  }
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Letters and digits, folded, without spaces.
std::string letters_of(std::string_view text) {
  std::string out = fold(text);
  std::erase_if(out, [](char c) {
    return c == ' ' || c == '-' || c == '.' || c == ',' || c == '&' || c == '/' || c == '\'';
  });
  return out;
}

class Teller {
 public:
  Teller(const Reading& r, const std::vector<Name>& names) : r_(r), names_(names) {}

  std::uint32_t told_by(std::uint32_t index) const {
    const Name& name = names_[index];
    const Sort sort = sort_of(name);
    if (sort == Sort::none || index == 0) return no_other_name;
    std::size_t at = before_name(name);  // one past the word before the name
    std::uint32_t of = no_other_name;
    if (sort == Sort::body) of = as_acronym(index, at);
    if (of == no_other_name) of = as_part(index, at);
    if (of != no_other_name) return of;
    if (is_figure_of_speech(name, at)) return no_other_name;
    const bool called = at >= first(name) + 2 && word(at - 1) == "called" && r_.is(at - 2, ",");
    at = phrase(at, first(name), sort);
    if (at == 0) return no_other_name;
    of = ending_at(at, index);
    if (of == no_other_name) of = ending_at(opening_before(at, first(name)), index);
    if (of == no_other_name || sort_of(names_[of]) != sort) return no_other_name;
    return called && sort == Sort::person && is_call(name, names_[of]) ? no_other_name : of;
  }

 private:
  std::size_t first(const Name& name) const { return r_.sentences()[name.sentence].first_token; }

  std::string word(std::size_t i) const { return to_lower(r_.token(i)); }

  // Past the article, a title and an opening quotation mark.
  std::size_t before_name(const Name& name) const {
    std::size_t at = name.title_end > name.title_first ? name.title_first : name.first;
    while (at > first(name) && any_of(word(at - 1), {"the", "\"", "“", "'", "‘", "simply", "just"}))
      --at;
    return at;
  }

  // "nicknamed the Ann Lee of Utopia", "formerly Ann Lee's aide": another's name.
  bool is_figure_of_speech(const Name& name, std::size_t at) const {
    if (name.end < r_.size() && any_of(r_.token(name.end), {"'s", "’s", "'", "’", "of"}))
      return true;
    return sort_of(name) == Sort::person && word(at) == "the";
  }

  // "Ann Lee, called Ana, was": but "the chief, Ann Lee, called Kim on Monday".
  bool is_call(const Name& name, const Name& earlier) const {
    const std::size_t begin = before_name(earlier);
    return (begin > first(earlier) && r_.is(begin - 1, ",")) ||
           (name.end < r_.size() &&
            !any_of(r_.token(name.end), {",", ")", ";", ".", "\"", "”", "'", "’"}));
  }

  // Where the earlier name must end if a phrase that gives a name stands before `at`; else 0.
  std::size_t phrase(std::size_t at, std::size_t from, Sort sort) const {
    const std::size_t end = at;
    if (at <= from + 1) return 0;
    const std::string last = word(at - 1);
    if (last == "as" || last == "by") {
      // "known in Utopia as", "known by her stage name" has "name" last, see below.
      for (std::size_t back = 2; back <= 4 && at >= from + back; ++back) {
        const std::string verb = word(at - back);
        if (verb == "(" || verb == "," || verb == ")") return 0;
        if (!any_of(verb, {"known", "identified", "named", "called", "spelled"})) continue;
        at -= back;
        break;
      }
    } else if (any_of(last, {"name", "pseudonym", "nickname", "alias", "pen-name"})) {
      for (std::size_t back = 3; back <= 5 && at >= from + back; ++back)
        if (word(at - back) == "known" && word(at - back + 1) == "by") {
          at -= back;
          break;
        }
    } else if (any_of(last, {"called", "renamed", "nicknamed", "formerly", "née", "nee", "aka",
                             "a.k.a.", "alias"}) ||
               (sort == Sort::person && last == "born")) {
      --at;
    }
    if (at == end) return 0;
    return set_off(at, from);
  }

  // Before adverbs: a comma or an opening bracket, and a bracket before that.
  std::size_t set_off(std::size_t at, std::size_t from) const {
    for (int n = 0; n < 4 && at > from; ++n) {
      const std::string adverb = word(at - 1);
      const bool skipped =
          adverb.ends_with("ly") || adverb == "-" ||
          any_of(adverb,
                 {"also",  "better", "best",      "more",  "most", "otherwise", "later", "now",
                  "then",  "since",  "sometimes", "often", "once", "well",      "self",  "who",
                  "which", "is",     "was",       "are",   "were", "but",       "and"});
      if (!skipped) break;
      --at;
    }
    if (at <= from + 1) return 0;
    const std::string mark = word(at - 1);
    if (mark == "(" || mark == ";") return at - 1;
    if (mark != ",") return mark == ")" ? before_bracket(at - 1, from) : 0;
    --at;
    return word(at - 1) == ")" ? before_bracket(at - 1, from) : at;
  }

  // Where the bracket that closes at token `close` begins; 0 if it does not.
  std::size_t before_bracket(std::size_t close, std::size_t from) const {
    int depth = 0;
    for (std::size_t i = close + 1; i-- > from && close - i < longest_bracket;) {
      if (r_.is(i, ")")) ++depth;
      if (r_.is(i, "(") && --depth == 0) return i;
    }
    return 0;
  }

  std::uint32_t ending_at(std::size_t end, std::uint32_t before) const {
    if (end == 0) return no_other_name;
    for (std::uint32_t k = before; k-- > 0 && before - k <= most_names_back;) {
      if (names_[k].sentence != names_[before].sentence) break;
      std::size_t name_end = names_[k].end;
      while (name_end < end && name_end < names_[k].end + 3 &&
             any_of(r_.token(name_end), {"\"", "”", "'", "’", ",", "."}))
        ++name_end;
      if (name_end == end) return k;
    }
    return no_other_name;
  }

  // "Ann Lee (born 1960, formerly": the bracket that is open at `at`; 0 if none is.
  std::size_t opening_before(std::size_t at, std::size_t from) const {
    for (std::size_t i = at; i-- > from && at - i < longest_bracket;) {
      if (r_.is(i, ")")) return 0;
      if (r_.is(i, "(")) return i;
    }
    return 0;
  }

  // Where the earlier name must end before "or"; 0 if there is no "or".
  std::size_t before_or(std::size_t at, std::size_t from) const {
    if (at <= from + 1 || !r_.is(at - 1, "or")) return 0;
    --at;
    if (at > from && r_.is(at - 1, ",")) --at;
    if (at > from && r_.is(at - 1, ")")) at = before_bracket(at - 1, from);
    return at;
  }

  // "Utopian Rail Agency (URA)", "URA (Utopian Rail Agency)", "Utopian Rail Agency or URA".
  std::uint32_t as_acronym(std::uint32_t index, std::size_t at) const {
    const Name& name = names_[index];
    const std::size_t from = first(name);
    if (at <= from + 1) return no_other_name;
    const bool bracket = r_.is(at - 1, "(");
    const bool closed = name.end < r_.size() && any_of(r_.token(name.end), {")", ",", ";", "/"});
    if (bracket && !closed) return no_other_name;
    const std::uint32_t of = ending_at(bracket ? at - 1 : before_or(at, from), index);
    if (of == no_other_name || sort_of(names_[of]) != Sort::body) return no_other_name;
    return stands_for(name, names_[of]) || (bracket && stands_for(names_[of], name))
               ? of
               : no_other_name;
  }

  // "Ann Maria Lee, or simply Ann Lee": all its words are the earlier one's.
  std::uint32_t as_part(std::uint32_t index, std::size_t at) const {
    const Name& name = names_[index];
    const std::uint32_t of = ending_at(before_or(at, first(name)), index);
    if (of == no_other_name || sort_of(names_[of]) != sort_of(name)) return no_other_name;
    std::size_t k = names_[of].first;
    for (std::size_t i = name.first; i < name.end; ++i, ++k) {
      while (k < names_[of].end && r_.token(k) != r_.token(i)) ++k;
      if (k == names_[of].end) return no_other_name;
    }
    return of;
  }

  // Whether the letters of a short name in capitals stand in the long one in their order,
  // the first at the beginning of a word.
  bool stands_for(const Name& brief, const Name& whole) const {
    const std::string_view shown = cut(r_.text(), r_.span(brief.first, brief.end));
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < shown.size();) {
      const char32_t c = next_code_point(shown, i);
      capitals += is_upper(c) || (c >= '0' && c <= '9');
    }
    const std::string letters = letters_of(shown);
    if (letters.size() < 2 || letters.size() > longest_acronym || whole.end < whole.first + 2 ||
        capitals < 2 || capitals * 2 < letters.size())
      return false;
    const std::size_t end = std::min<std::size_t>(whole.end, whole.first + longest_name);
    for (std::size_t start = whole.first; start < end; ++start) {
      const std::string rest = letters_of(cut(r_.text(), r_.span(start, end)));
      if (rest.empty() || rest.front() != letters.front() || rest.size() < letters.size() + 3)
        continue;
      std::size_t found = 0;
      for (const char c : rest) found += found < letters.size() && c == letters[found];
      if (found == letters.size()) return true;
    }
    return false;
  }

  const Reading& r_;
  const std::vector<Name>& names_;
};

}  // namespace

std::vector<std::uint32_t> other_names(const Reading& reading, const std::vector<Name>& names) {
  const Teller teller(reading, names);
  std::vector<std::uint32_t> out(names.size(), no_other_name);
  for (std::uint32_t i = 0; i < names.size(); ++i) out[i] = teller.told_by(i);
  return out;
}

}  // namespace entente
