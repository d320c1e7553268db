#pragma once

// The names of a text, by the trained tagger alone: no actors, no resolution.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/names/name_tagger.h"

namespace entente {

struct FoundName {
  Span span;  // bytes of the input
  NameType type = NameType::person;
  std::uint32_t sentence = 0;  // counted from 0
};

struct TaggedText {
  std::vector<FoundName> names;  // by span, never overlapping
  std::size_t bad_bytes = 0;     // that are no UTF-8, or NUL; they are in no name
  std::size_t first_bad = 0;     // offset of the first, if any
  std::string not_english;       // LanguageCount::finding()
};

// Any bytes, at most 4 GiB; a byte order mark at the start is passed over. O(bytes).
TaggedText tag_text(NameTagger& tagger, std::string_view bytes);

// One JSON object a line for each name: begin, end, text, label, sentence, and the kind
// of kind_of_name() where it has one; first the file if `file` is not empty. O(names).
std::string names_as_json(std::string_view bytes, const TaggedText& tagged, std::string_view file);

// The text itself with its names as [Angela Merkel]PER, in valid UTF-8. O(bytes).
std::string names_inline(std::string_view bytes, const TaggedText& tagged);

}  // namespace entente
