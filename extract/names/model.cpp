#include "extract/names/model.h"

#include <algorithm>
#include <bit>

#include "core/embedded.h"
#include "extract/model_file.h"

namespace entente {
namespace {

enum Section : unsigned {
  cluster_starts,
  cluster_keys,
  cluster_values,
  phrase_starts,
  phrase_keys,
  phrase_values,
  feature_starts,
  feature_keys,
  feature_weights,
  label_transitions,
  text_description,
  section_count
};

constexpr ModelKind names_kind{"ENTNAMES", 1, "names model",
                               "train it again with `entente train names`, or leave the option "
                               "out to use the model of this program",
                               section_count};

}  // namespace

NamesModel::NamesModel(std::string_view bytes, const std::string& name, bool check) {
  const ModelFile file(bytes, name, names_kind, check);
  const auto u32 = [&](Section which) { return file.section<std::uint32_t>(which); };
  lexicon_.clusters = u32(cluster_values);
  lexicon_.classes = file.section<std::uint16_t>(phrase_values);
  weights_ = file.section<LabelWeights>(feature_weights);
  transitions_ = file.section<std::int16_t>(label_transitions);
  const bool whole = lexicon_.cluster_words.attach(u32(cluster_starts), u32(cluster_keys)) &&
                     lexicon_.phrases.attach(u32(phrase_starts), u32(phrase_keys)) &&
                     keys_.attach(u32(feature_starts), u32(feature_keys)) &&
                     lexicon_.clusters.size() == lexicon_.cluster_words.fingerprints.size() &&
                     lexicon_.classes.size() == lexicon_.phrases.fingerprints.size() &&
                     weights_.size() == keys_.fingerprints.size() &&
                     transitions_.size() == label_count * label_count;
  if (!whole) file.refuse_tables();
  features_ = {(file.choice() & 1) != 0, (file.choice() & 2) != 0, (file.choice() & 4) != 0};
  const auto text = file.section<char>(text_description);
  description_ = {text.data(), text.size()};
  make_filter();
}

// One bit for each key, eight bits of room: seven of eight misses end here, in the
// second-level cache.
void NamesModel::make_filter() {
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(1024, weights_.size() * 8));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint32_t key : keys_.fingerprints) {
    const std::uint64_t bit = key & filter_mask_;
    filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
}

const NamesModel& NamesModel::instance() {
  static const NamesModel model(embedded("data/names.bin"), "data/names.bin", false);
  return model;
}

std::shared_ptr<const NamesModel> NamesModel::load(const std::string& path) {
  const MappedModel mapped = map_model_file(path, names_kind);
  auto model = std::make_shared<NamesModel>(mapped.bytes, path, true);
  model->mapping_ = mapped.owner;
  return model;
}

std::string write_names_model(const NamesModelParts& parts) {
  const FingerprintArrays keys = arrange_keys(parts.keys);
  std::vector<LabelWeights> weights;
  weights.reserve(keys.order.size());
  for (const std::uint32_t i : keys.order) weights.push_back(parts.weights[i]);
  const std::uint64_t choice = (parts.features.clusters ? 1u : 0u) |
                               (parts.features.lists ? 2u : 0u) |
                               (parts.features.document ? 4u : 0u);
  const std::array<std::string_view, section_count> sections = {
      section_of(parts.lexicon.cluster_words.starts),
      section_of(parts.lexicon.cluster_words.fingerprints),
      section_of(parts.lexicon.clusters),
      section_of(parts.lexicon.phrases.starts),
      section_of(parts.lexicon.phrases.fingerprints),
      section_of(parts.lexicon.classes),
      section_of(keys.starts),
      section_of(keys.fingerprints),
      section_of(weights),
      section_of(parts.transitions),
      parts.description};
  return write_model_file(names_kind, choice, sections);
}

}  // namespace entente
