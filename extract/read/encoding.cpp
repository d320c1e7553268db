#include "extract/read/encoding.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/charset.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

bool is_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u < 0x20 && !(u >= 9 && u <= 13)) || u == 0x7F;
}

std::size_t count_controls(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters, quotation marks and signs that press text in windows-1252 has. Left
// out are the rare ones, which a damaged UTF-8 text shows just as often.
bool is_usual_1252(unsigned char c) {
  static constexpr std::string_view signs =
      "\x80\x85\x91\x92\x93\x94\x96\x97\x99\xA0\xA3\xA7\xAB\xB0\xBB"sv;
  if (c >= 0xC0)
    return c != 0xC2 && c != 0xC3 && c != 0xD0 && c != 0xD7 && c != 0xDD && c != 0xDE &&
           c != 0xF0 && c != 0xF7 && c < 0xFD;
  return signs.find(static_cast<char>(c)) != std::string_view::npos;
}

// Every high byte is usual, none stands in a run of three, and there are either
// three of them or each is a small letter that continues a word ("Ren\xE9").
bool looks_like_1252(std::string_view bytes) {
  std::size_t high = 0, in_word = 0, run = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) {
      run = 0;
      continue;
    }
    if (!is_usual_1252(c) || ++run > 2) return false;
    ++high;
    in_word += c >= 0xDF && i > 0 && is_ascii_letter(bytes[i - 1]);
  }
  return high >= 3 || (high > 0 && high == in_word);
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
constexpr std::array<Mark, 5> byte_order_marks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                   {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                   {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                   {"\xFF\xFE"sv, "UTF-16LE"},
                                                   {"\xFE\xFF"sv, "UTF-16BE"}}};

// UTF-16 of mostly Latin text without a mark: every second byte is NUL.
const char* utf16_by_nuls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0';
  const std::size_t most = sample.size() / 2 * 4 / 5;
  if (sample.size() < 8) return nullptr;
  if (nuls[1] >= most && nuls[0] == 0) return "UTF-16LE";
  if (nuls[0] >= most && nuls[1] == 0) return "UTF-16BE";
  return nullptr;
}

void remark_repair(Decoded& out, const Repaired& repaired, std::size_t skipped, bool guessable) {
  if (repaired.replacements == 0) return;
  std::string message = grouped(repaired.replacements) + " byte sequence" +
                        (repaired.replacements == 1 ? "" : "s") + " that " +
                        (repaired.replacements == 1 ? "is" : "are") + " not " + out.encoding +
                        " replaced by U+FFFD";
  if (guessable) message += "; if the text is in another encoding, name it with --encoding";
  out.remarks.push_back({"encoding.repaired", std::move(message), repaired.first_bad + skipped});
}

void finish(Decoded& out, Repaired repaired, std::size_t skipped, bool guessable) {
  remark_repair(out, repaired, skipped, guessable);
  out.text = std::move(repaired.text);
  out.characters = code_points(out.text);
}

bool is_a_tenth(std::size_t part, std::size_t whole) { return part > 0 && part * 10 >= whole; }

Decoded decode_as(std::string_view bytes, const std::string& charset, std::size_t skipped) {
  Decoded out;
  out.encoding = charset;
  const std::string_view rest = bytes.substr(skipped);
  Repaired repaired = charset == "UTF-8" ? repair_utf8(rest) : decode_charset(rest, charset);
  const std::size_t bad =
      std::max(repaired.bad_bytes, charset == "UTF-8" ? repaired.replacements : 0);
  if (is_a_tenth(bad + count_controls(repaired.text), rest.size()))
    out.refusal = "not text: a tenth or more of it is no " + charset;
  finish(out, std::move(repaired), skipped, false);
  return out;
}

Decoded decode_undeclared(std::string_view bytes, const DecodeOptions& options) {
  const std::string named = charset_named(options.undeclared);
  if (!named.empty() && named != "UTF-8") return decode_as(bytes, named, 0);
  if (const char* wide = utf16_by_nuls(bytes)) {
    Decoded out = decode_as(bytes, wide, 0);
    out.remarks.push_back(
        {"encoding.guessed", std::string("read as ") + wide + " without a byte order mark", 0});
    return out;
  }
  Decoded out;
  out.encoding = "UTF-8";
  Repaired repaired = repair_utf8(bytes);
  const std::size_t bad = repaired.bad_bytes + count_controls(bytes) -
                          static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (options.may_be_binary && is_a_tenth(bad, bytes.size())) {
    out.refusal =
        "not text: a tenth or more of its bytes are no UTF-8; if it is text in another encoding, "
        "name it with --encoding";
    return out;
  }
  if (named.empty() && repaired.replacements > 0 && looks_like_1252(bytes)) {
    const std::size_t first = repaired.first_bad;
    out.encoding = "windows-1252";
    finish(out, decode_charset(bytes, out.encoding), 0, true);
    out.remarks.push_back({"encoding.guessed",
                           "not UTF-8, read as windows-1252; name the encoding with --encoding",
                           first});
    return out;
  }
  finish(out, std::move(repaired), 0, true);
  return out;
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kinds = {{
      {"%PDF-"sv, "a PDF document"},
      {"\x89PNG\r\n"sv, "a PNG picture"},
      {"\xFF\xD8\xFF"sv, "a JPEG picture"},
      {"GIF8"sv, "a GIF picture"},
      {"II*\0"sv, "a TIFF picture"},
      {"MM\0*"sv, "a TIFF picture"},
      {"PK\x03\x04"sv, "a ZIP archive or an Office document"},
      {"\xD0\xCF\x11\xE0"sv, "an old Office document"},
      {"{\\rtf"sv, "a Rich Text document"},
      {"\x1F\x8B"sv, "gzip data"},
      {"\x28\xB5\x2F\xFD"sv, "Zstandard data"},
      {"BZh9"sv, "bzip2 data"},
      {"\xFD"
       "7zXZ\0"sv,
       "xz data"},
      {"7z\xBC\xAF"sv, "a 7-Zip archive"},
      {"Rar!\x1A"sv, "a RAR archive"},
      {"SQLite format 3\0"sv, "a SQLite database"},
      {"\x7F"
       "ELF"sv,
       "a program"},
      {"RIFF"sv, "sound or video"},
      {"OggS"sv, "sound or video"},
      {"ID3"sv, "sound"},
      {"\0asm"sv, "a program"},
  }};
  for (const auto& [signature, kind] : kinds)
    if (bytes.starts_with(signature)) return kind;
  return {};
}

Decoded decode(std::string_view bytes, const DecodeOptions& options) {
  if (options.may_be_binary) {
    if (const std::string_view kind = binary_kind(bytes); !kind.empty()) {
      Decoded out;
      out.refusal = "not text: it looks like " + std::string(kind);
      return out;
    }
  }
  for (const Mark& mark : byte_order_marks)
    if (bytes.starts_with(mark.bytes)) return decode_as(bytes, mark.charset, mark.bytes.size());

  const std::string declared = charset_named(options.declared);
  const bool ascii_only = std::none_of(bytes.begin(), bytes.end(),
                                       [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
  const bool is_wide = declared.starts_with("UTF-16") || declared.starts_with("UTF-32");
  if (!declared.empty() && declared != "UTF-8" && !is_wide && !ascii_only) {
    if (!is_utf8(bytes)) return decode_as(bytes, declared, 0);
    Decoded out = decode_as(bytes, "UTF-8", 0);
    out.remarks.push_back(
        {"encoding.conflict", "declared as " + declared + " but valid UTF-8, and read so", 0});
    return out;
  }
  return decode_undeclared(bytes, options);
}

std::string unify_newlines(std::string text) {
  std::size_t to = text.find('\r');
  if (to == std::string::npos) return text;
  for (std::size_t from = to; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else {
      text[to++] = '\n';
      if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
    }
  }
  text.resize(to);
  return text;
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_space(c) && c >= 0x20 && c != 0xAD && c != 0x2060) return false;
  }
  return true;
}

}  // namespace entente
