#include "extract/name_bounds.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "extract/name_lookup.h"
#include "extract/name_pieces.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 5> small_words = {"of", "for", "and", "on", "in"};

class Mender {
 public:
  Mender(const NameLookup& words, std::vector<NameSpan>& names) : words_(words), names_(names) {}

  void run() {
    for (NameSpan& name : names_) {
      if (name.type != NameType::person) continue;
      drop_title(name);
      make_place(name);
    }
    drop_covered();
    join_organisations();
  }

 private:
  bool is_venue(std::uint32_t i, std::initializer_list<std::string_view> classes) const {
    if (i >= words_.size() || !words_.capitalised(i)) return false;
    const Known* venue = words_.meaning(i, Sense::venue);
    return venue && std::find(classes.begin(), classes.end(), venue->detail) != classes.end();
  }

  // Not where nothing but a title would be left ("Madam Speaker") or a particle would
  // begin the name ("Madame de Staël").
  void drop_title(NameSpan& name) const {
    const Lexeme* first = words_.lexeme(name.first);
    if (!first || (first->words & given_name)) return;
    const NameLookup::Match title = words_.longest(name.first, Sense::title);
    if (!title.known || title.end >= name.end || !words_.capitalised(title.end)) return;
    if (words_.longest(title.end, Sense::title).end >= name.end) return;
    const std::string_view kind = title.known->detail;
    if (kind == "honorific" || kind == "political" || kind == "military" || kind == "professional")
      name.first = title.end;
  }

  void make_place(NameSpan& name) const {
    std::uint32_t before = name.first;
    if (before > 0 && words_.meaning(before - 1, Sense::title)) --before;
    if (before > 0 && is_venue(before - 1, {"lodging"})) {
      name = {before - 1, name.end, NameType::location};
    } else if (is_venue(name.end, {"building", "transport", "sport", "street", "lodging"})) {
      name = {name.first, name.end + 1, NameType::location};
    } else if (name.end == name.first + 1) {
      if (words_.meaning(name.first, Sense::seat) &&
          !(words_.lexeme(name.first)->words & (given_name | surname)))
        name.type = NameType::location;
    }
  }

  // A name that now reaches into its neighbours takes their place.
  void drop_covered() {
    std::size_t kept = 0;
    for (const NameSpan name : names_) {
      while (kept > 0 && names_[kept - 1].end > name.first && names_[kept - 1].first >= name.first)
        --kept;
      if (kept == 0 || names_[kept - 1].end <= name.first) names_[kept++] = name;
    }
    names_.resize(kept);
  }

  void join_organisations() {
    std::vector<NameSpan> out;
    out.reserve(names_.size() + 1);
    std::size_t next = 0;  // the first name that is not in `out`
    for (std::uint32_t i = 0; i < words_.size();) {
      for (; next < names_.size() && names_[next].end <= i; ++next) out.push_back(names_[next]);
      std::uint32_t end = i;
      if (words_.capitalised(i)) end = std::max(end_of_listed(i), end_of_body(i, next));
      const std::size_t after = end > i ? end_of_covered(i, end, next) : refused;
      if (after == refused) {
        ++i;
        continue;
      }
      out.push_back({i, end, NameType::organization});
      next = after;
      i = end;
    }
    out.insert(out.end(), names_.begin() + static_cast<std::ptrdiff_t>(next), names_.end());
    names_.swap(out);
  }

  // The end of "Russian Foreign Ministry" if it begins at `i`, else `i`.
  std::uint32_t end_of_body(std::uint32_t i, std::size_t next) const {
    if (next == names_.size() || i + 1 >= words_.size() || !words_.capitalised(i + 1)) return i;
    if (names_[next] != NameSpan{i, i + 1, NameType::miscellany}) return i;
    if (!words_.meaning(i, Sense::demonym)) return i;
    return std::max(i, words_.longest(i + 1, Sense::body).end);
  }

  // The end of a listed organisation of several words with small ones among them, else `i`.
  std::uint32_t end_of_listed(std::uint32_t i) const {
    const NameLookup::Match match = words_.longest(i, Sense::organization);
    if (match.end < i + 3) return i;
    const bool joined = std::any_of(small_words.begin(), small_words.end(), [&](auto word) {
      return has_word(words_, i, match.end, word);
    });
    return joined ? match.end : i;
  }

  // The first name after tokens [i, end); refused if one reaches into them or out.
  std::size_t end_of_covered(std::uint32_t i, std::uint32_t end, std::size_t next) const {
    for (; next < names_.size() && names_[next].first < end; ++next)
      if (names_[next].first < i || names_[next].end > end) return refused;
    return next;
  }

  static constexpr std::size_t refused = ~std::size_t{0};

  const NameLookup& words_;
  std::vector<NameSpan>& names_;
};

}  // namespace

void mend_names(const SentenceTokens& tokens, std::vector<NameSpan>& names) {
  const NameLookup words(tokens);
  divide_names(words, names);
  Mender(words, names).run();
  complete_names(words, case_mode(tokens), names);
}

}  // namespace entente
