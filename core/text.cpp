#include "core/text.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status))
    throw Error(ErrorKind::environment,
                std::string("ICU cannot provide ") + what + " (" + u_errorName(status) + ")");
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool all_within(std::string_view text, char first, char last) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

bool is_ascii(std::string_view text) { return all_within(text, '\0', '\x7F'); }

void append(std::string& out, char32_t c) {
  char buffer[4];
  int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(c));
  out.append(buffer, static_cast<std::size_t>(size));
}

bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

// Zero-width characters that never change which name is meant. The joiners
// U+200C and U+200D are kept: they change words in Persian and emoji.
bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x00AD || c == 0xFEFF || c == 0x2060 || is_bidi_control(c);
}

bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

const icu::Transliterator& latin() {
  static const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> t(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    check(status, "transliteration");
    return t;
  }();
  return *instance;
}

// ICU does not promise that one Transliterator serves several threads at once.
std::string to_latin(std::string_view text) {
  static std::mutex mutex;
  icu::UnicodeString buffer = wide(text);
  const std::lock_guard lock(mutex);
  latin().transliterate(buffer);
  return narrow(buffer);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const auto size = static_cast<int64_t>(bytes.size());
  for (int64_t i = 0; i < size;) {
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

Repaired repair_utf8(std::string_view bytes) {
  Repaired out;
  out.text.reserve(bytes.size());
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const auto size = static_cast<int64_t>(bytes.size());
  int64_t kept = 0;  // everything before it is in `out`
  auto keep_until = [&](int64_t end) {
    out.text.append(
        bytes.substr(static_cast<std::size_t>(kept), static_cast<std::size_t>(end - kept)));
  };
  for (int64_t i = 0; i < size;) {
    const int64_t start = i;
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c > 0) continue;
    keep_until(start);
    kept = i;
    if (out.replacements++ == 0) out.first_bad = static_cast<std::size_t>(start);
    out.bad_bytes += static_cast<std::size_t>(i - start);
    out.text += replacement;
  }
  keep_until(size);
  return out;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  check(status, "normalisation");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr,
                            status);
  check(status, "normalisation");
  return out;
}

std::string name_identity(std::string_view text) {
  if (all_within(text, ' ', '~') && text.find("  ") == std::string_view::npos &&
      !text.starts_with(' ') && !text.ends_with(' '))
    return std::string(text);
  std::string kept;
  kept.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_invisible(c)) continue;
    if (is_space(c) || c < 0x20) {
      blank = !kept.empty();
      continue;
    }
    if (blank) kept += ' ';
    blank = false;
    append(kept, c);
  }
  return nfc(kept);
}

std::string fold(std::string_view text) {
  const std::string name = name_identity(text);
  if (is_ascii(name)) return to_lower(name);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  check(status, "normalisation");
  icu::UnicodeString folded = wide(name).foldCase();
  folded = decompose->normalize(folded, status);
  check(status, "normalisation");
  std::string out;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    switch (c) {  // letters with strokes have no decomposition
      case 0x0142:
        out += 'l';
        break;
      case 0x00F8:
        out += 'o';
        break;
      case 0x0111:
      case 0x00F0:
        out += 'd';
        break;
      case 0x0131:
        out += 'i';
        break;
      case 0x00FE:
        out += "th";
        break;
      case 0x00E6:
        out += "ae";
        break;
      case 0x0153:
        out += "oe";
        break;
      case 0x2019:
      case 0x2018:
      case 0x02BC:
        out += '\'';
        break;
      default:
        append(out, static_cast<char32_t>(c));
    }
  }
  return out;
}

std::string slug(std::string_view text) {
  // Transliterated first: folding would strip the breve that tells й from и.
  const std::string latinised = fold(is_ascii(text) ? std::string(text) : to_latin(nfc(text)));
  std::string out;
  for (const char c : latinised) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      out += c;
    } else if (c != '\'' && c != '.' && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string to_lower(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.assign(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToLower("", 0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr,
                            status);
  check(status, "lower case");
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToUpper("", 0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr,
                            status);
  check(status, "upper case");
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 c;
  U8_NEXT_OR_FFFD(data, at, text.size(), c);
  return static_cast<char32_t>(c);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_charType(static_cast<UChar32>(c)) == U_LOWERCASE_LETTER;
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x200B || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c));
}

std::string display(std::string_view text, std::size_t max_bytes) {
  static constexpr std::string_view ellipsis = "…";
  std::string out;
  std::size_t last_fit = 0;  // longest prefix that leaves room for the ellipsis
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (is_bidi_control(c) || c == 0x200B || c == 0xFEFF || is_noncharacter(c)) {
      continue;
    } else {
      append(out, c);
    }
    if (out.size() + ellipsis.size() <= max_bytes) last_fit = out.size();
    if (out.size() > max_bytes) {
      out.resize(last_fit);
      out += ellipsis;
      break;
    }
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const auto point = static_cast<UChar32>(c);
    if (c < 0x300) {
      ++width;
      continue;
    }
    const auto category = static_cast<UCharCategory>(u_charType(point));
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
        category == U_FORMAT_CHAR || u_hasBinaryProperty(point, UCHAR_VARIATION_SELECTOR))
      continue;
    const int32_t east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string printable_json(std::string_view json) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(json.size());
  const auto escape = [&out](char32_t unit) {
    out += "\\u";
    for (const int shift : {12, 8, 4, 0}) out += digits[(unit >> shift) & 0xF];
  };
  for (std::size_t i = 0; i < json.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(json, i);
    const bool special = (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
                         is_bidi_control(c) || c == 0x200B || c == 0xFEFF || is_noncharacter(c);
    if (!special) {
      out += json.substr(begin, i - begin);
    } else if (c < 0x10000) {
      escape(c);
    } else {
      escape(0xD800 + ((c - 0x10000) >> 10));
      escape(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

bool turns_text_around(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('\xE2', at)) != std::string_view::npos;) {
    const char32_t c = next_code_point(text, at);
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  }
  return false;
}

std::string icu_version() {
  UVersionInfo library, unicode;
  u_getVersion(library);
  u_getUnicodeVersion(unicode);
  char icu_text[U_MAX_VERSION_STRING_LENGTH], unicode_text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(library, icu_text);
  u_versionToString(unicode, unicode_text);
  return std::string(icu_text) + ", Unicode " + unicode_text;
}

std::string confusable_skeleton(std::string_view text) {
  static const auto checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> opened(uspoof_open(&status),
                                                                   &uspoof_close);
    check(status, "confusable detection");
    return opened;
  }();
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<int32_t>(text.size());
  std::string out(text.size() * 4 + 16, '\0');
  const int32_t length = uspoof_getSkeletonUTF8(checker.get(), 0, text.data(), size, out.data(),
                                                static_cast<int32_t>(out.size()), &status);
  check(status, "confusable detection");
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace entente
