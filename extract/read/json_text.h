#pragma once

// One JSON object of a corpus file, to the few fields that matter.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct JsonFieldNames {
  std::string id = "id", date = "date", title = "title", text = "text";
};

struct JsonRecord {
  std::string error;    // reason of a refusal ("json.syntax"), or empty
  std::string message;  // what is wrong
  std::string id, uri, title, text, language, schema;
  std::vector<std::pair<std::string, std::string>> dates;  // field and value as given
  std::uint64_t text_begin = 0;  // of entente's records: code points before the text
  bool repaired = false;         // lone surrogates or NUL in text became U+FFFD
};

// Reads `line`, valid UTF-8 that should be one JSON object. Fields that are not
// wanted never decide, however large their numbers. An integer id is its digits.
// Refused: what is no JSON (json.syntax), nesting deeper than 256
// (limit.json_depth), no object, text that is absent or no string, and a wanted
// field that occurs twice (json.schema). O(line) time, no recursion.
JsonRecord read_json_record(std::string_view line, const JsonFieldNames& names);

}  // namespace entente
