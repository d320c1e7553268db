#pragma once

// The 17 labels of the names tagger: outside, and begin, inside, end, single for
// each of four types. Label of type t at position p: 1 + 4 t + p.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

enum class NameType : std::uint8_t { person, organization, location, miscellany };
constexpr unsigned name_types = 4;
constexpr std::array<std::string_view, name_types> name_type_labels = {"PER", "ORG", "LOC", "MISC"};

constexpr unsigned label_count = 17;
constexpr unsigned scored_labels = 16;  // all but O, whose score is 0 by definition

enum class LabelPart : std::uint8_t { begin, inside, end, single };

constexpr std::uint8_t label_of(NameType type, LabelPart part) {
  return static_cast<std::uint8_t>(1 + 4 * static_cast<unsigned>(type) +
                                   static_cast<unsigned>(part));
}
constexpr LabelPart part_of(std::uint8_t label) { return static_cast<LabelPart>((label - 1) & 3); }
constexpr NameType type_of(std::uint8_t label) { return static_cast<NameType>((label - 1) >> 2); }

// A name is open after its begin and inside labels.
constexpr bool opens_name(std::uint8_t label) {
  return label != 0 && part_of(label) <= LabelPart::inside;
}
constexpr bool starts_name(std::uint8_t label) {
  return label == 0 || part_of(label) == LabelPart::begin || part_of(label) == LabelPart::single;
}
// Whether `next` may follow `label` within a sentence.
constexpr bool may_follow(std::uint8_t label, std::uint8_t next) {
  if (!opens_name(label)) return starts_name(next);
  return !starts_name(next) && type_of(label) == type_of(next);
}

// Tokens [first, end) of a sentence.
struct NameSpan {
  std::uint32_t first = 0, end = 0;
  NameType type = NameType::person;
  bool operator==(const NameSpan&) const = default;
};

// Appends the names that a legal sequence of labels spells. O(tokens).
void append_spans(std::span<const std::uint8_t> labels, std::vector<NameSpan>& names);

// The labels that spell these names. O(tokens).
std::vector<std::uint8_t> labels_of(const std::vector<NameSpan>& spans, std::size_t tokens);

// The names of tags in BIO form ("B-PER", "I-PER", "O"); an I after another type begins a name.
// Types other than the four are outside. O(tokens).
std::vector<NameSpan> spans_of_bio(const std::vector<std::string_view>& tags);

}  // namespace entente
