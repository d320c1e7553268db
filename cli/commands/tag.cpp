#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "core/text.h"
#include "extract/annotate.h"
#include "extract/pretokenized.h"

namespace entente {
namespace {

struct TagOptions {
  std::string file = "-";
  bool pretokenized = false;
};

// Reads from a file or standard input, whole or by lines.
class Input {
 public:
  explicit Input(const std::string& path) : path_(path) {
    if (path == "-") return;
    file_.open(path, std::ios::binary);
    if (!file_)
      throw Error(ErrorKind::input, path + ": cannot be read; check the path and its permissions");
  }
  std::istream& stream() { return path_ == "-" ? std::cin : file_; }

 private:
  std::string path_;
  std::ifstream file_;
};

void tag_text(Input& input, const Session& session) {
  const std::string all{std::istreambuf_iterator<char>(input.stream()), {}};
  Document document;
  document.text = repair_utf8(all).text;
  const Annotation found = annotate(document);
  for (const Mention& m : found.mentions) {
    const Entity& entity = found.entities[m.entity];
    nlohmann::ordered_json line = {
        {"begin", m.span.begin},   {"end", m.span.end},      {"text", cut(document.text, m.span)},
        {"type", name_of(m.type)}, {"sentence", m.sentence}, {"actor", m.entity},
        {"name", entity.name},     {"source", m.source},     {"reason", m.reason}};
    session.print(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
}

void tag_tokens(Input& input, const Session& session) {
  std::vector<std::vector<std::string>> sentences(1);
  std::string line;
  const auto flush = [&] {
    while (!sentences.empty() && sentences.back().empty()) sentences.pop_back();
    std::string out;
    const auto tags = tag_sentences(sentences);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      for (std::size_t t = 0; t < sentences[s].size(); ++t)
        out += sentences[s][t] + "\t" + tags[s][t] + "\n";
      out += "\n";
    }
    session.print(out);
    sentences.assign(1, {});
  };
  while (std::getline(input.stream(), line)) {
    session.run.checkpoint();
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::string token = line.substr(0, line.find('\t'));
    if (token == "-DOCSTART-") {
      flush();
      session.print("-DOCSTART-\tO\n\n");
    } else if (token.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
    } else {
      sentences.back().push_back(repair_utf8(token).text);
    }
  }
  flush();
}

}  // namespace

void command_tag(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "tag", "Print the names of actors in a text, one JSON line a mention",
                  "entente tag article.txt");
  auto options = std::make_shared<TagOptions>();
  command->add_option("FILE", options->file, "Text file; '-' reads standard input");
  command->add_flag("--pretokenized", options->pretokenized,
                    "Read one token a line, an empty line between sentences; print "
                    "token TAB tag (PER, ORG, LOC, MISC in BIO form)");
  command->callback([&session, options] {
    Input input(options->file);
    if (options->pretokenized)
      tag_tokens(input, session);
    else
      tag_text(input, session);
  });
}

}  // namespace entente
