#pragma once

// Trains the tagger, the lemmatiser and the parser from a treebank.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/syntax/conllu.h"

namespace entente {

struct SyntaxTraining {
  std::uint64_t seed = 1;
  unsigned tagger_epochs = 5, parser_epochs = 9;
  // The parser learns from tags of taggers that did not see the sentence.
  unsigned folds = 3, fold_epochs = 2;
  double explore = 0.9;  // part of the parser's own choices that it follows while it learns
  double dropout = 0.3;  // part of the parser's features left out by chance
  unsigned tagger_updates = 2, parser_updates = 5;  // before a feature gets weights
  std::size_t tagger_features = 60'000, parser_features = 200'000;  // kept in the model
  bool recase = true;  // learns from copies in capitals, title case and lower case too
};

// The bytes of a model file; the same ones for the same arguments. `say` is told how it
// goes, and may throw to end it.
std::string train_syntax(const std::vector<TreebankSentence>& treebank,
                         const SyntaxTraining& training,
                         const std::function<void(const std::string&)>& say);

}  // namespace entente
