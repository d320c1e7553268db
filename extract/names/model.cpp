#include "extract/names/model.h"

#include <algorithm>
#include <cstring>
#include <numeric>

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

// Of the compiler, both GCC and Clang: all labels of a feature, and of a sum.
using Bytes = std::int8_t __attribute__((vector_size(16)));
using Words = std::int16_t __attribute__((vector_size(32)));

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
  FingerprintTable keys;
  const bool whole = lexicon_.cluster_words.attach(u32(cluster_starts), u32(cluster_keys)) &&
                     lexicon_.phrases.attach(u32(phrase_starts), u32(phrase_keys)) &&
                     keys.attach(u32(feature_starts), u32(feature_keys)) &&
                     lexicon_.clusters.size() == lexicon_.cluster_words.fingerprints.size() &&
                     lexicon_.classes.size() == lexicon_.phrases.fingerprints.size() &&
                     weights_.size() == keys.fingerprints.size() &&
                     transitions_.size() == label_count * label_count;
  if (!whole) file.refuse_tables();
  features_ = {(file.choice() & 1) != 0, (file.choice() & 2) != 0, (file.choice() & 4) != 0};
  const auto text = file.section<char>(text_description);
  description_ = {text.data(), text.size()};
  std::vector<std::uint32_t> places(weights_.size());
  std::iota(places.begin(), places.end(), 1u);
  lines_.fill(keys, places);
}

// Memory is far slower than the sums: all that is needed is asked for before it is used.
void NamesModel::add(std::span<const std::uint64_t> keys, LabelScores& sums) const {
  constexpr std::size_t most = 64;
  std::array<std::uint64_t, most> known;
  std::array<const LabelWeights*, most> found;
  Words here;
  static_assert(sizeof here == sizeof sums);
  std::memcpy(&here, &sums, sizeof here);
  for (; !keys.empty(); keys = keys.subspan(std::min(most, keys.size()))) {
    const std::size_t n = lines_.send_for_known(keys.first(std::min(most, keys.size())), known.data());
    std::size_t many = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const LabelWeights* const weights = this->weights(known[i]);
      found[many] = weights;
      many += weights != nullptr;
      __builtin_prefetch(weights);
    }
    for (std::size_t i = 0; i < many; ++i) {
      Bytes weights;
      std::memcpy(&weights, found[i], sizeof weights);
      here += __builtin_convertvector(weights, Words);
    }
  }
  std::memcpy(&sums, &here, sizeof here);
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
