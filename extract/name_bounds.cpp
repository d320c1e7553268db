#include "extract/name_bounds.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "extract/gazetteer.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_entry = 14;  // tokens of a listed organisation

bool capitalised(std::string_view token) {
  return !token.empty() && ((token[0] >= 'A' && token[0] <= 'Z') || (token[0] & 0x80) != 0);
}

class Mender {
 public:
  Mender(const SentenceTokens& tokens, std::vector<NameSpan>& names)
      : tokens_(tokens), names_(names), tables_(Gazetteer::instance()) {}

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
  struct Match {
    std::uint32_t end = 0;
    const Known* known = nullptr;
  };

  // The longest entry of that sense that begins at token `i`.
  Match longest(std::uint32_t i, Sense sense) const {
    Match best;
    std::uint64_t hash = 0;
    bool first = true;
    for (std::uint32_t k = i; k < tokens_.size() && k < i + longest_entry; ++k) {
      const auto take = [&](std::string_view part) {
        hash = first ? token_hash(part) : join_hash(hash, token_hash(part));
        first = false;
      };
      if (tokens_[k].find_first_of("-&/") == std::string_view::npos)
        take(tokens_[k]);
      else  // a joined token is several tokens of the tables
        split_tokens(tokens_[k], [&](Token part) { take(cut(tokens_[k], part.span)); });
      const Lexeme* const lexeme = tables_.find(hash);
      if (!lexeme) break;
      if (const Known* known = tables_.meaning(lexeme, sense)) best = {k + 1, known};
      if (!lexeme->more) break;
    }
    return best;
  }
  const Lexeme* lexeme(std::uint32_t i) const { return tables_.find(token_hash(tokens_[i])); }

  bool is_venue(std::uint32_t i, std::initializer_list<std::string_view> classes) const {
    if (i >= tokens_.size() || !capitalised(tokens_[i])) return false;
    const Known* venue = tables_.meaning(lexeme(i), Sense::venue);
    return venue && std::find(classes.begin(), classes.end(), venue->detail) != classes.end();
  }

  // Not where nothing but a title would be left: "Madam Speaker".
  void drop_title(NameSpan& name) const {
    const Lexeme* first = lexeme(name.first);
    if (!first || (first->words & given_name)) return;
    const Match title = longest(name.first, Sense::title);
    if (!title.known || title.end >= name.end) return;
    if (longest(title.end, Sense::title).end >= name.end) return;
    const std::string_view kind = title.known->detail;
    if (kind == "honorific" || kind == "political" || kind == "military" || kind == "professional")
      name.first = title.end;
  }

  void make_place(NameSpan& name) const {
    std::uint32_t before = name.first;
    if (before > 0 && tables_.meaning(lexeme(before - 1), Sense::title)) --before;
    if (before > 0 && is_venue(before - 1, {"lodging"})) {
      name = {before - 1, name.end, NameType::location};
    } else if (is_venue(name.end, {"building", "transport", "sport", "street", "lodging"})) {
      name = {name.first, name.end + 1, NameType::location};
    } else if (name.end == name.first + 1) {
      const Lexeme* word = lexeme(name.first);
      if (tables_.meaning(word, Sense::seat) && !(word->words & (given_name | surname)))
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
    for (std::uint32_t i = 0; i < tokens_.size();) {
      for (; next < names_.size() && names_[next].end <= i; ++next) out.push_back(names_[next]);
      std::uint32_t end = i;
      if (capitalised(tokens_[i])) end = std::max(end_of_listed(i), end_of_body(i, next));
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
    if (next == names_.size() || i + 1 >= tokens_.size() || !capitalised(tokens_[i + 1])) return i;
    if (names_[next] != NameSpan{i, i + 1, NameType::miscellany}) return i;
    if (!tables_.meaning(lexeme(i), Sense::demonym)) return i;
    return std::max(i, longest(i + 1, Sense::body).end);
  }

  // The end of a listed organisation of several words with small ones among them, else `i`.
  std::uint32_t end_of_listed(std::uint32_t i) const {
    const Match match = longest(i, Sense::organization);
    if (match.end < i + 3) return i;
    const bool joined =
        std::any_of(tokens_.begin() + i, tokens_.begin() + match.end, [](std::string_view token) {
          return token == "of" || token == "for" || token == "and" || token == "on" ||
                 token == "in";
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

  const SentenceTokens& tokens_;
  std::vector<NameSpan>& names_;
  const Gazetteer& tables_;
};

}  // namespace

void mend_names(const SentenceTokens& tokens, std::vector<NameSpan>& names) {
  Mender(tokens, names).run();
}

}  // namespace entente
