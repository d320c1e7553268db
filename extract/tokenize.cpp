#include "extract/tokenize.h"

#include <memory>
#include <unordered_set>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "core/error.h"
#include "core/text.h"
#include "extract/word_classes.h"

// White space divides the text into chunks. A chunk of Latin letters and plain
// punctuation is cut by the few boundary rules of UAX 29 that apply to it, which
// is ten times as fast as the general machine; any other chunk goes to ICU's
// word iterator, which knows all scripts and has dictionaries for those that
// write no blanks. tokenize_test.cpp holds the two against each other.
// Departure from UAX 29: a colon never joins letters.

namespace entente {
namespace {

constexpr char32_t zero_width_space = 0x200B;

// White space between chunks; zero-width space may stand inside a name.
bool is_blank(char32_t c) { return is_space(c) && c != zero_width_space && c != 0xFEFF; }

bool is_simple(char32_t c) {
  return c < 0x250 || (c >= 0x2010 && c <= 0x205E && c != 0x2028 && c != 0x2029 &&
                       !(c >= 0x202A && c <= 0x202E));
}

bool is_word_part(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == 0xAD;  // the soft hyphen joins
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// Whether `c` between `before` and `after` keeps the word in one piece.
bool joins(char32_t before, char32_t c, char32_t after) {
  if (is_letter(before) && is_letter(after)) return c == '.' || is_apostrophe(c) || c == 0xB7;
  if (is_digit(before) && is_digit(after))
    return c == '.' || c == ',' || c == ';' || is_apostrophe(c);
  return false;
}

const std::unordered_set<std::string_view>& abbreviations() {
  static const auto table = [] {
    std::unordered_set<std::string_view> out;
    for (const char* word_class : {"abbreviation", "closing-abbreviation"})
      for (const std::string_view word : words_of_class(word_class)) out.insert(word);
    return out;
  }();
  return table;
}

// "U.S", "e.g", "Ph.D", "J": a full stop right after belongs to the word.
bool takes_full_stop(std::string_view word) {
  bool letters_and_stops = word.size() < 12;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size() && letters_and_stops;) {
    const char32_t c = next_code_point(word, i);
    if (c == '.')
      letters = 0;
    else
      letters_and_stops = is_letter(c) && ++letters < 2;
  }
  if (letters_and_stops) {
    std::size_t at = 0;
    return word.size() > 2 || is_upper(next_code_point(word, at));
  }
  if (word.size() > 7) return false;
  return abbreviations().contains(std::string(word) + ".");
}

TokenKind kind_of(std::string_view token) {
  bool digit = false;
  char32_t first = 0;
  for (std::size_t i = 0; i < token.size();) {
    const char32_t c = next_code_point(token, i);
    if (is_letter(c)) return TokenKind::word;
    digit = digit || is_digit(c);
    if (!first) first = c;
  }
  if (digit) return TokenKind::number;
  if (first >= 0x80 && !u_ispunct(static_cast<UChar32>(first))) return TokenKind::symbol;
  return first == '$' || first == '+' || first == '<' || first == '=' || first == '>' ||
                 first == '^' || first == '`' || first == '|' || first == '~'
             ? TokenKind::symbol
             : TokenKind::punctuation;
}

// Hands words on, with the full stops they keep and possessive endings cut off.
class Emitter {
 public:
  Emitter(std::string_view text, const std::function<void(Token)>& take)
      : text_(text), take_(take) {}

  // A word at [begin, end); returns where the next token begins.
  std::size_t word(std::size_t begin, std::size_t end, bool latin) {
    if (end < text_.size() && text_[end] == '.' &&
        (end + 1 == text_.size() || text_[end + 1] != '.') &&
        takes_full_stop(text_.substr(begin, end - begin)))
      ++end;
    const std::string_view word = text_.substr(begin, end - begin);
    std::size_t cut = 0;  // bytes of a possessive ending
    if (word.size() > 2 && (word.back() == 's' || word.back() == 'S')) {
      if (word[word.size() - 2] == '\'') cut = 2;
      if (word.size() > 4 && word.substr(word.size() - 4, 3) == "\u2019") cut = 4;
    }
    piece(begin, end - cut, latin ? TokenKind::word : kind_of(word));
    if (cut) piece(end - cut, end, TokenKind::word);
    return end;
  }

  void piece(std::size_t begin, std::size_t end, TokenKind kind) {
    take_(Token{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
  }

 private:
  std::string_view text_;
  const std::function<void(Token)>& take_;
};

// A chunk without letters outside Latin.
void split_simple(std::string_view text, std::size_t begin, std::size_t end, Emitter& emitter) {
  for (std::size_t i = begin; i < end;) {
    const std::size_t start = i;
    char32_t last = next_code_point(text, i);
    if (!is_word_part(last)) {
      if (last == '.' || last == '-')
        while (i < end && text[i] == static_cast<char>(last)) ++i;
      emitter.piece(start, i, kind_of(text.substr(start, i - start)));
      continue;
    }
    bool letter = is_letter(last);
    while (i < end) {
      std::size_t next = i;
      const char32_t c = next_code_point(text, next);
      if (!is_word_part(c)) {
        std::size_t after_next = next;
        if (next == end) break;
        const char32_t after = next_code_point(text, after_next);
        if (!joins(last, c, after)) break;
        next = after_next;
        last = after;
      } else if (c != 0xAD) {
        last = c;
      }
      letter = letter || is_letter(last);
      i = next;
    }
    i = emitter.word(start, i, letter);
  }
}

icu::BreakIterator& word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
      throw Error(ErrorKind::environment,
                  std::string("ICU cannot provide word boundaries (") + u_errorName(status) + ")");
    return made;
  }();
  return *iterator;
}

// A chunk that needs ICU. Pieces around a zero-width space are one word.
void split_complex(std::string_view text, std::size_t begin, std::size_t end, Emitter& emitter) {
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data() + begin, static_cast<int64_t>(end - begin), &status);
  icu::BreakIterator& words = word_iterator();
  words.setText(&source, status);
  std::size_t done = begin;  // the emitter may take a full stop that ICU gives apart
  std::size_t from = begin;
  bool open = false;  // [from, here) is a word that a zero-width space may continue
  bool after_space = false;
  const auto flush = [&](std::size_t here) {
    if (open && from >= done) done = emitter.word(from, here, false);
    open = false;
  };
  std::size_t open_end = begin;
  for (int32_t b = words.first(), e = words.next(); e != icu::BreakIterator::DONE;
       b = e, e = words.next()) {
    const std::size_t at = begin + static_cast<std::size_t>(b);
    const std::size_t to = begin + static_cast<std::size_t>(e);
    std::size_t i = at;
    const char32_t c = next_code_point(text, i);
    const bool cased = is_upper(c) || is_lower(c);
    if (open && (c == zero_width_space || (after_space && cased))) {
      after_space = c == zero_width_space;
      if (!after_space) open_end = to;
      continue;
    }
    flush(open_end);
    after_space = false;
    if (at < done || c == zero_width_space || is_blank(c)) continue;
    const TokenKind kind = kind_of(text.substr(at, to - at));
    if (kind == TokenKind::word || kind == TokenKind::number) {
      from = at;
      open_end = to;
      open = true;
    } else {
      emitter.piece(at, to, kind);
    }
  }
  flush(open_end);
  utext_close(&source);
}

}  // namespace

bool keeps_full_stop(std::string_view word_with_stop) {
  static const auto table = [] {
    std::unordered_set<std::string_view> out;
    for (const std::string_view word : words_of_class("abbreviation")) out.insert(word);
    return out;
  }();
  return table.contains(word_with_stop);
}

void split_tokens(std::string_view text, const std::function<void(Token)>& take) {
  Emitter emitter(text, take);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    if (is_blank(next_code_point(text, next))) {
      i = next;
      continue;
    }
    const std::size_t begin = i;
    bool simple = true;
    while (i < text.size()) {
      next = i;
      const char32_t c = next_code_point(text, next);
      if (is_blank(c)) break;
      simple = simple && is_simple(c);
      i = next;
    }
    if (simple)
      split_simple(text, begin, i, emitter);
    else
      split_complex(text, begin, i, emitter);
  }
}

std::string_view token_form(std::string_view token, std::string& room) {
  bool plain = true;
  for (const char c : token) plain = plain && static_cast<unsigned char>(c) < 0x80;
  if (plain) return token;
  room = name_identity(token);
  for (std::size_t at; (at = room.find("\u2019")) != std::string::npos;) room.replace(at, 3, "'");
  if (room == token) return token;
  return room;
}

}  // namespace entente
