// Whatever the text, every sentence is a projective tree of its tokens.

#include "core/text.h"
#include "extract/syntax/parse_sentence.h"
#include "extract/tokenize.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = repair_utf8(fuzz::text_of(data, size)).text;
  Tokens tokens = tokenize(text);
  Annotation annotation;
  annotation.tokens = std::move(tokens.tokens);
  annotation.sentences = std::move(tokens.sentences);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    const SyntaxTree tree = parse_sentence(text, annotation, s);
    const Sentence& sentence = annotation.sentences[s];
    fuzz::must(tree.size() == sentence.end_token - sentence.first_token);
    if (tree.empty()) continue;
    const SyntaxTree::Range whole = tree.subtree(tree.root());
    fuzz::must(whole.first == 0 && whole.end == tree.size());
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      std::uint32_t nodes = 1;
      for (const std::uint32_t child : tree.children(i))
        nodes += tree.subtree(child).end - tree.subtree(child).first;
      fuzz::must(nodes == tree.subtree(i).end - tree.subtree(i).first);
    }
  }
  return 0;
}
