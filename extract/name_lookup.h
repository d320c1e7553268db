#pragma once

// The tokens of a sentence as the tables of data/ know them.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "extract/gazetteer.h"
#include "extract/names/document_words.h"
#include "extract/tokenize.h"

namespace entente {

class NameLookup {
 public:
  explicit NameLookup(const SentenceTokens& tokens) : tokens_(tokens) {}

  struct Match {
    std::uint32_t end = 0;
    const Known* known = nullptr;  // null: no entry begins there
  };

  // The longest entry of that sense that begins at token `i`. O(longest_entry).
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

  // The meaning of the token by itself, or null.
  const Known* meaning(std::uint32_t i, Sense sense) const {
    return tables_.meaning(lexeme(i), sense);
  }

  bool capitalised(std::uint32_t i) const {
    const std::string_view token = tokens_[i];
    return !token.empty() && ((token[0] >= 'A' && token[0] <= 'Z') || (token[0] & 0x80) != 0);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  std::string_view operator[](std::uint32_t i) const { return tokens_[i]; }

 private:
  static constexpr std::uint32_t longest_entry = 14;  // tokens of a listed organisation

  const SentenceTokens& tokens_;
  const Gazetteer& tables_ = Gazetteer::instance();
};

// Whether the tokens between have that word.
inline bool has_word(const NameLookup& words, std::uint32_t first, std::uint32_t end,
                     std::string_view word) {
  for (std::uint32_t i = first; i < end; ++i)
    if (words[i] == word) return true;
  return false;
}

}  // namespace entente
