// Ordered rules over the words beside a name; the word lists are data/metonym_words.tsv.
// Markert & Nissim (2007, SemEval task 8) measure the same question on country names.

#include "extract/metonym.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/text.h"
#include "extract/event_words.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

// Whether the lower-case word is in that class of the table.
bool is_in(std::string_view word, std::string_view word_class) {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::unordered_set<std::string_view>> classes;
    for (const auto& row : rows_of("data/metonym_words.tsv"))
      if (row.size() > 1)
        for (const std::string_view entry : cells(row[1], '|')) classes[row[0]].insert(entry);
    return classes;
  }();
  const auto at = table.find(word_class);
  return at != table.end() && at->second.contains(word);
}

bool is_verb_in(std::string_view word, std::string_view word_class) {
  const auto reading = verb_reading(word);
  return is_in(word, word_class) || (reading && is_in(reading->lemma, word_class));
}

bool is_possessive(std::string_view word) { return word == "'s" || word == "’s"; }

}  // namespace

Metonyms::Metonyms(const Reading& r, const std::vector<Name>& names) : r_(r), names_(names) {
  for (const Name& name : names) {
    if (name.kind != NameKind::person || name.end < name.first + 2) continue;
    bearers_.insert(fold(r.token(name.end - 1)));
  }
}

std::string Metonyms::lower(std::size_t i) const { return to_lower(r_.token(i)); }

std::size_t Metonyms::past_adverbs(std::size_t i, const Sentence& s) const {
  while (i < s.end_token) {
    const std::string word = lower(i);
    const bool day = r_.has(i, calendar);
    const bool last = word == "last" || word == "this" || word == "earlier";
    const bool period = word == "week" || word == "month" || word == "year";
    const bool adverb = is_word(word, WordClass::adverb) || word.ends_with("ly");
    if (!(day || last || period || adverb)) break;
    ++i;
  }
  return i;
}

// "Oslo's policy", but not "Oslo's airport" nor "Oslo's Grand Hotel".
bool Metonyms::owns_government(std::size_t possessive, const Sentence& s) const {
  std::size_t i = possessive + 1;
  if (i < s.end_token && r_.capitalised(i)) return false;
  for (std::size_t k = 0; i < s.end_token && k < 6 && r_[i].shape == WordShape::lower; ++i, ++k) {
    const std::string word = lower(i);
    if (is_in(word, "after-place")) return false;
    if (is_word(word, WordClass::preposition) || is_word(word, WordClass::conjunction)) break;
  }
  return i > possessive + 1;
}

// A finite verb follows, past adverbs; not "Oslo is the first stop".
bool Metonyms::is_subject(const Name& name, const Sentence& s) const {
  const std::size_t i = past_adverbs(name.end, s);
  if (i >= s.end_token || r_[i].shape != WordShape::lower) return false;
  const std::string word = lower(i);
  if (word.ends_with("ing")) return false;
  const std::string before = name.first > s.first_token ? lower(name.first - 1) : ",";
  const bool opens = before == "," || before == "but" || before == "and" ||
                     is_word(before, WordClass::subordinator);
  if (opens &&
      (word.ends_with("ed") ||
       (before != "," && before != "and" && word.ends_with("s") && !word.ends_with("ss"))) &&
      !is_in(word, "after-place") && !is_word(word, WordClass::be) &&
      !is_word(word, WordClass::preposition))
    return true;
  if (is_word(word, WordClass::be)) {
    for (std::size_t k = i + 1; k < s.end_token && k < i + 6; ++k) {
      if (r_[k].shape == WordShape::mark) break;
      if (is_in(lower(k), "stop")) return false;
    }
  }
  if (is_in(word, "after-place") || is_word(word, WordClass::preposition)) return false;
  return r_.has(i, speech_verb | act_verb) || is_word(word, WordClass::auxiliary) ||
         is_known_verb(word);
}

// "accused Oslo of", "urged Oslo to", "help Oslo build", "told Oslo".
bool Metonyms::is_object(const Name& name, const Sentence& s) const {
  if (name.first == s.first_token) return false;
  const std::size_t before = name.first - 1;
  const std::string word = lower(before);
  if (r_[before].shape != WordShape::lower || is_in(word, "place-verb")) return false;
  if (r_.has(before, giving_verb | speech_verb)) return true;
  return is_verb_in(word, "act-on");
}

// What a preposition at `at` before the name makes of it.
bool Metonyms::after_preposition(const Name& name, std::size_t at, const std::string& word) const {
  const Sentence& s = r_.sentences()[name.sentence];
  const std::string ahead = at > s.first_token ? lower(at - 1) : "";
  const bool attribute = name.end < s.end_token && r_[name.end].shape == WordShape::lower &&
                         !is_word(lower(name.end), WordClass::preposition) &&
                         !is_word(lower(name.end), WordClass::conjunction) &&
                         !is_word(lower(name.end), WordClass::subordinator) &&
                         !is_word(lower(name.end), WordClass::adverb) &&
                         !is_word(lower(name.end), WordClass::auxiliary) &&
                         !is_known_verb(lower(name.end));
  if (attribute) return false;
  if (word == "with" || word == "against" || word == "by" || word == "upon") return true;
  if (word == "between")
    return !is_in(ahead, "leads-to") && ahead != "train" && ahead != "trains" &&
           ahead != "distance";
  const bool given = at > s.first_token && r_.has(at - 1, given_thing);
  if (word == "of") return is_in(ahead, "of");
  if (word == "from") return given || is_in(ahead, "from");
  if (word == "to") return (given || is_in(ahead, "to")) && ahead != "delegation";
  if (word == "on")
    return given ||
           (is_verb_in(ahead, "act-on") && name.end < s.end_token && r_.is(name.end, "to"));
  if (word == "for") return given;
  if (word == "for" || word == "than" || word == "unlike" || word == "like") return word != "for";
  return false;
}

bool Metonyms::capital_acts(const Name& name) {
  const Sentence& s = r_.sentences()[name.sentence];
  const std::string next = name.end < s.end_token ? lower(name.end) : "";
  const std::string before = name.first > s.first_token ? lower(name.first - 1) : "";
  const bool joined = last_acted_ && last_end_ + 3 >= name.first && last_end_ < name.first &&
                      (before == "and" || before == "or" || before == ",");
  const auto decide = [&]() -> bool {
    if (next == "-" && r_[name.end].glued) {
      const std::string after = name.end + 1u < s.end_token ? lower(name.end + 1) : "";
      return after != "based" && after != "born" && after != "area" && after != "style" &&
             after != "bound";
    }
    const bool clause = before == "after" || before == "before" || before == "since" ||
                        before == "until" || before == "as";
    const bool preposition = is_word(before, WordClass::preposition) && !clause;
    if (is_in(before, "direction")) return false;
    if (clause) return is_subject(name, s);
    if (before == "that") return true;
    if (is_possessive(next))
      return owns_government(name.end, s) && before != "in" && before != "at" && before != "near";
    if (is_in(next, "government") && (before == "the" || !preposition)) return true;
    if (before == "," && name.first > s.first_token + 1u && r_.is(name.first - 2, "capital"))
      return false;
    if (preposition || before == "than") return after_preposition(name, name.first - 1, before);
    if (r_.has(name.first > s.first_token ? name.first - 1 : name.first, locative) &&
        name.first > s.first_token && before != "that")
      return false;
    if (before == "the" || before == "a" || before == "an" || before == "this") return false;
    if (is_in(before, "place-verb")) return false;
    if (is_subject(name, s) || is_object(name, s)) return true;
    if (joined) return true;
    // "Oslo and its allies", "Oslo and Lima have": what follows "and" acts.
    if (next == "and" && name.end + 2u < s.end_token) {
      if (r_.is(name.end + 1, "its")) return true;
      return r_.capitalised(name.end + 1) && is_known_verb(lower(name.end + 2)) &&
             !r_.capitalised(name.end + 2);
    }
    return false;
  };
  last_acted_ = decide();
  last_end_ = name.end;
  return last_acted_;
}

bool Metonyms::seat_acts(const Name& name) const {
  const Sentence& s = r_.sentences()[name.sentence];
  std::size_t first = name.first;
  if (first > s.first_token && lower(first - 1) == "the") --first;
  std::size_t next = name.end;
  if (next < s.end_token && is_possessive(lower(next))) ++next;
  if (next < s.end_token) {
    const std::string after = lower(next);
    if (is_in(after, "seat-part") || is_in(after, "event")) return false;
    if (after == "-" && next + 1 < s.end_token && r_.is(next + 1, "based")) return false;
  }
  if (first == s.first_token) return true;
  const std::string before = lower(first - 1);
  const std::string ahead = first > s.first_token + 1 ? lower(first - 2) : "";
  static constexpr std::string_view locatives[] = {"in",     "at",     "near",    "outside",
                                                   "inside", "around", "across",  "behind",
                                                   "into",   "within", "opposite"};
  const bool government = name.end < s.end_token && is_in(lower(name.end), "government");
  if (std::find(std::begin(locatives), std::end(locatives), before) != std::end(locatives))
    return government;
  if (is_in(before, "place-verb")) return government;
  if (before == "of")
    return !is_in(ahead, "seat-part") && ahead != "out" && ahead != "outside" && ahead != "front";
  if (before == "to" && !government) {
    if (is_in(ahead, "leads-to")) return false;
    for (std::size_t i = first - 1; i-- > s.first_token && i + 10 > first;)  // "welcomes A to"
      if (r_[i].shape == WordShape::lower && is_known_verb(lower(i)))
        return !is_in(lower(i), "leads-to");
    return true;
  }
  static constexpr std::string_view sent[] = {"speech", "address", "live",  "away",  "miles",
                                              "blocks", "drive",   "taken", "yards", "kilometers"};
  if (before == "from") return std::find(std::begin(sent), std::end(sent), ahead) == std::end(sent);
  return true;
}

bool Metonyms::is_person(const Name& name) const {
  if (name.end != name.first + 1 || !bearers_.contains(fold(r_.token(name.first)))) return false;
  const Sentence& s = r_.sentences()[name.sentence];
  if (name.first > s.first_token) {
    const std::size_t i = name.first - 1;
    const std::string before = lower(i);
    if (r_.has(i, locative) || is_word(before, WordClass::locative)) return false;
    if (before == "between" || before == "and" || before == ",") {
      const auto index = static_cast<std::size_t>(&name - names_.data());
      if (index > 0 && names_[index - 1].kind == NameKind::state && names_[index - 1].end >= i)
        return false;  // "Egypt and Jordan"
    }
  }
  if (name.end + 1u < s.end_token) {
    const bool owner = is_possessive(lower(name.end)) && is_in(lower(name.end + 1), "state-noun");
    const auto index = static_cast<std::size_t>(&name - names_.data());
    const bool listed = (r_.is(name.end, "and") || r_.is(name.end, ",")) &&
                        index + 1 < names_.size() && names_[index + 1].first == name.end + 1 &&
                        names_[index + 1].kind == NameKind::state;
    if (owner || listed) return false;
  }
  return true;
}

}  // namespace entente
