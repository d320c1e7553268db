#include "extract/names/train_names.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/error.h"
#include "core/number.h"
#include "core/version.h"
#include "extract/names/name_tagger.h"

namespace entente {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::environment,
                path + ": cannot be read; make it with tools/names/prepare.py");
  return {std::istreambuf_iterator<char>(in), {}};
}

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Appends sentences as documents of their own.
void append(std::vector<TrainingSentence>& all, std::vector<TrainingSentence> more) {
  const std::uint32_t base = all.empty() ? 0 : all.back().document + 1;
  for (TrainingSentence& s : more) {
    s.document += base;
    all.push_back(std::move(s));
  }
}

}  // namespace

std::string train_names(const NamesTraining& training,
                        const std::function<void(const std::string&)>& progress) {
  NamesModelParts parts;
  const std::string clusters = training.folder + "/clusters.tsv";
  const std::string phrases = training.folder + "/gazetteer.tsv";
  parts.lexicon.cluster_words = arrange_keys({});
  if (training.trainer.use.clusters) read_clusters(read_file(clusters), clusters, parts.lexicon);
  read_phrases(read_file(phrases), phrases, parts.lexicon);
  std::vector<TrainingSentence> sentences;
  std::string used;
  TeacherLabels labels;
  if (!training.teacher_labels.empty()) labels = read_teacher_labels(training.teacher_labels);
  for (const SetDescription& set : read_set_list(training.folder)) {
    const bool learn = set.role == "train" || listed(training.with, set.name) ||
                       (set.role == "text" && !labels.empty());
    if (!learn || (set.share_alike && !training.share_alike) || listed(training.without, set.name))
      continue;
    std::vector<TrainingSentence> read = read_set(training.folder, set);
    if (set.role == "text")
      read = apply_teacher(std::move(read), labels, training.teacher_weight,
                           training.teacher_sharpness);
    progress(set.name + ": " + grouped(read.size()) + " sentences");
    used += (used.empty() ? "" : " ") + set.name;
    append(sentences, std::move(read));
  }
  if (sentences.empty())
    throw Error(ErrorKind::input, training.folder + ": no training sentences; check sets.tsv");
  if (training.recase) append(sentences, recased_copies(sentences, training.trainer.seed));
  const TrainedWeights trained =
      train_weights(sentences, parts.lexicon.view(), training.trainer, progress);
  QuantisedWeights small = quantise(trained);
  parts.features = training.trainer.use;
  parts.keys = trained.keys;
  parts.weights = std::move(small.weights);
  parts.transitions = small.transitions;
  parts.description = "{\"entente\":\"" + std::string(version) + "\",\"sets\":\"" + used +
                      "\",\"seed\":" + std::to_string(training.trainer.seed) + "}";
  return write_names_model(parts);
}

NamesScore score_names(const NamesModel& model, const std::vector<TrainingSentence>& sentences,
                       bool document_pass) {
  NamesScore score;
  NameTagger tagger(model);
  const auto counts = [](const NameSpan& n) { return n.type != NameType::miscellany; };
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t end = first;
    while (end < sentences.size() && sentences[end].document == sentences[first].document) ++end;
    const auto found = tagger.tag(token_views(sentences, first, end), document_pass);
    for (std::size_t i = first; i < end; ++i) {
      std::vector<NameSpan> gold;
      append_spans(sentences[i].labels, gold);
      for (const NameSpan& n : gold) score.gold += counts(n);
      for (const NameSpan& n : found[i - first]) {
        if (!counts(n)) continue;
        ++score.found;
        score.right += std::find(gold.begin(), gold.end(), n) != gold.end();
      }
    }
    first = end;
  }
  return score;
}

}  // namespace entente
