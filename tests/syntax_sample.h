#pragma once

// A made-up treebank for the tests of training: a few sentence patterns over small word
// lists, enough to learn tags, lemmas and trees from.

#include <string>
#include <vector>

#include "extract/syntax/conllu.h"
#include "extract/syntax/syntax_model.h"
#include "extract/syntax/train_syntax.h"

namespace entente {

inline std::vector<TreebankSentence> made_up_treebank() {
  const std::vector<std::string> names = {"Ann", "Boris", "Carla", "Dmitri", "Elena", "Farid"};
  const std::vector<std::pair<std::string, std::string>> verbs = {
      {"met", "meet"}, {"praised", "praise"}, {"visited", "visit"}, {"called", "call"}};
  const std::vector<std::string> nouns = {"envoy", "minister", "general", "judge"};
  std::string text;
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t v = 0; v < verbs.size(); ++v)
      for (std::size_t n = 0; n < nouns.size(); ++n) {
        const std::string& other = names[(a + n + 1) % names.size()];
        text += "1\t" + names[a] + "\t" + names[a] + "\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n";
        text += "2\t" + verbs[v].first + "\t" + verbs[v].second +
                "\tVERB\tVBD\t_\t0\troot\t_\t_\n";
        text += "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n";
        text += "4\t" + nouns[n] + "s\t" + nouns[n] + "\tNOUN\tNNS\t_\t2\tobj\t_\t_\n";
        text += "5\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_\n";
        text += "6\t" + other + "\t" + other + "\tPROPN\tNNP\t_\t4\tnmod\t_\t_\n";
        text += "7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
      }
  return read_conllu(text, "made-up");
}

// The bytes of a model trained on it.
inline std::string made_up_model() {
  return train_syntax(made_up_treebank(), {.tagger_epochs = 3, .parser_epochs = 5, .parsers = 2},
                      [](const std::string&) {});
}

}  // namespace entente
