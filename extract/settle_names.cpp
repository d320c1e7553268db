// Held by settle_names_test.cpp.

#include "extract/settle_names.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/text.h"
#include "extract/event_words.h"
#include "extract/name_runs.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

constexpr std::uint32_t bearers = given_name | surname | leader_surname;

bool listed(std::string_view word, const std::vector<std::string_view>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Settler {
 public:
  Settler(const Reading& r, std::vector<Name>& names) : r_(r), names_(names) {}

  void run() {
    join_ampersands();
    for (Name& name : names_)
      if (name.kind == NameKind::person && !name.known) settle(name);
    find_plurals();
    find_firms();
    for (Name& name : names_) {
      if (may_be_firm(name) && called_firms_.contains(hash(name))) {
        name.kind = NameKind::organization;
        name.rule = "called a firm";
        name.confidence = 0.85f;
      }
      if (is_short_for_firm(name)) {
        name.kind = NameKind::organization;
        name.rule = "short for a firm";
        name.confidence = 0.8f;
      }
      if (name.kind != NameKind::person || name.known) continue;
      if (is_plural(name) && plurals_.contains(r_[name.first].hash)) no_actor(name, "plural");
      if (vessels_.contains(hash(name)) && after(name, "the")) no_actor(name, "vessel");
    }
  }

 private:
  std::string before(const Name& name) const {
    const bool inside = name.first > r_.sentences()[name.sentence].first_token;
    return inside ? to_lower(r_.token(name.first - 1)) : std::string();
  }
  bool after(const Name& name, std::string_view word) const { return before(name) == word; }

  std::uint64_t hash(const Name& name) const {
    std::uint64_t h = r_[name.first].hash;
    for (std::size_t i = name.first + 1; i < name.end; ++i) h = join_hash(h, r_[i].hash);
    return h;
  }

  static void no_actor(Name& name, const char* why) {
    name.kind = NameKind::other;
    name.rule = why;
    name.confidence = 0.8f;
    name.title_first = name.title_end = 0;
  }

  // "Sable & Crane" is a firm, also where only a part of it was found.
  void join_ampersands() {
    std::size_t kept = 0;
    for (std::size_t n = 0; n < names_.size(); ++n) {
      Name name = names_[n];
      const std::size_t from = r_.sentences()[name.sentence].first_token;
      if (name.kind == NameKind::person && !name.known && name.end == name.first + 1 &&
          name.title_end == name.title_first && name.first >= from + 2 &&
          r_.is(name.first - 1, "&") && r_[name.first - 2].shape == WordShape::capital) {
        name.first -= 2;
        name.kind = NameKind::organization;
        name.rule = "ampersand";
        if (kept > 0 && names_[kept - 1].end > name.first) {
          name.first = std::min(name.first, names_[kept - 1].first);
          --kept;
        }
      }
      names_[kept++] = name;
    }
    names_.resize(kept);
  }

  void settle(Name& name) {
    cut_label(name);
    cut_faith(name);
    if (is_vessel(name)) return;
    if (is_named_after(name)) return;
    if (is_firm(name)) return;
    if (is_plural(name)) maybe_plural_.insert(r_[name.first].hash);
    if (name.end > name.first + 1 && is_people(name.end - 1) && is_people_or_word(name))
      no_actor(name, "people");
  }

  // "Ann Lee Image: Agency": a credit's label before the colon.
  void cut_label(Name& name) const {
    if (name.end < name.first + 3 || name.end >= r_.size() || !r_.is(name.end, ":")) return;
    if (r_.has(name.end - 1, not_name) && !r_.has(name.end - 1, bearers)) --name.end;
  }

  bool is_people(std::size_t i) const {
    if (r_.has(i, bearers)) return false;
    const Lexeme* lexeme = r_[i].lexeme;
    const Gazetteer& g = Gazetteer::instance();
    const Known* group = lexeme ? g.meaning(lexeme, Sense::group) : nullptr;
    return (group && (group->detail == "religious" || group->detail == "ethnic")) ||
           (lexeme && g.meaning(lexeme, Sense::demonym));
  }

  // "Atheist Muslim": a word of the language before it, or the text says "a Muslim".
  bool is_people_or_word(const Name& name) {
    bool words = true;
    for (std::size_t i = name.first; i + 1 < name.end; ++i) {
      if (r_.has(i, bearers)) return false;
      words = words && (is_people(i) || r_.commonness(i) || r_.written_lower(i));
    }
    return words || is_told_as_noun(r_[name.end - 1].hash);
  }

  bool is_told_as_noun(std::uint64_t people) {
    for (; nouns_read_ < r_.size(); ++nouns_read_) {
      const std::size_t i = nouns_read_;
      const bool after = i > 0 && (r_.is(i - 1, "a") || r_.is(i - 1, "an") || r_.is(i - 1, "-"));
      if (after && r_[i].shape == WordShape::capital && is_people(i)) nouns_.insert(r_[i].hash);
    }
    return nouns_.contains(people);
  }

  // "ex-Muslim Ann Lee"
  void cut_faith(Name& name) const {
    if (name.end < name.first + 3 || !is_people(name.first) || !r_.has(name.first + 1, bearers))
      return;
    ++name.first;
    name.title_first = name.title_end = 0;  // "ex-", "former" of the faith
  }

  bool is_vessel(Name& name) {
    static const auto nouns = words_of_class("vessel");
    static const auto prefixes = words_of_class("vessel-prefix");
    const bool prefixed = name.end > name.first + 1 && listed(r_.token(name.first), prefixes);
    const bool after_prefix = name.first > r_.sentences()[name.sentence].first_token &&
                              listed(r_.token(name.first - 1), prefixes);
    const bool called = name.title_end == name.title_first && listed(before(name), nouns);
    if (!prefixed && !after_prefix && !called) return false;
    if (prefixed) {
      Name bare = name;
      ++bare.first;
      vessels_.insert(hash(bare));
    }
    vessels_.insert(hash(name));
    no_actor(name, "vessel");
    return true;
  }

  // "Sultan Qaboos Grand Mosque", "Ann Lee University": but Ann Church, Mr Bridge.
  bool is_named_after(Name& name) const {
    const std::size_t last = name.end - 1;
    const std::size_t words = name.end - name.first;
    if (words < 2) return false;
    const bool venue = r_.longest(last, name.end, bit(Sense::venue)).end == name.end;
    const Known* body = body_ending(r_, name.first, name.end);
    if (!venue && !body) return false;
    if (r_.has(last, bearers) && words <= 3) return false;
    name.kind = venue && !body ? NameKind::place : NameKind::organization;
    if (body && body->detail == "media") name.kind = NameKind::media;
    name.rule = "named after a person";
    name.confidence = 0.87f;
    if (name.title_end > name.title_first && name.title_end == name.first)
      name.first = name.title_first;
    name.title_first = name.title_end = 0;
    return true;
  }

  // "Polar Freight's chief executive"
  bool is_firm(Name& name) const {
    static const auto parts = words_of_class("of-firm");
    const std::size_t last = name.end - 1;
    if (r_.has(last, bearers) || name.title_end > name.title_first) return false;
    std::size_t next = name.end;
    if (next + 1 >= r_.size() || (r_.token(next) != "'s" && r_.token(next) != "’s")) return false;
    std::string after;
    for (++next; next < std::min<std::size_t>(name.end + 4, r_.size()); ++next) {
      after += (after.empty() ? "" : " ") + std::string(r_.token(next));
      if (!listed(after, parts)) continue;
      name.kind = NameKind::organization;
      name.rule = "what firms have";
      name.confidence = 0.85f;
      return true;
    }
    return false;
  }

  // A person's name behind "the firm" may begin a clause: "the firm Ann Lee founded".
  static bool may_be_firm(const Name& name) {
    return !name.known && (name.kind == NameKind::place || name.kind == NameKind::other);
  }

  // "Polar Freight Ltd", "the shipping firm Polar Line", and the last words of persons' names.
  void find_firms() {
    static const auto nouns = words_of_class("firm-noun");
    for (const Name& name : names_) {
      if (may_be_firm(name) && listed(before(name), nouns)) called_firms_.insert(hash(name));
      if (name.kind == NameKind::person) {
        if (name.end > name.first + 1 || name.title_end > name.title_first)
          borne_.insert(r_[name.end - 1].hash);
      } else if (name.kind == NameKind::organization && name.end > name.first + 1 &&
                 !r_.has(name.first, given_name | leader_surname)) {
        const Known* body = body_ending(r_, name.first, name.end);
        if ((body && body->detail == "company") || r_.is(name.end - 1, "Group"))
          firms_.insert(r_[name.first].hash);
      }
    }
  }

  // "Polar" where nobody is called so.
  bool is_short_for_firm(const Name& name) const {
    return (name.kind == NameKind::person || name.kind == NameKind::place ||
            name.kind == NameKind::other) &&
           !name.known && name.end == name.first + 1 && name.title_end == name.title_first &&
           firms_.contains(r_[name.first].hash) && !borne_.contains(r_[name.first].hash);
  }

  bool is_plural(const Name& name) const {
    return name.end == name.first + 1 && name.title_end == name.title_first &&
           r_.token(name.first).ends_with('s') && r_.token(name.first).size() > 4 &&
           !r_.has(name.first, bearers);
  }

  // "all Utopians", "Utopians are", "Utopians' homes", wherever the text has one.
  void find_plurals() {
    static const auto many = words_of_class("many");
    for (std::size_t i = 0; i < r_.size() && !maybe_plural_.empty(); ++i) {
      if (!maybe_plural_.contains(r_[i].hash)) continue;
      const std::string next = i + 1 < r_.size() ? to_lower(r_.token(i + 1)) : std::string();
      if (next == "are" || next == "were" || next == "have" || next == "'" || next == "’" ||
          (i > 0 && listed(to_lower(r_.token(i - 1)), many)))
        plurals_.insert(r_[i].hash);
    }
  }

  const Reading& r_;
  std::vector<Name>& names_;
  std::unordered_set<std::uint64_t> maybe_plural_, plurals_, vessels_, nouns_;
  std::unordered_set<std::uint64_t> firms_, called_firms_, borne_;
  std::size_t nouns_read_ = 0;
};

}  // namespace

void settle_names(const Reading& reading, std::vector<Name>& names) {
  Settler(reading, names).run();
}

}  // namespace entente
