#pragma once

// The words of data/told_words.tsv, by class; the file explains them.

#include <cstdint>
#include <string_view>

#include "extract/told_tree.h"

namespace entente {

enum class ToldWord : std::uint8_t {
  authored,
  suffered,
  amount,
  agent,
  speech,
  belief,
  denial,
  go_on,
  plan,
  fail,
  unreal,
  unreal_noun,
  plan_noun,
  quote,
  light,
  blame,
  praise,
  misdeed,
  wrong,
  border,
  listable,
  contest,
  people,
  opposed,
  private_person,
  related
};

// Whether the lemma is listed in that class. O(1).
bool is_told(std::string_view lemma, ToldWord wanted);

// Whether node `n` is, by its lemma or as it is spelt: the tree may take "talks" for a verb. O(1).
bool is_told(const ToldTree& tree, NodeIndex n, ToldWord wanted);

// Whether node `n` is called by an office or a body that acts for whom it belongs to: "minister",
// "board", "police". O(1).
bool acts_for_others(const ToldTree& tree, NodeIndex n);

}  // namespace entente
