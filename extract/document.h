#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace entente {

// One article. Text is owned here, once; everything else refers to it by span.
struct Document {
  std::string key;  // document_key(): names the document in every store and export
  std::string id;   // the source's own id: file name without ending, or the record's id
  // The source itself gives the id, so that other text under it is a conflict. False
  // where the id is made from a file's name: x/a.txt and y/a.txt are two documents.
  bool id_is_claimed = false;
  std::string uri;       // where it came from: path, path:line, or the record's URI
  std::string title;     // empty if unknown
  std::string text;      // valid UTF-8; spans refer to it
  std::string language;  // ISO 639-1 if the source says so, else empty
  std::optional<DateRange> published;
  std::string date_source;    // "header", "field", "meta", "file name", ...; empty if undated
  std::string source_sha256;  // of the original bytes
  // Code points of the source's text before `text`: the header "date 2022-01-21 ".
  std::uint64_t text_begin = 0;
};

// The first 16 hex digits of SHA-256 over normalised text, date and source id
// (each length-prefixed): the same for the same document whatever the input
// order. O(text).
std::string document_key(std::string_view text, const std::optional<DateRange>& published,
                         std::string_view id);

// SHA-256, in hex, of the text normalised by NFC and by folding white space, so
// that line endings do not matter: equal for two copies of one text. O(text).
std::string text_digest(std::string_view text);

// document_key() of the text with this digest. O(1).
std::string document_key_of(std::string_view digest, const std::optional<DateRange>& published,
                            std::string_view id);

}  // namespace entente
