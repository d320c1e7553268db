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
  unsigned tagger_epochs = 8, parser_epochs = 9;
  // The parser learns from tags of taggers that did not see the sentence.
  unsigned folds = 4, fold_epochs = 5;
  double explore = 0.9;  // part of the parser's own choices that it follows while it learns
  double tagger_dropout = 0.3, dropout = 0.3;  // part of the features left out by chance
  unsigned tagger_updates = 2, parser_updates = 10;  // before a feature gets weights
  unsigned taggers = 4, parsers = 4;  // whose mean is taken
  int least_tag_weight = 3, least_weight = 4;  // kept in the model, of weights of up to 127
  std::size_t tagger_features = 45'000, parser_features = 140'000;  // kept of each
  bool recase = true;  // learns from copies in capitals, title case and lower case too
};

// The bytes of a model file; the same ones for the same arguments. `say` is told how it
// goes, and may throw to end it.
std::string train_syntax(const std::vector<TreebankSentence>& treebank,
                         const SyntaxTraining& training,
                         const std::function<void(const std::string&)>& say);

}  // namespace entente
