#include "core/charset.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status))
    throw Error(ErrorKind::input, charset +
                                      ": not a known character set; try UTF-8, windows-1252, "
                                      "windows-1251 or ISO-8859-2");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

// True if bytes below 0x80 mean ASCII, or the set is one of Unicode's wide forms.
bool is_plain(UConverter* converter) {
  switch (ucnv_getType(converter)) {
    case UCNV_UTF7:
    case UCNV_IMAP_MAILBOX:
    case UCNV_SCSU:
    case UCNV_BOCU1:
    case UCNV_CESU8:
    case UCNV_ISO_2022:
    case UCNV_HZ:
    case UCNV_EBCDIC_STATEFUL:
      return false;
    case UCNV_UTF16:
    case UCNV_UTF16_BigEndian:
    case UCNV_UTF16_LittleEndian:
    case UCNV_UTF32:
    case UCNV_UTF32_BigEndian:
    case UCNV_UTF32_LittleEndian:
      return true;
    default:
      break;
  }
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 8> out{};
  const int32_t length = ucnv_toUChars(converter, out.data(), 8, "<a;>", 4, &status);
  return U_SUCCESS(status) && length == 4 && out[0] == u'<' && out[1] == u'a' && out[3] == u'>';
}

void append_utf8(Repaired& out, const UChar* text, int32_t length) {
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U16_NEXT(text, i, length, c);
    if (c == 0 || U_IS_SURROGATE(c)) {
      ++out.replacements;
      out.text += replacement;
      continue;
    }
    char buffer[4];
    int32_t size = 0;
    U8_APPEND_UNSAFE(buffer, size, c);
    out.text.append(buffer, static_cast<std::size_t>(size));
  }
}

}  // namespace

std::string charset_named(std::string_view name) {
  const std::string wanted = to_lower(name);
  if (wanted.empty() || wanted.size() > 60) return "";
  if (wanted == "latin1" || wanted == "latin-1" || wanted == "iso-8859-1" || wanted == "us-ascii" ||
      wanted == "ascii" || wanted == "cp1252")
    return "windows-1252";
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(wanted.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) || !is_plain(converter.get())) return "";
  const char* canonical =
      ucnv_getStandardName(ucnv_getName(converter.get(), &status), "MIME", &status);
  if (!canonical) canonical = ucnv_getStandardName(wanted.c_str(), "IANA", &status);
  return canonical ? canonical : wanted;
}

Repaired decode_charset(std::string_view bytes, const std::string& charset) {
  const Converter converter = open_converter(charset);
  Repaired out;
  out.text.reserve(bytes.size());
  std::array<UChar, 4096> buffer;
  const char* at = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  auto note_first = [&](const char* where) {
    if (out.replacements == 0) out.first_bad = static_cast<std::size_t>(where - bytes.data());
  };
  int32_t carried = 0;  // a lead surrogate whose other half did not fit
  for (bool more = true; more;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* to = buffer.data() + carried;
    const char* const before = at;
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &at, end, nullptr, true,
                   &status);
    const std::size_t replaced = out.replacements;
    const auto length = static_cast<int32_t>(to - buffer.data());
    carried = status == U_BUFFER_OVERFLOW_ERROR &&
                      U16_IS_LEAD(buffer[static_cast<std::size_t>(length) - 1])
                  ? 1
                  : 0;
    append_utf8(out, buffer.data(), length - carried);
    if (carried) buffer[0] = buffer[static_cast<std::size_t>(length) - 1];
    if (replaced == 0 && out.replacements > 0)
      out.first_bad = static_cast<std::size_t>(before - bytes.data());
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) {
      std::array<char, 16> bad{};
      int8_t bad_length = static_cast<int8_t>(bad.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter.get(), bad.data(), &bad_length, &ignored);
      note_first(at - std::min<std::ptrdiff_t>(bad_length, at - bytes.data()));
      ++out.replacements;
      out.bad_bytes += static_cast<std::size_t>(bad_length);
      out.text += replacement;
      ucnv_resetToUnicode(converter.get());
    }
    more = at < end;
  }
  return out;
}

}  // namespace entente
