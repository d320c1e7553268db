#include "extract/actors/person_name.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/text.h"
#include "extract/actors/transcription.h"
#include "extract/gazetteer.h"
#include "extract/word_classes.h"

// Held by person_name_test.cpp.

namespace entente {
namespace {

// "dela", "bin", "al-": single words of the table of particles, folded.
const std::unordered_set<std::string>& particles() {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> out;
    for (const auto& row : rows_of("data/name_particles.tsv"))
      if (row[0].find(' ') == std::string_view::npos) out.insert(fold(row[0]));
    return out;
  }();
  return words;
}

// "von der Leyen": where names of the Latin world begin with particles, two do.
bool begins_surname(const std::vector<std::string>& words) {
  static const std::unordered_set<std::string> western = [] {
    std::unordered_set<std::string> out;
    for (const auto& row : rows_of("data/name_particles.tsv"))
      if (row[1] == "germanic" || row[1] == "romance" || row[1] == "other")
        out.insert(fold(row[0]));
    return out;
  }();
  return words.size() > 2 && western.contains(words[0]) && western.contains(words[1]);
}

// Compound given names begin so in Arabic: they tell persons apart.
bool begins_given_name(std::string_view word) { return word.starts_with("abd"); }

bool known_given_name(std::string_view folded) {
  std::string form(folded);
  if (!form.empty())
    form[0] = static_cast<char>(form[0] >= 'a' && form[0] <= 'z' ? form[0] - 'a' + 'A' : form[0]);
  const Lexeme* lexeme = Gazetteer::instance().find(token_hash(form));
  return lexeme && (lexeme->words & given_name);
}

std::string_view suffix_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> forms{
      {{"jr", "jr"},
       {"jnr", "jr"},
       {"junior", "jr"},
       {"sr", "sr"},
       {"snr", "sr"},
       {"senior", "sr"},
       {"ii", "ii"},
       {"iii", "iii"},
       {"iv", "iv"},
       {"elder", "sr"}}};
  for (const auto& [form, suffix] : forms)
    if (word == form) return suffix;
  return word == "younger" ? "jr" : std::string_view();
}

// Words without full stops, commas, apostrophes; "h.w." is two words; "al-assad"
// loses its article.
std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> out(1);
  for (const char c : folded) {
    if (c == ' ' || c == '.' || c == ',') {
      if (!out.back().empty()) out.emplace_back();
    } else if (c != '\'' && c != '"' && c != '(' && c != ')') {
      out.back() += c;
    }
  }
  if (out.back().empty()) out.pop_back();
  for (std::string& word : out)
    for (const std::string_view article : {"al-", "el-", "as-", "ar-", "ad-", "ash-", "an-", "at-"})
      if (word.size() > article.size() + 2 && word.starts_with(article)) {
        word.erase(0, article.size());
        break;
      }
  return out;
}

bool is_initial(const std::string& word) { return word.size() == 1; }

enum class Fit { equal, spelling, initial, pet_name, slip, no };

Fit fit(const std::string& a, const std::string& b, NamePart part) {
  if (a == b) return Fit::equal;
  if (is_initial(a) || is_initial(b)) {
    if (part == NamePart::surname) return Fit::no;
    const std::string x = close_spelling(a, part), y = close_spelling(b, part);
    return x[x[0] == '='] == y[y[0] == '='] || a[0] == b[0] ? Fit::initial : Fit::no;
  }
  if (close_spelling(a, part) == close_spelling(b, part)) return Fit::spelling;
  if (part == NamePart::given && may_be_short_for(a, b)) return Fit::pet_name;
  const std::size_t least = std::min(a.size(), b.size());
  if (least >= 5 && one_slip_apart(a, b)) return Fit::slip;
  return least >= 4 && loose_spelling(a) == loose_spelling(b) ? Fit::slip : Fit::no;
}

NameMatch as_match(Fit fitting) {
  switch (fitting) {
    case Fit::equal:
      return NameMatch::same;
    case Fit::spelling:
      return NameMatch::spelling;
    case Fit::initial:
      return NameMatch::initial;
    case Fit::pet_name:
      return NameMatch::pet_name;
    case Fit::slip:
      return NameMatch::misspelt;
    case Fit::no:
      return NameMatch::different;
  }
  return NameMatch::different;
}

// Middle names word by word; initials agree with full names.
NameMatch match_middle(const PersonName& a, const PersonName& b) {
  if (a.given.size() == 1 || b.given.size() == 1)
    return a.given.size() == b.given.size() ? NameMatch::same : NameMatch::shorter;
  NameMatch worst = a.given.size() == b.given.size() ? NameMatch::same : NameMatch::shorter;
  if (worst == NameMatch::shorter && (is_initial(a.given[1]) || is_initial(b.given[1])))
    return NameMatch::different;  // George W. and George H. W. Bush
  for (std::size_t i = 1; i < std::min(a.given.size(), b.given.size()); ++i) {
    const Fit fitting = fit(a.given[i], b.given[i], NamePart::given);
    worst = std::max(worst, fitting == Fit::initial ? NameMatch::shorter : as_match(fitting));
  }
  return worst;
}

std::vector<std::string> sorted_words(const PersonName& name) {
  std::vector<std::string> words = name.given;
  words.push_back(name.surname);
  std::sort(words.begin(), words.end());
  return words;
}

// "Suu Kyi" of "Aung San Suu Kyi": the last given names, one at least of full length.
bool ends_alike(const PersonName& a, const PersonName& b) {
  const auto& longer = a.given.size() > b.given.size() ? a.given : b.given;
  const auto& shorter = a.given.size() > b.given.size() ? b.given : a.given;
  return longer.size() > shorter.size() && !is_initial(shorter.front()) &&
         std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

// "Ricardo Rossello Nevares" is told as "Ricardo Rossello", too.
NameMatch match_second_surname(const PersonName& a, const PersonName& b) {
  const bool fits = (first_surname(a) == b.surname || first_surname(b) == a.surname) &&
                    fit(a.given.front(), b.given.front(), NamePart::given) <= Fit::spelling;
  return fits && a.suffix == b.suffix ? NameMatch::second_surname : NameMatch::different;
}

}  // namespace

PersonName parse_person_name(std::string_view folded) {
  PersonName name;
  // "Amy Klobuchar of Minnesota"; not "Anne of Cleves".
  const std::size_t of = folded.find(" of ");
  if (of != std::string_view::npos && folded.substr(0, of).find(' ') != std::string_view::npos)
    folded = folded.substr(0, of);
  std::vector<std::string> words = words_of(folded);
  if (words.size() > 2 && words[words.size() - 2] == "the" && !suffix_of(words.back()).empty())
    words.erase(words.end() - 2);
  while (words.size() > 1 && !suffix_of(words.back()).empty()) {
    name.suffix = suffix_of(words.back());
    words.pop_back();
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool particle = particles().contains(words[i]) && !begins_given_name(words[i]) &&
                          (i > 0 || !known_given_name(words[i]) || begins_surname(words));
    if (!particle) name.given.push_back(words[i]);
  }
  if (!words.empty()) name.surname = words.back();
  return name;
}

std::string first_surname(const PersonName& name) {
  if (name.given.size() < 2 || is_initial(name.given.back()) || known_given_name(name.given.back()))
    return {};
  return name.given.back();
}

NameMatch match(const PersonName& a, const PersonName& b) {
  if (a.alone() || b.alone()) return NameMatch::different;
  if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return NameMatch::different;
  NameMatch found = NameMatch::different;
  if (a.given.size() == b.given.size() && sorted_words(a) == sorted_words(b)) {
    found = NameMatch::same;
  } else {
    const Fit surname = fit(a.surname, b.surname, NamePart::surname);
    if (surname == Fit::no) return match_second_surname(a, b);
    const NameMatch last = as_match(surname);
    const NameMatch first = as_match(fit(a.given.front(), b.given.front(), NamePart::given));
    if (first == NameMatch::misspelt && last == NameMatch::misspelt) return NameMatch::different;
    found = first == NameMatch::different ? first : std::max(first, match_middle(a, b));
    if (found == NameMatch::different && last == NameMatch::same && ends_alike(a, b))
      found = NameMatch::shorter;
    found = std::max(found, last);
  }
  if (found != NameMatch::different && a.suffix != b.suffix)
    return std::max(found, NameMatch::relative);
  return found;
}

}  // namespace entente
