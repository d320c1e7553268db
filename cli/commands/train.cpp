#include <filesystem>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/text_input.h"
#include "core/number.h"
#include "core/write_file.h"
#include "extract/names/train_names.h"
#include "extract/syntax/train_syntax.h"

namespace entente {
namespace {

struct TrainOptions {
  std::string what;
  std::string out;
  std::vector<std::string> left_out;
  bool no_recase = false;
  bool no_document_pass = false;
  NamesTraining training;
  SyntaxTraining syntax;
};

void report(const NamesModel& model, const NamesTraining& training, bool document_pass,
            const Session& session) {
  for (const SetDescription& set : read_set_list(training.folder)) {
    if (set.role != "dev") continue;
    const NamesScore score = score_names(model, read_set(training.folder, set), document_pass);
    session.print(set.name + "\t" + fixed(score.f1(), 2) + "\n");
  }
}

void train_syntax_model(const TrainOptions& options, const Session& session) {
  const std::string file = options.training.folder;
  const std::vector<TreebankSentence> treebank = read_conllu(read_text(file, session.run), file);
  const std::string bytes = train_syntax(treebank, options.syntax, [&](const std::string& line) {
    session.run.checkpoint();
    session.say(line);
  });
  write_file(options.out, bytes, session.no_clobber);
}

}  // namespace

void command_train(Command app, Session& session) {
  Command command = add_command(app, "train", "Train a model of this program from prepared data",
                                "entente train names --data prepared -o names.bin\n"
                                "entente train syntax --data treebank.conllu -o syntax.bin");
  command.hide();
  auto options = std::make_shared<TrainOptions>();
  NamesTraining& t = options->training;
  command.add_option("WHAT", options->what, "What to train: names, syntax")
      .required()
      .one_of({"names", "syntax"});
  command
      .add_option("--data", t.folder,
                  "Folder that tools/names/prepare.py wrote; for syntax a CoNLL-U file")
      .required();
  command.add_option("-o,--output", options->out, "Model file to write").required();
  command.add_option("--teacher", t.teacher_labels, "Labels of a teacher for the sets of texts");
  command.add_option("--teacher-weight", t.teacher_weight, "Weight of a sentence so labelled");
  command.add_option("--teacher-sharpness", t.teacher_sharpness,
                     "Power of the teacher's confidence in that weight");
  command.add_flag("--share-alike,!--no-share-alike", t.share_alike,
                   "Use sets whose texts are CC BY-SA too");
  command.add_option("--without", t.without, "Sets to leave out, by name");
  command.add_option("--with", t.with, "Development sets to train on as well, by name");
  command
      .add_option("--leave-out", options->left_out,
                  "Kinds of features to leave out: clusters, lists, document")
      .one_of({"clusters", "lists", "document"});
  command.add_flag("--no-document-pass", options->no_document_pass,
                   "Print F1 of sentences by themselves");
  command.add_flag("--no-recase", options->no_recase, "No copies in capitals or lower case");
  command.add_option("--epochs", t.trainer.epochs, "Passes over the texts");
  command.add_option("--final-epochs", t.trainer.final_epochs, "Passes with the kept features");
  command.add_option("--rate", t.trainer.rate, "Learning rate");
  command.add_option("--dropout", t.trainer.dropout, "Part of the features left out by chance");
  command.add_option("--least-count", t.trainer.least_count, "Times a feature must occur");
  command.add_option("--features", t.trainer.features, "Features kept in the model");
  command.action([&session, options] {
    options->syntax.seed = session.run.seed;
    if (options->what == "syntax") return train_syntax_model(*options, session);
    NamesTraining& training = options->training;
    training.trainer.seed = session.run.seed;
    training.recase = !options->no_recase;
    for (const std::string& group : options->left_out) {
      if (group == "clusters") training.trainer.use.clusters = false;
      if (group == "lists") training.trainer.use.lists = false;
      if (group == "document") training.trainer.use.document = false;
    }
    const std::string bytes = train_names(training, [&](const std::string& line) {
      session.run.checkpoint();
      session.say(line);
    });
    write_file(options->out, bytes, session.no_clobber);
    report(NamesModel(bytes, options->out, true), training, !options->no_document_pass, session);
  });
}

}  // namespace entente
