#include "extract/syntax/syntax_model.h"

#include <algorithm>
#include <array>

#include "core/embedded.h"
#include "extract/model_file.h"
#include "extract/syntax/transition_classes.h"

namespace entente {
namespace {

enum Section : unsigned {
  classes_of_tags,
  tagging_buckets,
  tagging_keys,
  tagging_starts,
  tagging_entries,
  parsing_buckets,
  parsing_keys,
  parsing_starts,
  parsing_entries,
  lemma_buckets,
  lemma_keys,
  lemma_values,
  lemma_text,
  text_description,
  section_count
};

constexpr ModelKind syntax_kind{"ENTSYNTX", 1, "syntax model",
                                "train it again with `entente train syntax`, or leave the option "
                                "out to use the model of this program",
                                section_count};

bool known(const TagClass& c) {
  return static_cast<std::size_t>(c.form) < penn_tags &&
         static_cast<std::size_t>(c.tag) < word_tags;
}

}  // namespace

SyntaxModel::SyntaxModel(std::string_view bytes, const std::string& name, bool check) {
  const ModelFile file(bytes, name, syntax_kind, check);
  const auto u32 = [&](unsigned which) { return file.section<std::uint32_t>(which); };
  tag_classes_ = file.section<TagClass>(classes_of_tags);
  const auto text = file.section<char>(lemma_text);
  const bool whole =
      !tag_classes_.empty() && tag_classes_.size() <= most_classes &&
      std::all_of(tag_classes_.begin(), tag_classes_.end(), known) &&
      tagging_.attach(u32(tagging_buckets), u32(tagging_keys), u32(tagging_starts),
                      file.section<ClassWeight>(tagging_entries), tag_classes_.size()) &&
      parsing_.attach(u32(parsing_buckets), u32(parsing_keys), u32(parsing_starts),
                      file.section<ClassWeight>(parsing_entries), transition_classes) &&
      lemmas_.attach(u32(lemma_buckets), u32(lemma_keys),
                     file.section<std::uint16_t>(lemma_values), {text.data(), text.size()});
  if (!whole) file.refuse_tables();
  const auto words = file.section<char>(text_description);
  description_ = {words.data(), words.size()};
}

const SyntaxModel& SyntaxModel::instance() {
  static const SyntaxModel model(embedded("data/syntax.bin"), "data/syntax.bin", false);
  return model;
}

std::shared_ptr<const SyntaxModel> SyntaxModel::load(const std::string& path) {
  const MappedModel mapped = map_model_file(path, syntax_kind);
  auto model = std::make_shared<SyntaxModel>(mapped.bytes, path, true);
  model->mapping_ = mapped.owner;
  return model;
}

std::string write_syntax_model(const SyntaxModelParts& parts) {
  const SparseArrays &tagging = parts.tagging, &parsing = parts.parsing;
  const LemmaArrays& lemmas = parts.lemmas;
  const std::array<std::string_view, section_count> sections = {
      section_of(parts.tag_classes),
      section_of(tagging.keys.starts),
      section_of(tagging.keys.fingerprints),
      section_of(tagging.starts),
      section_of(tagging.entries),
      section_of(parsing.keys.starts),
      section_of(parsing.keys.fingerprints),
      section_of(parsing.starts),
      section_of(parsing.entries),
      section_of(lemmas.keys.starts),
      section_of(lemmas.keys.fingerprints),
      section_of(lemmas.rules),
      lemmas.text,
      parts.description};
  return write_model_file(syntax_kind, 0, sections);
}

}  // namespace entente
