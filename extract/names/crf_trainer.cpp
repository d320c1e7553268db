#include "extract/names/crf_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/number.h"
#include "core/random.h"
#include "extract/names/training_features.h"

namespace entente {
namespace {

// Weight and sum of squared gradients of a feature, side by side for the cache.
struct Parameters {
  std::array<float, scored_labels> weight{}, squares{};
};

constexpr float negligible = 1e-4f;
constexpr std::uint32_t any_miscellany =
    1u | 15u << label_of(NameType::miscellany, LabelPart::begin);

class Trainer {
 public:
  Trainer(const std::vector<TrainingSentence>& sentences, const NamesLexicon& lexicon,
          const TrainerOptions& options, const std::function<void(const std::string&)>& progress)
      : sentences_(sentences), options_(options), progress_(progress) {
    features_ = training_features(sentences, lexicon, options.use, options.least_count);
    parameters_.resize(features_.keys.size());
    kept_.assign(features_.keys.size(), 1);
    order_.resize(sentences.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    progress_(grouped(features_.sentences.back()) + " tokens, " + grouped(features_.keys.size()) +
              " features");
  }

  TrainedWeights run() {
    const unsigned epochs = options_.epochs + options_.final_epochs;
    for (unsigned epoch = 0; epoch < epochs; ++epoch) {
      if (epoch == options_.epochs) keep_strongest();
      random_ = Random(options_.seed, epoch + 1);
      for (std::size_t i = order_.size(); i > 1; --i)
        std::swap(order_[i - 1], order_[random_.below(i)]);
      const float part = static_cast<float>(epoch) / static_cast<float>(epochs);
      rate_ = options_.rate * (1 - 0.9f * part);
      loss_ = 0;
      for (const std::size_t k : order_) learn(k);
      if (epoch >= options_.epochs) add_to_mean();
      progress_("epoch " + std::to_string(epoch + 1) + " of " + std::to_string(epochs) +
                ", mistaken probability per token " +
                fixed(loss_ / static_cast<double>(features_.sentences.back()), 5));
    }
    if (options_.final_epochs == 0) keep_strongest();
    take_mean();
    return result();
  }

 private:
  void learn(std::size_t k) {
    const TrainingSentence& sentence = sentences_[k];
    const std::uint64_t first = features_.sentences[k];
    const std::size_t n = sentence.tokens.size();
    if (n == 0 || sentence.weight <= 0) return;
    draw_features(first, n);
    score(n);
    const TransitionScores factors = transition_factors(transitions_);
    lattice_.run(scores_, factors, {});
    gradient_.assign(lattice_.labels().begin(), lattice_.labels().end());
    TransitionScores steps = lattice_.transitions();
    if (sentence.partial) {
      allowed_.resize(n);
      for (std::size_t i = 0; i < n; ++i)
        allowed_[i] = sentence.labels[i] ? 1u << sentence.labels[i] : any_miscellany;
      lattice_.run(scores_, factors, allowed_);
      for (std::size_t i = 0; i < n; ++i)
        for (unsigned l = 0; l < label_count; ++l) gradient_[i][l] -= lattice_.labels()[i][l];
      for (std::size_t t = 0; t < steps.size(); ++t) steps[t] -= lattice_.transitions()[t];
    } else {
      for (std::size_t i = 0; i < n; ++i) {
        gradient_[i][sentence.labels[i]] -= 1;
        if (i > 0) steps[sentence.labels[i - 1] * label_count + sentence.labels[i]] -= 1;
      }
    }
    for (std::size_t i = 0; i < n; ++i) update_token(i, sentence.weight);
    for (std::size_t t = 0; t < steps.size(); ++t) {
      const float g = steps[t] * sentence.weight;
      if (factors[t] == 0 || g == 0) continue;
      transition_squares_[t] += g * g;
      transitions_[t] -= rate_ * g / std::sqrt(transition_squares_[t] + 1);
    }
  }

  // The features of this sentence that are not dropped this time.
  void draw_features(std::uint64_t first, std::size_t n) {
    const auto bound = static_cast<std::uint32_t>(static_cast<double>(options_.dropout) * 65536.0);
    drawn_.clear();
    drawn_ends_.clear();
    std::uint64_t bits = 0;
    unsigned left = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::uint64_t j = features_.offsets[first + i]; j < features_.offsets[first + i + 1];
           ++j) {
        if (left == 0) {
          bits = random_();
          left = 4;
        }
        const auto draw = static_cast<std::uint32_t>(bits & 0xFFFF);
        bits >>= 16;
        --left;
        const std::uint32_t id = features_.ids[j];
        if (draw >= bound && kept_[id]) drawn_.push_back(id);
      }
      drawn_ends_.push_back(drawn_.size());
    }
  }

  void score(std::size_t n) {
    const float scale = 1 / (1 - options_.dropout);
    scores_.assign(n, {});
    std::size_t j = 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::array<float, scored_labels> sum{};
      for (; j < drawn_ends_[i]; ++j) {
        if (j + 12 < drawn_.size()) __builtin_prefetch(&parameters_[drawn_[j + 12]]);
        const auto& weight = parameters_[drawn_[j]].weight;
        for (unsigned l = 0; l < scored_labels; ++l) sum[l] += weight[l];
      }
      for (unsigned l = 0; l < scored_labels; ++l) scores_[i][l + 1] = sum[l] * scale;
    }
  }

  void update_token(std::size_t i, float weight) {
    const float scale = weight / (1 - options_.dropout);
    std::array<float, scored_labels> g{}, squared{};
    float most = 0;
    for (unsigned l = 0; l < scored_labels; ++l) {
      most = std::max(most, std::fabs(gradient_[i][l + 1]));
      g[l] = gradient_[i][l + 1] * scale;
      squared[l] = g[l] * g[l];
    }
    loss_ += static_cast<double>(most);
    if (most < negligible) return;
    for (std::size_t j = i == 0 ? 0 : drawn_ends_[i - 1]; j < drawn_ends_[i]; ++j) {
      Parameters& p = parameters_[drawn_[j]];
      for (unsigned l = 0; l < scored_labels; ++l) {
        p.squares[l] += squared[l];
        p.weight[l] -= rate_ * g[l] / std::sqrt(p.squares[l] + 1);
      }
    }
  }

  float strength(std::size_t id) const {
    float most = 0;
    for (const float w : parameters_[id].weight) most = std::max(most, std::fabs(w));
    return most;
  }

  void keep_strongest() {
    if (features_.keys.size() <= options_.features) return;
    std::vector<std::uint32_t> order(features_.keys.size());
    std::iota(order.begin(), order.end(), 0u);
    std::vector<float> strengths(order.size());
    for (std::size_t id = 0; id < order.size(); ++id) strengths[id] = strength(id);
    const auto stronger = [&](std::uint32_t a, std::uint32_t b) {
      return strengths[a] != strengths[b] ? strengths[a] > strengths[b] : a < b;
    };
    const auto cut = order.begin() + static_cast<std::ptrdiff_t>(options_.features);
    std::nth_element(order.begin(), cut, order.end(), stronger);
    for (auto id = cut; id != order.end(); ++id) {
      kept_[*id] = 0;
      parameters_[*id].weight.fill(0);
    }
  }

  // Sums of the weights after each of the final epochs.
  void add_to_mean() {
    mean_.resize(parameters_.size());
    for (std::size_t id = 0; id < parameters_.size(); ++id)
      if (kept_[id])
        for (unsigned l = 0; l < scored_labels; ++l) mean_[id][l] += parameters_[id].weight[l];
    for (std::size_t t = 0; t < transitions_.size(); ++t) mean_transitions_[t] += transitions_[t];
  }

  void take_mean() {
    if (mean_.empty()) return;
    const auto part = 1 / static_cast<float>(options_.final_epochs);
    for (std::size_t id = 0; id < parameters_.size(); ++id)
      for (unsigned l = 0; l < scored_labels; ++l) parameters_[id].weight[l] = mean_[id][l] * part;
    for (std::size_t t = 0; t < transitions_.size(); ++t)
      transitions_[t] = mean_transitions_[t] * part;
  }

  TrainedWeights result() const {
    TrainedWeights out;
    for (std::size_t id = 0; id < features_.keys.size(); ++id) {
      if (!kept_[id] || strength(id) == 0) continue;
      out.keys.push_back(features_.keys[id]);
      out.weights.push_back(parameters_[id].weight);
    }
    out.transitions = transitions_;
    return out;
  }

  const std::vector<TrainingSentence>& sentences_;
  const TrainerOptions& options_;
  const std::function<void(const std::string&)>& progress_;
  TrainingFeatures features_;
  std::vector<Parameters> parameters_;
  std::vector<std::uint8_t> kept_;
  TransitionScores transitions_{}, transition_squares_{}, mean_transitions_{};
  std::vector<std::array<float, scored_labels>> mean_;  // of each feature over the final epochs
  Random random_{0, 0};
  float rate_ = 0;
  double loss_ = 0;
  std::vector<std::size_t> order_;
  Lattice lattice_;
  std::vector<std::uint32_t> drawn_;
  std::vector<std::size_t> drawn_ends_;
  std::vector<TokenScores> scores_, gradient_;
  std::vector<std::uint32_t> allowed_;
};

}  // namespace

TrainedWeights train_weights(const std::vector<TrainingSentence>& sentences,
                             const NamesLexicon& lexicon, const TrainerOptions& options,
                             const std::function<void(const std::string&)>& progress) {
  return Trainer(sentences, lexicon, options, progress).run();
}

QuantisedWeights quantise(const TrainedWeights& trained) {
  std::vector<float> sizes;
  for (const auto& weights : trained.weights)
    for (const float w : weights)
      if (w != 0) sizes.push_back(std::fabs(w));
  float clip = 1;
  if (!sizes.empty()) {
    const auto at =
        sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
    std::nth_element(sizes.begin(), at, sizes.end());
    clip = *at;
  }
  const float unit = clip / 127;
  QuantisedWeights out;
  for (const auto& weights : trained.weights) {
    LabelWeights& small = out.weights.emplace_back();
    for (unsigned l = 0; l < scored_labels; ++l)
      small[l] =
          static_cast<std::int8_t>(std::clamp(std::nearbyint(weights[l] / unit), -127.0f, 127.0f));
  }
  for (std::size_t t = 0; t < trained.transitions.size(); ++t)
    out.transitions[t] = static_cast<std::int16_t>(
        std::clamp(std::nearbyint(trained.transitions[t] / unit), -30000.0f, 30000.0f));
  return out;
}

}  // namespace entente
