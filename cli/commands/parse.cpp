#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/text_input.h"
#include "core/parallel.h"
#include "core/text.h"
#include "extract/names/model.h"
#include "extract/syntax/conllu.h"
#include "extract/syntax/parse_sentence.h"
#include "extract/syntax/sentence_parser.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

constexpr std::size_t block_sentences = 256;

struct ParseOptions {
  std::vector<std::string> files;
  std::string model;
  bool pretokenized = false;
};

// Calls parse_one(parser, i) for each of `count` sentences and prints what it returns, in order.
template <class ParseOne>
void print_sentences(std::size_t count, const SyntaxModel& model, const Session& session,
                     ParseOne parse_one) {
  Run run = session.run;
  run.progress = {};
  parallel_in_order((count + block_sentences - 1) / block_sentences, run,
                    [&](std::size_t block) {
                      SentenceParser parser(model, NamesModel::instance().lexicon());
                      std::string out;
                      const std::size_t end = std::min(count, (block + 1) * block_sentences);
                      for (std::size_t i = block * block_sentences; i < end; ++i)
                        out += parse_one(parser, i);
                      return out;
                    },
                    [&](const std::string& out) { session.print(out); });
}

void parse_text(const std::string& bytes, const SyntaxModel& model, const Session& session) {
  const std::string text = repair_utf8(bytes).text;
  const Tokens tokens = tokenize(text);
  print_sentences(
      tokens.sentences.size(), model, session, [&](SentenceParser& parser, std::size_t i) {
        const Sentence& s = tokens.sentences[i];
        const auto of =
            std::span(tokens.tokens).subspan(s.first_token, s.end_token - s.first_token);
        std::vector<std::string_view> words;
        for (const Token& token : of) words.push_back(cut(text, token.span));
        return write_conllu(words, parse_tokens(parser, text, of));
      });
}

// The second column of CoNLL-U, else the first: the word, or nothing of a line that has none.
std::string_view word_of(std::string_view line) {
  const std::string_view first = line.substr(0, line.find('\t'));
  const bool numbered = !first.empty() && first.size() < line.size() &&
                        first.find_first_not_of("0123456789.-") == std::string_view::npos;
  if (!numbered) return line.starts_with("# ") ? std::string_view() : first;
  if (first.find_first_of(".-") != std::string_view::npos) return {};
  const std::string_view rest = line.substr(first.size() + 1);
  return rest.substr(0, rest.find('\t'));
}

void parse_tokenized(const std::string& bytes, const SyntaxModel& model, const Session& session) {
  const std::string text = repair_utf8(bytes).text;
  std::vector<std::vector<std::string_view>> sentences(1);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
    } else if (const std::string_view word = word_of(line); !word.empty()) {
      sentences.back().push_back(word);
    }
  }
  if (sentences.back().empty()) sentences.pop_back();
  print_sentences(sentences.size(), model, session, [&](SentenceParser& parser, std::size_t i) {
    return write_conllu(sentences[i], SyntaxTree(parser.parse(sentences[i])));
  });
}

}  // namespace

void command_parse(Command app, Session& session) {
  Command command =
      add_command(app, "parse", "Print the words of texts with tag, lemma and head, as CoNLL-U",
                  "entente parse article.txt\n"
                  "entente parse --pretokenized < tokens.tsv > trees.conllu");
  auto options = std::make_shared<ParseOptions>();
  command.add_option("FILE", options->files, "Text files; '-' or none reads standard input");
  command.add_flag("--pretokenized", options->pretokenized,
                   "Read one token a line or CoNLL-U, an empty line between sentences");
  command.add_option("--model", options->model, "Model file to use instead of the program's own")
      .value_name("FILE");
  command.action([&session, options] {
    if (options->files.empty()) options->files.push_back("-");
    std::shared_ptr<const SyntaxModel> loaded;
    if (!options->model.empty()) loaded = SyntaxModel::load(options->model);
    const SyntaxModel& model = loaded ? *loaded : SyntaxModel::instance();
    for (const std::string& file : options->files) {
      const std::string bytes = read_text(file, session.run);
      if (options->pretokenized)
        parse_tokenized(bytes, model, session);
      else
        parse_text(bytes, model, session);
    }
  });
}

}  // namespace entente
