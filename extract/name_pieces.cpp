#include "extract/name_pieces.h"

#include <array>

#include "core/text.h"

namespace entente {
namespace {

// Last words that a place hardly has beside it unless they make the name of a newspaper.
constexpr std::array<std::string_view, 13> newspaper_words = {
    "Bulletin", "Chronicle", "Courier",   "Dispatch", "Examiner", "Gazette", "Herald",
    "Inquirer", "Journal",   "Newspaper", "Observer", "Times",    "Tribune"};

// Words that end the name of an organisation and hardly stand within one.
constexpr std::array<std::string_view, 33> closing_words = {
    "Agency",    "Association", "Authority",  "Bank",   "Board",      "Bureau",     "Center",
    "Centre",    "Club",        "Commission", "Co.",    "Company",    "Committee",  "Corporation",
    "Council",   "Court",       "Department", "Fund",   "Federation", "Foundation", "Group",
    "Institute", "League",      "Library",    "Museum", "Ministry",   "Network",    "Organization",
    "Party",     "Society",     "Trust",      "Union",  "University"};

// Of mail or of a page.
bool is_address(std::string_view token) {
  const std::size_t at = token.find('@');
  return (at != std::string_view::npos && token.find('.', at) != std::string_view::npos) ||
         token.find("://") != std::string_view::npos || token.starts_with("www.");
}

bool is_address_of_person(std::string_view kind) {
  return kind == "honorific" || kind == "political" || kind == "military" ||
         kind == "professional" || kind == "religious";
}

bool is_initial(std::string_view token) {
  return token.size() == 2 && token[0] >= 'A' && token[0] <= 'Z' && token[1] == '.';
}

bool ends_as_body(const NameLookup& words, std::uint32_t first, std::uint32_t end) {
  return end >= first + 2 && words.meaning(end - 1, Sense::body_ending);
}

bool is_closed_body(const NameLookup& words, std::uint32_t first, std::uint32_t end) {
  return end >= first + 2 && !has_word(words, first, end, "of") &&
         !has_word(words, first, end, "for") &&
         std::find(closing_words.begin(), closing_words.end(), words[end - 1]) !=
             closing_words.end();
}

// "Tomas Reveni of Valdoria" is two names, "Prince Henry of Wales" and "Joan of Arc" one.
bool ends_before_of(const NameLookup& words, const NameSpan& name, std::uint32_t i) {
  if (words[i] != "of" || i < name.first + 2 || !words.capitalised(i + 1)) return false;
  for (std::uint32_t k = name.first; k < i; ++k) {
    const Known* title = words.meaning(k, Sense::title);
    if (!words.capitalised(k) || (title && title->detail != "suffix")) return false;
  }
  return true;
}

// What stands after a person and "of".
NameType type_of_home(const NameLookup& words, const NameSpan& home) {
  const std::string_view last = words[home.end - 1];
  const bool body = words.meaning(home.end - 1, Sense::body_ending) || last == to_upper(last);
  return body ? NameType::organization : NameType::location;
}

// Where the name ends for the next one to begin, or its end.
std::uint32_t division(const NameLookup& words, const NameSpan& name) {
  for (std::uint32_t i = name.first; i < name.end; ++i) {
    const std::string_view token = words[i];
    if (is_address(token)) return i;
    if (i == name.first || i + 1 == name.end) continue;
    if (name.type == NameType::person) {
      if (token == "and" || token == "&" || ends_before_of(words, name, i)) return i;
      if (token != ",") continue;
      const NameLookup::Match title = words.longest(i + 1, Sense::title);
      if (title.known && is_address_of_person(title.known->detail)) return i;
    } else if (name.type == NameType::organization && token == "and") {
      const std::uint32_t next = words[i + 1] == "the" ? i + 2 : i + 1;
      if (is_closed_body(words, name.first, i) && ends_as_body(words, next, name.end)) return i;
    }
  }
  return name.end;
}

// Last words of schools, which are organisations also where something happens in them.
constexpr std::array<std::string_view, 5> schools = {"Academy", "College", "Institute", "School",
                                                     "University"};

class Completion {
 public:
  Completion(const NameLookup& words, std::vector<NameSpan>& names)
      : words_(words), names_(names) {}

  void run(bool normal_case) {
    out_.reserve(names_.size());
    for (std::size_t k = 0; k < names_.size(); ++k) {
      NameSpan name = names_[k];
      if (names_nobody(name)) continue;
      if (normal_case) add_addressed(name.first);
      mend_type(name);
      if (name.type == NameType::person) take_initials(name);
      if (normal_case) make_newspaper(name, k);
      out_.push_back(name);
    }
    if (normal_case) add_addressed(words_.size());
    names_.swap(out_);
    join_places();
  }

 private:
  std::uint32_t end_before() const { return out_.empty() ? 0 : out_.back().end; }

  bool names_nobody(const NameSpan& name) const {
    if (name.end != name.first + 1) return false;
    const std::string_view word = words_[name.first];
    if (const Known* title = words_.meaning(name.first, Sense::title);
        title && title->detail == "suffix" && !out_.empty())
      return out_.back().type == NameType::person && out_.back().end + 1 == name.first &&
             words_[name.first - 1] == ",";
    return name.type == NameType::person && is_plural_title(word);
  }

  bool is_plural_title(std::string_view word) const {
    if (word.size() < 5 || !word.ends_with('s')) return false;
    const Gazetteer& tables = Gazetteer::instance();
    const Lexeme* itself = tables.find(token_hash(word));
    if (itself && (itself->words & (given_name | surname))) return false;
    const Known* title =
        tables.meaning(tables.find(token_hash(word.substr(0, word.size() - 1))), Sense::title);
    return title && (title->detail == "political" || title->detail == "military");
  }

  void mend_type(NameSpan& name) const {
    if (name.end < name.first + 2) return;
    if (name.type == NameType::location &&
        std::find(schools.begin(), schools.end(), words_[name.end - 1]) != schools.end())
      name.type = NameType::organization;
    if (name.type != NameType::organization) return;
    const NameLookup::Match title = words_.longest(name.first, Sense::title);
    if (!title.known || title.end + 1 != name.end ||
        (words_.lexeme(name.first)->words & given_name))
      return;
    if (words_.meaning(title.end, Sense::body_ending)) return;
    const Lexeme* last = words_.lexeme(title.end);
    if (!last || !(last->words & surname) || title.known->detail == "military") return;
    if (is_address_of_person(title.known->detail)) name = {title.end, name.end, NameType::person};
  }

  // Persons that no name covers, up to token `end`: "Reverend Moomaw".
  void add_addressed(std::uint32_t end) {
    for (std::uint32_t i = end_before(); i + 1 < end; ++i) {
      const bool addressed = addresses(i);
      if (!addressed && !full_name_begins(i, end)) continue;
      std::uint32_t to = i + 1;
      while (to < end && to < i + 4 && is_personal(to)) ++to;
      if (to > i + 1) out_.push_back({addressed ? i + 1 : i, to, NameType::person});
      i = to - 1;
    }
  }

  bool addresses(std::uint32_t i) const {
    if (!words_.capitalised(i)) return false;
    const Lexeme* lexeme = words_.lexeme(i);
    if (!lexeme || (lexeme->words & (given_name | surname))) return false;
    const Known* title = words_.meaning(i, Sense::title);
    return title && (title->detail == "honorific" || words_[i].starts_with("Rev") ||
                     words_[i].starts_with("Prof"));
  }

  // A listed given name that is nothing else, then one word that is no other's, by themselves.
  bool full_name_begins(std::uint32_t i, std::uint32_t end) const {
    const Lexeme* lexeme = words_.lexeme(i);
    if (!lexeme || !(lexeme->words & given_name) || lexeme->known >= 0 || !is_personal(i))
      return false;
    if (i + 1 >= end || !is_personal(i + 1)) return false;
    if (i > 0 && words_.capitalised(i - 1)) return false;
    const Lexeme* last = words_.lexeme(i + 1);
    if (last && last->known >= 0) return false;
    if (i + 2 >= words_.size() || !words_.capitalised(i + 2)) return true;
    const Lexeme* next = words_.lexeme(i + 2);
    return next && (next->words & calendar);
  }

  bool is_personal(std::uint32_t i) const {
    const std::string_view word = words_[i];
    if (word.size() < 2 || !words_.capitalised(i) || word == to_upper(word)) return false;
    const Gazetteer& tables = Gazetteer::instance();
    const Lexeme* lexeme = words_.lexeme(i);
    const Lexeme* lower = tables.find(token_hash(to_lower(word)));
    const bool bears = lexeme && (lexeme->words & (given_name | surname));
    if (!bears && lower && (lower->frequency > 0 || lower->words != 0)) return false;
    return !lexeme || (!(lexeme->words & (calendar | not_name | act_verb | locative)) &&
                       !words_.meaning(i, Sense::title));
  }

  void take_initials(NameSpan& name) const {
    while (name.first > end_before() && is_initial(words_[name.first - 1])) --name.first;
  }

  void make_newspaper(NameSpan& name, std::size_t k) const {
    if (name.type != NameType::location || name.end >= words_.size()) return;
    if (k + 1 < names_.size() && names_[k + 1].first <= name.end + 1) return;
    const auto* word = std::find(newspaper_words.begin(), newspaper_words.end(), words_[name.end]);
    if (word == newspaper_words.end()) return;
    if (name.end + 1 < words_.size() && words_.capitalised(name.end + 1)) return;
    name = {name.first, name.end + 1, NameType::organization};
  }

  NameLookup::Match listed_place(std::uint32_t i) const {
    const NameLookup::Match place = words_.longest(i, Sense::place);
    const NameLookup::Match state = words_.longest(i, Sense::state);
    const NameLookup::Match& best = place.end > state.end ? place : state;
    return best.end >= i + 3 && has_word(words_, i + 1, best.end - 1, "and") ? best
                                                                             : NameLookup::Match{};
  }

  void join_places() {
    out_.clear();
    std::size_t next = 0;  // the first name that is not in `out_`
    for (std::uint32_t i = 0; i + 2 < words_.size(); ++i) {
      if (words_[i + 1] != "and" || !words_.capitalised(i)) continue;
      std::uint32_t first = i;
      NameLookup::Match place = listed_place(first);
      if (!place.known && i > 0) place = listed_place(first = i - 1);
      if (!place.known || first < end_before()) continue;
      while (next < names_.size() && names_[next].end <= first) out_.push_back(names_[next++]);
      out_.push_back(covering(first, place.end, next));
    }
    out_.insert(out_.end(), names_.begin() + static_cast<std::ptrdiff_t>(next), names_.end());
    names_.swap(out_);
  }

  // Tokens [first, end) as a place, or as part of the name that reaches into them; `next`
  // passes over the names inside.
  NameSpan covering(std::uint32_t first, std::uint32_t end, std::size_t& next) const {
    NameSpan whole{first, end, NameType::location};
    for (; next < names_.size() && names_[next].first < whole.end; ++next) {
      const NameSpan& name = names_[next];
      if (name.first < whole.first || name.end > whole.end) whole.type = name.type;
      whole.first = std::min(whole.first, name.first);
      whole.end = std::max(whole.end, name.end);
    }
    return whole;
  }

  const NameLookup& words_;
  std::vector<NameSpan>& names_;
  std::vector<NameSpan> out_;
};

}  // namespace

void divide_names(const NameLookup& words, std::vector<NameSpan>& names) {
  std::vector<NameSpan> out;
  out.reserve(names.size());
  for (NameSpan name : names) {
    while (name.first < name.end) {
      const std::uint32_t end = division(words, name);
      if (end > name.first) out.push_back({name.first, end, name.type});
      const bool home = end < name.end && words[end] == "of";
      name.first = end == name.end ? end : end + 1;
      if (home) name.type = type_of_home(words, name);
      while (name.first < name.end && (words[name.first] == "the" || words[name.first] == ","))
        ++name.first;
    }
  }
  names.swap(out);
}

void complete_names(const NameLookup& words, CaseMode mode, std::vector<NameSpan>& names) {
  Completion(words, names).run(mode == CaseMode::normal);
}

}  // namespace entente
