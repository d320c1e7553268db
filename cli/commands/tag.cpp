#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/text_input.h"
#include "core/number.h"
#include "core/parallel.h"
#include "core/text.h"
#include "extract/annotate.h"
#include "extract/name_taggers.h"
#include "extract/pretokenized.h"
#include "extract/tag_text.h"

namespace entente {
namespace {

constexpr std::size_t batch_bytes = std::size_t{4} << 20;

struct TagOptions {
  std::vector<std::string> files;
  std::string model;
  bool pretokenized = false, inline_text = false, actors = false;
};

// What is printed for one document or several in a row.
struct Printed {
  std::string out;
  std::vector<std::string> warnings;
  bool failed = false;
};

std::string actors_as_json(const std::string& bytes, const std::string& file) {
  Document document;
  document.text = repair_utf8(bytes).text;
  const Annotation found = annotate(document);
  std::string out;
  for (const Mention& m : found.mentions) {
    nlohmann::ordered_json line;
    if (!file.empty()) line["file"] = repair_utf8(file).text;
    line["begin"] = m.span.begin;
    line["end"] = m.span.end;
    line["text"] = cut(document.text, m.span);
    line["type"] = name_of(m.type);
    line["sentence"] = m.sentence;
    line["actor"] = m.entity;
    line["name"] = found.entities[m.entity].name;
    line["source"] = m.source;
    line["reason"] = m.reason;
    out += printable_json(line.dump()) + "\n";
  }
  return out;
}

void tag_file(const TagOptions& options, const std::string& path, NameTaggers& taggers,
              const Run& run, Printed& printed) {
  const std::string bytes = read_text(path, run);
  const std::string file = options.files.size() > 1 ? path : "";
  if (options.actors) {
    printed.out = actors_as_json(bytes, file);
    return;
  }
  const TaggedText tagged =
      taggers.borrow([&](NameTagger& tagger) { return tag_text(tagger, bytes); });
  printed.out =
      options.inline_text ? names_inline(bytes, tagged) : names_as_json(bytes, tagged, file);
  if (tagged.bad_bytes > 0)
    printed.warnings.push_back(
        path + ": " + counted(tagged.bad_bytes, "byte") + " no UTF-8 text, the first at offset " +
        std::to_string(tagged.first_bad) + "; convert it, for instance with iconv -t utf-8");
  if (!tagged.not_english.empty())
    printed.warnings.push_back(
        path + ": probably not English, tagged all the same: " + tagged.not_english);
}

void show(const Printed& printed, const Session& session) {
  session.print(printed.out);
  for (const std::string& warning : printed.warnings) session.warn(warning);
}

// Each file is a document. One that cannot be read costs nothing but itself.
void tag_files(const TagOptions& options, NameTaggers& taggers, const Run& run,
               const Session& session) {
  const std::vector<std::string>& files = options.files;
  std::size_t failures = 0;
  parallel_in_order(
      files.size(), run,
      [&](std::size_t i) {
        Printed printed;
        try {
          tag_file(options, files[i], taggers, run, printed);
        } catch (const Error& error) {
          if (error.kind() != ErrorKind::input || files.size() == 1) throw;
          printed.warnings.push_back(std::string("skipped: ") + error.what());
          printed.failed = true;
        }
        return printed;
      },
      [&](const Printed& printed) {
        show(printed, session);
        failures += printed.failed;
      });
  if (failures == files.size())
    throw Error(ErrorKind::input, files.front() + ": no file could be read");
}

void tag_stream(const std::string& path, NameTaggers& taggers, const Run& run,
                const Session& session) {
  const TextInput input(path);
  TokenStream stream(input.stream(run), path, input.is_file() ? batch_bytes : 0);
  while (const auto batch = stream.next()) {
    const std::vector<TokenDocument>& documents = batch->documents;
    Printed all;
    parallel_in_order(
        documents.size(), run,
        [&](std::size_t i) {
          Printed printed;
          printed.out = taggers.borrow(
              [&](NameTagger& tagger) { return tag_document(tagger, documents[i]); });
          const std::string finding = language_finding(documents[i]);
          if (!finding.empty())
            printed.warnings.push_back(path + ":" + std::to_string(documents[i].line) +
                                       ": probably not English, tagged all the same: " + finding);
          return printed;
        },
        [&](const Printed& printed) {
          all.out += printed.out;
          all.warnings.insert(all.warnings.end(), printed.warnings.begin(), printed.warnings.end());
        });
    show(all, session);
  }
}

void run_tag(const TagOptions& options, const Session& session) {
  Run run = session.run;
  run.progress = {};  // of a batch it would say nothing
  std::shared_ptr<const NamesModel> loaded;
  if (!options.model.empty()) loaded = NamesModel::load(options.model);
  NameTaggers taggers(loaded ? *loaded : NamesModel::instance());
  if (!options.pretokenized) return tag_files(options, taggers, run, session);
  for (const std::string& file : options.files) tag_stream(file, taggers, run, session);
}

}  // namespace

void command_tag(Command app, Session& session) {
  Command command =
      add_command(app, "tag", "Print the names in texts: people, organisations, places, others",
                  "entente tag article.txt\n"
                  "entente tag --inline article.txt\n"
                  "entente tag --pretokenized < tokens.tsv > tags.tsv");
  auto options = std::make_shared<TagOptions>();
  command.add_option("FILE", options->files,
                     "Text files, each a document; '-' or none reads standard input");
  Option inline_text = command.add_flag("--inline", options->inline_text,
                                        "Print the text with its names as [Angela Merkel]PER");
  Option actors =
      command.add_flag("--actors", options->actors,
                       "Print the mentions of actors that entente build counts instead");
  Option pretokenized =
      command.add_flag("--pretokenized", options->pretokenized,
                       "Read one token a line, an empty line between sentences, -DOCSTART- "
                       "between documents; print token TAB tag (BIO)");
  Option model =
      command
          .add_option("--model", options->model, "Model file to use instead of the program's own")
          .value_name("FILE");
  inline_text.excludes(actors).excludes(pretokenized);
  actors.excludes(pretokenized).excludes(model);
  command.action([&session, options] {
    if (options->files.empty()) options->files.push_back("-");
    run_tag(*options, session);
  });
}

}  // namespace entente
