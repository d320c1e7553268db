#pragma once

// The texts that the names tagger is trained on, as tools/names/prepare.py writes
// them: OUT/sets.tsv, which lists OUT/sets/NAME.tsv with `token TAB tag` lines.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/names/document_words.h"
#include "extract/names/labels.h"

namespace entente {

struct TrainingSentence {
  std::vector<std::string> tokens;
  std::vector<std::uint8_t> labels;  // of each token
  std::uint32_t document = 0;        // sentences of one document stand together
  float weight = 1;
  bool partial = false;  // labelled without MISC: O means "O or MISC"
};

// One line of sets.tsv.
struct SetDescription {
  std::string name, role, licence;  // role: train, dev or text
  float weight = 1;
  bool partial = false, share_alike = false;
};

// Throws Error{input} with file and line where one is wrong, Error{environment} if
// a file cannot be read.
std::vector<SetDescription> read_set_list(const std::string& folder);
std::vector<TrainingSentence> read_set(const std::string& folder, const SetDescription& set);

// Labels that a teacher gave to texts, by text_key() of the sentence:
// `KEY TAB CONFIDENCE TAB first-end:TYPE ...` lines, '-' for no names.
struct TeacherLabel {
  float confidence = 0;
  std::vector<NameSpan> names;
};
using TeacherLabels = std::unordered_map<std::string, TeacherLabel>;
TeacherLabels read_teacher_labels(const std::string& path);

// First 16 hex digits of the SHA-256 of the tokens joined by blanks.
std::string text_key(const std::vector<std::string>& tokens);

// Gives the sentences the teacher's labels, with `weight` times confidence to the power of
// `sharpness` as theirs; sentences without any are dropped. O(tokens).
std::vector<TrainingSentence> apply_teacher(std::vector<TrainingSentence> sentences,
                                            const TeacherLabels& labels, float weight,
                                            float sharpness);

// Copies of some of the sentences written otherwise: 8 % in capitals, 8 % in
// lower case, 5 % as titles, chosen by `seed`. Each is a document of its own.
std::vector<TrainingSentence> recased_copies(const std::vector<TrainingSentence>& sentences,
                                             std::uint64_t seed);

// Views of the tokens of sentences [first, end).
std::vector<SentenceTokens> token_views(const std::vector<TrainingSentence>& sentences,
                                        std::size_t first, std::size_t end);

}  // namespace entente
