#pragma once

// Unicode at arm's length: the only header that speaks for ICU. All strings are
// UTF-8. Everything here is independent of the locale and the time zone.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

// Result of repairing bytes into valid UTF-8.
struct Repaired {
  std::string text;              // valid UTF-8; each maximal bad subpart is one U+FFFD, as is NUL
  std::size_t replacements = 0;  // how many U+FFFD were put in
  std::size_t first_bad = 0;     // byte offset of the first in the input, if any
  std::size_t bad_bytes = 0;     // how many bytes of the input were replaced
};

// True if `bytes` is well-formed UTF-8 (no surrogates, no overlong forms). O(n).
bool is_utf8(std::string_view bytes);

// Valid UTF-8 from any bytes (Unicode 15, section 3.9, "maximal subparts"). O(n).
Repaired repair_utf8(std::string_view bytes);

// Number of code points of valid UTF-8. O(n).
std::size_t code_points(std::string_view text);

// Normalisation form C. O(n) for text in stream-safe form.
std::string nfc(std::string_view text);

// The form under which two spellings are the same name: NFC, without zero-width
// and bidi controls and soft hyphens, white space folded to single blanks. Case,
// diacritics and script are kept. O(n).
std::string name_identity(std::string_view text);

// For search and comparison: name_identity, then case folding without locale and
// diacritics removed ("Élysée" -> "elysee", "Łódź" -> "lodz"). O(n).
std::string fold(std::string_view text);

// Latin, lower case, [a-z0-9] runs joined by '-': "Sergey Lavrov" ->
// "sergey-lavrov"; other scripts are transliterated. Empty if nothing is left.
std::string slug(std::string_view text);

// The same text with lower case / upper case letters, without locale.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

// The code point that starts at byte `at` of valid UTF-8; `at` is moved past it.
// at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

// Classes of a code point (Unicode general category).
bool is_upper(char32_t c);  // upper or title case letter
bool is_lower(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);  // white space, including NBSP, and zero-width space

// For terminals, diagrams and tables: control characters (C0, C1, DEL) become
// blanks, bidi controls, zero-width spaces and non-characters are dropped; at
// most `max_bytes` bytes, cut at a character with "…" at the end. O(n).
std::string display(std::string_view text, std::size_t max_bytes = 1024);

// Terminal columns that display(text) takes: 2 for wide East Asian characters, 0 for combining
// marks and format characters, else 1. O(n).
std::size_t display_width(std::string_view text);

// With & < > and " escaped, for XML content and attributes in double quotes. What XML cannot hold
// at all must be gone before: display(). O(n).
std::string xml_escaped(std::string_view text);

// JSON text with every control, bidi, zero-width and non-character that stands inside its strings
// written as \uXXXX: the same value, safe on a terminal. O(n).
std::string printable_json(std::string_view json);

// Whether the text holds characters that turn the text after them around (embeddings, overrides,
// isolates: U+202A..202E, U+2066..2069), with which a name can look like another. O(n).
bool turns_text_around(std::string_view text);

// "72.1, Unicode 15.0", of the library in use.
std::string icu_version();

// A skeleton equal for names that look alike (Unicode Technical Standard 39
// confusables), to warn of look-alikes; never to merge by.
std::string confusable_skeleton(std::string_view text);

}  // namespace entente
