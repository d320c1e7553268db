#pragma once

// From a folder that tools/names/prepare.py wrote to a model file.

#include <functional>
#include <string>
#include <vector>

#include "extract/names/crf_trainer.h"

namespace entente {

struct NamesTraining {
  std::string folder;                // sets.tsv, sets/, clusters.tsv, gazetteer.tsv
  std::string teacher_labels;        // file for the sets of role text, or empty
  bool share_alike = false;          // with sets whose texts are CC BY-SA
  std::vector<std::string> without;  // sets left out, by name
  std::vector<std::string> with;     // sets of role dev taken in, by name
  float teacher_weight = 0.5f;
  float teacher_sharpness = 1;
  bool recase = true;  // with copies in other case
  TrainerOptions trainer;
};

// The bytes of the model file: the same for the same input, options and version. Throws
// Error{input} or Error{environment}, see training_set.h.
std::string train_names(const NamesTraining& training,
                        const std::function<void(const std::string&)>& progress);

// How well a model finds the names of a set: names of exact span and type, MISC left out.
struct NamesScore {
  std::size_t gold = 0, found = 0, right = 0;
  double f1() const {
    return gold + found == 0
               ? 0
               : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};
NamesScore score_names(const NamesModel& model, const std::vector<TrainingSentence>& sentences,
                       bool document_pass = true);

}  // namespace entente
