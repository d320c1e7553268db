#pragma once

// What the names tagger sees of a word by itself.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/names/lexicon.h"

namespace entente {

// How a sentence is written. Where case says nothing, it is taken out of the features.
enum class CaseMode : std::uint8_t { normal, upper, lower, title };

// Of the tokens of one sentence: upper or lower if (nearly) all letters are,
// title if nearly all longer words begin with a capital. O(bytes).
CaseMode case_mode(std::span<const std::string_view> tokens);

// How a word's neighbour makes it a name, for the document features.
enum NeighbourCue : std::uint8_t {
  cue_title = 1u << 0,    // "President" before it
  cue_given = 1u << 1,    // a given name before it
  cue_in = 1u << 2,       // "in", "at", "near" before it
  cue_the = 1u << 3,      // "the" before it
  cue_said = 1u << 4,     // "said" after it
  cue_orgword = 1u << 5,  // "Committee" after it
  cue_bracket = 1u << 6   // "(" after it
};
constexpr unsigned neighbour_cues = 7;

struct WordTraits {
  std::uint64_t form = 0;   // hash of lexicon_form()
  std::uint64_t exact = 0;  // hash of the token, 1 where case says nothing
  std::uint64_t shape = 0;  // hash of "Xxxxd" and of "Xxd", with the case mode
  std::uint64_t brief = 0;
  std::array<std::uint64_t, 5> prefix{}, suffix{};  // of the form; 0: the word is shorter
  std::array<std::uint16_t, 3> cluster{};
  std::uint16_t listed = 0;                      // PhraseClass bits of the word alone
  std::uint8_t cues_after = 0, cues_before = 0;  // what it tells of the word after, before it
  CaseMode mode = CaseMode::normal;
  bool capital = false, letters = false;  // first character
};

WordTraits word_traits(std::string_view token, CaseMode mode, const NamesLexicon& lexicon);

// The distinct words that one thread has seen lately, so that each is looked at
// once. Views given out by operator[] last until the next intern().
class WordTable {
 public:
  explicit WordTable(const NamesLexicon& lexicon);

  // Number of the word in that mode. Amortised O(1) for words seen before.
  std::uint32_t intern(std::string_view token, CaseMode mode);
  const WordTraits& operator[](std::uint32_t word) const { return traits_[word]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(traits_.size()); }
  const NamesLexicon& lexicon() const { return lexicon_; }

  // Words 0 and 1 stand before and after every sentence.
  static constexpr std::uint32_t before = 0, after = 1;

  // Forgets all words but those two. To be called between documents.
  void clear();
  // How often clear() was called: numbers given out before are void.
  std::uint32_t generation() const { return generation_; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint32_t word = 0;
  };
  void grow();

  NamesLexicon lexicon_;
  std::vector<Slot> slots_;
  std::vector<WordTraits> traits_;
  std::uint32_t generation_ = 0;
};

}  // namespace entente
