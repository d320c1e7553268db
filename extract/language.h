#pragma once

// Whether a text is English, as far as its commonest words tell. Every name,
// date and tie is found by English rules; on other text they find what they can.

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

// Counts the words of one document. It can tell running text of some twenty words
// or more in another language or script. It can not: name the language, see a foreign
// passage in an English text, or judge short texts and bare lists of names.
class LanguageCount {
 public:
  // One token, valid UTF-8; marks and numbers do not count. O(1) for long words.
  void add(std::string_view token);

  // What speaks against English, for a message; empty if nothing does. That is: most words
  // are not in Latin letters; or fewer than 12 % of at least 20 words are among the
  // commonest of English, and 12 % or more, twice as many, among those of other languages;
  // or less than 4 % of at least 60 words are among the commonest of English. O(1).
  std::string finding() const;

 private:
  std::size_t words_ = 0;      // tokens that begin with a letter
  std::size_t unlatin_ = 0;    // of them, with another script's letter
  std::size_t english_ = 0;    // of them, among the commonest words of English
  std::size_t elsewhere_ = 0;  // of them, among those of other languages in Latin letters
};

}  // namespace entente
