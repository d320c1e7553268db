#pragma once

// What the names tagger knows of words before it sees a sentence: clusters of
// words that keep the same company, and classes of listed words and phrases.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/blend.h"
#include "extract/names/fingerprint_table.h"

namespace entente {

// Classes of listed phrases, as bits. `more`: longer entries begin with the phrase.
enum PhraseClass : std::uint16_t {
  listed_given = 1u << 0,
  listed_surname = 1u << 1,
  listed_city = 1u << 2,
  listed_admin = 1u << 3,
  listed_country = 1u << 4,
  listed_demonym = 1u << 5,
  listed_region = 1u << 6,
  listed_title = 1u << 7,
  listed_orgword = 1u << 8,
  listed_calendar = 1u << 9,
  listed_function = 1u << 10,
  listed_org = 1u << 11,
  listed_person = 1u << 12,
  listed_group = 1u << 13,
  listed_venue = 1u << 14,
  listed_more = 1u << 15
};
constexpr unsigned phrase_classes = 15;
constexpr std::size_t longest_phrase = 6;  // tokens

// The form by which words are looked up: lower case, digits as '0', typographic
// quotes and dashes as ASCII. O(bytes).
std::string lexicon_form(std::string_view token);

// Refers to memory that must outlive it.
struct NamesLexicon {
  FingerprintTable cluster_words, phrases;
  std::span<const std::uint32_t> clusters;  // of each cluster word: 6 + 9 + 11 bits
  std::span<const std::uint16_t> classes;   // of each phrase

  // Clusters at three grains (64, 512, 2048), each plus one; 0 if unknown. By hash_bytes() of
  // the form. O(1).
  std::array<std::uint16_t, 3> clusters_of(std::uint64_t form) const {
    const std::uint32_t at = cluster_words.find(form);
    if (at == FingerprintTable::none) return {};
    const std::uint32_t packed = clusters[at];
    return {static_cast<std::uint16_t>((packed & 63u) + 1),
            static_cast<std::uint16_t>((packed >> 6 & 511u) + 1),
            static_cast<std::uint16_t>((packed >> 15 & 2047u) + 1)};
  }

  // Bits of PhraseClass of the phrase with that phrase_key(), 0 if it is not listed. O(1).
  std::uint16_t classes_of(std::uint64_t key) const {
    const std::uint32_t at = phrases.find(key);
    return at == FingerprintTable::none ? std::uint16_t{0} : classes[at];
  }
};

// Key of a phrase: begin with 0 and join the form hash of each word. O(1).
inline std::uint64_t phrase_key(std::uint64_t before, std::uint64_t form) {
  return blend(before + 7, form);
}

// The arrays of a lexicon while it is made.
struct LexiconArrays {
  FingerprintArrays cluster_words, phrases;
  std::vector<std::uint32_t> clusters;
  std::vector<std::uint16_t> classes;

  NamesLexicon view() const;
};

// Reads `word TAB c64 TAB c512 TAB c2048` lines and `phrase TAB class` lines. Throws
// Error{input} with the line where one is wrong. `name` stands in messages. O(bytes log n).
void read_clusters(std::string_view tsv, const std::string& name, LexiconArrays& out);
void read_phrases(std::string_view tsv, const std::string& name, LexiconArrays& out);

}  // namespace entente
