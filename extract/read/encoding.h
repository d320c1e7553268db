#pragma once

// Bytes that somebody calls text, to text.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Something worth saying about a document that is kept.
struct Remark {
  std::string reason;        // "encoding.repaired"; see docs/reasons.md
  std::string message;       // one line
  std::uint64_t offset = 0;  // byte of the original bytes
};

struct Decoded {
  std::string text;              // valid UTF-8 without byte order mark and NUL
  std::uint64_t characters = 0;  // its code points
  std::string encoding;          // "UTF-8", "windows-1252", ...
  std::string refusal;           // why this is not text; empty if it is
  std::vector<Remark> remarks;   // at most one for each reason
};

struct DecodeOptions {
  std::string declared = {};    // by the document itself (HTML, HTTP); checked, not trusted
  std::string undeclared = {};  // --encoding: what bytes without a declaration are in
  bool may_be_binary = true;    // a whole file: refuse what is not text
};

// What a known binary format's first bytes say it is ("a PDF document"), or "".
std::string_view binary_kind(std::string_view bytes);

// In this order: a byte order mark; valid UTF-8; the declared character set;
// options.undeclared; UTF-16 that shows by its NULs; windows-1252 where every byte
// above 0x7F stands where that set has a letter or a quotation mark; else UTF-8
// with U+FFFD for each bad piece. Bytes of which a tenth or more are NUL, control
// characters or undecodable are refused. O(n).
Decoded decode(std::string_view bytes, const DecodeOptions& options);

// "\r\n" and "\r" become "\n". O(n).
std::string unify_newlines(std::string text);

// True if there is nothing but white space and invisible characters. O(n).
bool is_blank(std::string_view text);

}  // namespace entente
