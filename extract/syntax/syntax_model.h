#pragma once

// The trained tagger, lemmatiser and parser as a file; see extract/model_file.h.
// data/syntax.bin is built into the program; docs/syntax.md says what it was trained on.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/lemmas.h"
#include "extract/syntax/sparse_weights.h"
#include "extract/syntax/word_tags.h"

namespace entente {

// What the tagger decides on: a Penn tag together with a part of speech.
struct TagClass {
  PennTag form = PennTag::fw;
  WordTag tag = WordTag::x;
  friend auto operator<=>(const TagClass&, const TagClass&) = default;
};
static_assert(sizeof(TagClass) == 2);

class SyntaxModel {
 public:
  // The model of this program. Thread-safe, loaded on first use. Throws
  // Error{defect} if the program was built with a damaged one.
  static const SyntaxModel& instance();

  // A model file, mapped into memory. Throws Error{environment} if it cannot be read,
  // Error{input} if it is no model, damaged, or of another version. O(bytes).
  static std::shared_ptr<const SyntaxModel> load(const std::string& path);

  // A model that lies in memory, which must outlive it. `name` stands in messages. Throws
  // as load() does. With `check`, the checksum is computed.
  SyntaxModel(std::string_view bytes, const std::string& name, bool check);

  std::span<const TagClass> tag_classes() const { return tag_classes_; }
  const SparseWeights& tagging() const { return tagging_; }  // by tag class
  const SparseWeights& parsing() const { return parsing_; }  // see transition_class()
  const LemmaRules& lemmas() const { return lemmas_; }
  std::string_view description() const { return description_; }  // JSON

 private:
  std::span<const TagClass> tag_classes_;
  SparseWeights tagging_, parsing_;
  LemmaRules lemmas_;
  std::string_view description_;
  std::shared_ptr<const void> mapping_;
};

// What a model file is written from.
struct SyntaxModelParts {
  std::vector<TagClass> tag_classes;
  SparseArrays tagging, parsing;
  LemmaArrays lemmas;
  std::string description;
};

// The bytes of the file. O(bytes).
std::string write_syntax_model(const SyntaxModelParts& parts);

}  // namespace entente
