#pragma once

// Lemmas by rules that were learnt: what to cut from the end of a word and what to put
// there, by its whole form or its longest known ending, its Penn tag, and its capital.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/fingerprint_table.h"
#include "extract/syntax/conllu.h"

namespace entente {

// Refers to memory that must outlive it.
class LemmaRules {
 public:
  // `text` has a rule a line, "k3 y": keep the capitals, cut three bytes, add "y"; "l0 ": lower
  // case. False if the arrays do not fit together.
  bool attach(std::span<const std::uint32_t> buckets, std::span<const std::uint32_t> keys,
              std::span<const std::uint16_t> rules, std::string_view text);

  // The lemma of the word. With `shouted`, its capitals say nothing. O(bytes).
  std::string lemma(std::string_view word, PennTag form, bool shouted) const;

 private:
  struct Rule {
    bool keep = false;
    std::uint8_t cut = 0;
    std::string_view add;
  };
  FingerprintTable keys_;
  std::span<const std::uint16_t> rule_of_;
  std::vector<Rule> rules_;
};

// The arrays while they are made.
struct LemmaArrays {
  FingerprintArrays keys;
  std::vector<std::uint16_t> rules;
  std::string text;
};

// Learns from the lemmas of the sentences. O(bytes log words).
LemmaArrays learn_lemmas(const std::vector<TreebankSentence>& sentences);

}  // namespace entente
