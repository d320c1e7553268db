#include "extract/syntax/parse_sentence.h"

#include <deque>

#include "extract/names/model.h"
#include "extract/syntax/contractions.h"
#include "extract/syntax/sentence_parser.h"
#include "extract/tokenize.h"

namespace entente {

SyntaxTree parse_sentence(std::string_view text, const Annotation& annotation,
                          std::uint32_t sentence) {
  static thread_local SentenceParser parser(SyntaxModel::instance(),
                                            NamesModel::instance().lexicon());
  const Sentence& s = annotation.sentences[sentence];
  return parse_tokens(
      parser, text,
      std::span(annotation.tokens).subspan(s.first_token, s.end_token - s.first_token));
}

SyntaxTree parse_tokens(SentenceParser& parser, std::string_view text,
                        std::span<const Token> tokens) {
  std::vector<std::string_view> words;
  std::vector<std::uint32_t> token_of;
  std::deque<std::string> rooms;  // of forms that are not bytes of the text
  std::string room;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    std::string_view form = token_form(cut(text, tokens[i].span), room);
    if (form.data() == room.data()) form = rooms.emplace_back(std::move(room));
    if (const std::size_t first = contraction_cut(form)) {
      words.push_back(form.substr(0, first));
      token_of.push_back(i);
      form.remove_prefix(first);
    }
    words.push_back(form);
    token_of.push_back(i);
  }
  return SyntaxTree(join_contractions(parser.parse(words), token_of));
}

}  // namespace entente
