#pragma once

// Legacy character sets to UTF-8.

#include <string>
#include <string_view>

#include "core/text.h"

namespace entente {

// The canonical name ("windows-1252") of a character set in which text may be
// written, or "" for an unknown one and for those that hide ASCII markup behind
// other bytes (UTF-7, SCSU, EBCDIC ...), which are never decoded. ASCII and
// ISO-8859-1 are read as windows-1252, as browsers do.
std::string charset_named(std::string_view name);

// Valid UTF-8 from bytes of `charset` (a result of charset_named). Each byte
// sequence without a meaning, and NUL, becomes one U+FFFD. A byte order mark is
// not removed. O(n). Throws Error{input} for an unknown character set.
Repaired decode_charset(std::string_view bytes, const std::string& charset);

}  // namespace entente
