// The random field against plain enumeration of every legal sequence of labels.

#include <cmath>
#include <functional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "extract/names/lattice.h"
#include "extract/names/name_decoder.h"
#include "tests/names_sample.h"

namespace entente {
namespace {

using Labels = std::vector<std::uint8_t>;

// Written from the meaning of begin, inside, end and single alone.
bool is_legal(const Labels& labels) {
  int open = -1;  // type of the name that is open
  for (const std::uint8_t label : labels) {
    const int type = label == 0 ? -1 : (label - 1) / 4, part = label == 0 ? 3 : (label - 1) % 4;
    const bool goes_on = part == 1 || part == 2;
    if (goes_on ? open != type : open != -1) return false;
    open = part == 0 || part == 1 ? type : -1;
  }
  return open == -1;
}

void each_sequence(std::size_t n, const std::function<void(const Labels&)>& take) {
  Labels labels(n, 0);
  for (;;) {
    if (is_legal(labels)) take(labels);
    std::size_t i = 0;
    while (i < n && ++labels[i] == label_count) labels[i++] = 0;
    if (i == n) return;
  }
}

std::int64_t total(const NamesModel& model, const std::vector<LabelScores>& scores,
                   const Labels& labels) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] > 0) sum += scores[i][labels[i] - 1u];
    if (i > 0) sum += model.transition(labels[i - 1], labels[i]);
  }
  return sum;
}

TEST(NameDecoder, FindsTheBestOfAllLegalSequences) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const SampleModel sample(sample_parts(seed));
    NameDecoder decoder(sample.model);
    Random random(seed, 1);
    const std::size_t n = 1 + seed % 4;
    std::vector<LabelScores> scores(n);
    for (LabelScores& token : scores)
      for (auto& score : token)
        score = static_cast<std::int16_t>(static_cast<int>(random.below(401)) - 200);
    std::int64_t best = -1'000'000;
    each_sequence(n, [&](const Labels& labels) {
      best = std::max(best, total(sample.model, scores, labels));
    });
    const auto found = decoder.decode(scores);
    const Labels labels(found.begin(), found.end());
    EXPECT_TRUE(is_legal(labels)) << seed;
    EXPECT_EQ(total(sample.model, scores, labels), best) << seed;
  }
}

TEST(NameDecoder, PrefersTheLowerLabelOfEquals) {
  const SampleModel sample(sample_parts(0));
  NameDecoder decoder(sample.model);
  const std::vector<LabelScores> scores(3);
  EXPECT_THAT(decoder.decode(scores), testing::ElementsAre(0, 0, 0));
  EXPECT_TRUE(decoder.decode({}).empty());
}

TEST(NameDecoder, KeepsItsSumsInRangeOverLongSentences) {
  const SampleModel sample(sample_parts(3));
  NameDecoder decoder(sample.model);
  LabelScores high;
  high.fill(30000);
  const std::vector<LabelScores> scores(300'000, high);
  const auto found = decoder.decode(scores);
  EXPECT_TRUE(is_legal(Labels(found.begin(), found.end())));
}

struct Expected {
  std::vector<std::array<double, label_count>> labels;
  std::vector<double> transitions = std::vector<double>(label_count * label_count, 0.0);
};

Expected enumerate(const std::vector<TokenScores>& scores, const TransitionScores& transitions,
                   const std::vector<std::uint32_t>& allowed) {
  Expected out;
  out.labels.resize(scores.size());
  double whole = 0;
  each_sequence(scores.size(), [&](const Labels& labels) {
    double score = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!allowed.empty() && !(allowed[i] >> labels[i] & 1)) return;
      score += static_cast<double>(scores[i][labels[i]]);
      if (i > 0) score += static_cast<double>(transitions[labels[i - 1] * label_count + labels[i]]);
    }
    const double weight = std::exp(score);
    whole += weight;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      out.labels[i][labels[i]] += weight;
      if (i > 0) out.transitions[labels[i - 1] * label_count + labels[i]] += weight;
    }
  });
  for (auto& token : out.labels)
    for (double& p : token) p /= whole;
  for (double& count : out.transitions) count /= whole;
  return out;
}

TEST(Lattice, GivesTheProbabilitiesOfAllLegalSequences) {
  Lattice lattice;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    Random random(seed, 2);
    const auto draw = [&] { return static_cast<float>(random.unit() * 6 - 3); };
    const std::size_t n = 1 + seed % 4;
    std::vector<TokenScores> scores(n);
    for (TokenScores& token : scores)
      for (float& score : token) score = draw();
    TransitionScores transitions;
    for (float& score : transitions) score = draw();
    std::vector<std::uint32_t> allowed;
    if (seed % 2 == 0)
      for (std::size_t i = 0; i < n; ++i)
        allowed.push_back(1u | static_cast<std::uint32_t>(random.below(1u << label_count)));
    const Expected expected = enumerate(scores, transitions, allowed);
    lattice.run(scores, transition_factors(transitions), allowed);
    for (std::size_t i = 0; i < n; ++i)
      for (unsigned l = 0; l < label_count; ++l)
        EXPECT_NEAR(lattice.labels()[i][l], expected.labels[i][l], 2e-5) << seed;
    for (std::size_t t = 0; t < expected.transitions.size(); ++t)
      EXPECT_NEAR(lattice.transitions()[t], expected.transitions[t], 2e-5) << seed;
  }
}

TEST(Lattice, HasAnExponentialOfItsOwn) {
  for (float x = -80; x <= 80; x += 0.37f) {
    const double exact = std::exp(static_cast<double>(x));
    EXPECT_NEAR(static_cast<double>(training_exp(x)) / exact, 1, 1e-6) << x;
  }
  EXPECT_EQ(training_exp(0), 1);
  EXPECT_EQ(training_exp(-1000), training_exp(-80));
}

}  // namespace
}  // namespace entente
