#include "extract/comention.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>

#include "core/random.h"

namespace entente {
namespace {

Mention mention_at(std::uint32_t entity, std::uint32_t first, std::uint32_t end,
                   std::uint32_t sentence = 0) {
  Mention m;
  m.entity = entity;
  m.first_token = first;
  m.end_token = end;
  m.sentence = sentence;
  m.span = {first * 10, end * 10};
  return m;
}

std::vector<Sentence> sentences_in(const std::vector<std::uint32_t>& paragraphs) {
  std::vector<Sentence> out;
  for (const std::uint32_t p : paragraphs) {
    Sentence s;
    s.paragraph = p;
    out.push_back(s);
  }
  return out;
}

double unit(std::uint64_t proximity) { return static_cast<double>(proximity) / 4294967296.0; }

TEST(CoMentions, OfTwoNamesDecayWithTheTokensBetweenThem) {
  const auto found =
      co_mentions({mention_at(1, 0, 2), mention_at(0, 12, 13)}, sentences_in({0}), {.tau = 10});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].a, 0u);
  EXPECT_EQ(found[0].b, 1u);
  EXPECT_EQ(found[0].gap, 10u);
  EXPECT_EQ(found[0].mention_a, 1u);
  EXPECT_EQ(found[0].mention_b, 0u);
  EXPECT_NEAR(unit(found[0].proximity), 0.36787944117144233, 0x1p-32);  // exp(-1)
}

TEST(CoMentions, OfAdjacentNamesCountOne) {
  const auto found = co_mentions({mention_at(0, 0, 2), mention_at(1, 2, 3)}, sentences_in({0}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].proximity, std::uint64_t{1} << 32);
}

TEST(CoMentions, PaySentenceAndParagraphBoundaries) {
  const auto found =
      co_mentions({mention_at(0, 0, 1, 0), mention_at(1, 3, 4, 1), mention_at(2, 6, 7, 2)},
                  sentences_in({0, 0, 1}));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].gap, 12u);  // 2 tokens + a sentence
  EXPECT_EQ(found[1].gap, 35u);  // 5 tokens + a sentence + a paragraph
  EXPECT_EQ(found[2].gap, 22u);  // 2 tokens + a paragraph
}

TEST(CoMentions, LeaveOutPairsFurtherThanTheLimit) {
  EXPECT_EQ(co_mentions({mention_at(0, 0, 1), mention_at(1, 51, 52)}, sentences_in({0})).size(),
            1u);
  EXPECT_TRUE(co_mentions({mention_at(0, 0, 1), mention_at(1, 52, 53)}, sentences_in({0})).empty());
}

TEST(CoMentions, IgnoreTheSameActorAndOverlappingNames) {
  EXPECT_TRUE(co_mentions({mention_at(0, 0, 1), mention_at(0, 2, 3)}, sentences_in({0})).empty());
  EXPECT_TRUE(co_mentions({mention_at(0, 0, 3), mention_at(1, 1, 2)}, sentences_in({0})).empty());
}

TEST(CoMentions, AgreeWithTheSumOverAllPairs) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed, 1);
    std::vector<Mention> mentions;
    std::vector<std::uint32_t> paragraphs;
    std::uint32_t token = 0;
    std::uint32_t paragraph = 0;
    for (std::uint32_t s = 0; s < 12; ++s) {
      if (random.below(3) == 0) ++paragraph;
      paragraphs.push_back(paragraph);
      for (std::uint64_t k = random.below(6); k > 0; --k) {
        token += static_cast<std::uint32_t>(random.below(9));
        const auto end = token + 1 + static_cast<std::uint32_t>(random.below(3));
        mentions.push_back(mention_at(static_cast<std::uint32_t>(random.below(5)), token, end, s));
        token = end;
      }
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, std::uint32_t>> expected;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      for (std::size_t j = i + 1; j < mentions.size(); ++j) {
        const Mention& x = mentions[i];
        const Mention& y = mentions[j];
        if (x.entity == y.entity) continue;
        double gap = y.first_token - x.end_token;
        for (std::uint32_t s = x.sentence; s < y.sentence; ++s) {
          gap += paragraphs[s] == paragraphs[s + 1] ? 10 : 20;
        }
        if (gap > 50) continue;
        auto& [sum, pairs] = expected[std::minmax(x.entity, y.entity)];
        sum += std::exp(-gap / 7);
        ++pairs;
      }
    }
    const auto found = co_mentions(mentions, sentences_in(paragraphs), {.tau = 7});
    ASSERT_EQ(found.size(), expected.size()) << seed;
    std::size_t at = 0;
    for (const auto& [pair, sum] : expected) {
      EXPECT_EQ(found[at].a, pair.first);
      EXPECT_EQ(found[at].b, pair.second);
      EXPECT_EQ(found[at].pairs, sum.second);
      EXPECT_NEAR(unit(found[at].proximity), sum.first, 0x1p-32 * sum.second) << seed;
      ++at;
    }
  }
}

TEST(CoMentions, OfManyNamesInOneSentenceTakeLinearTime) {
  std::vector<Mention> mentions;
  for (std::uint32_t i = 0; i < 100000; ++i) mentions.push_back(mention_at(i, 2 * i, 2 * i + 1));
  const auto found = co_mentions(mentions, sentences_in({0}));
  // Odd gaps 1, 3, .. 49: each name has at most 25 later neighbours.
  EXPECT_EQ(found.size(), 100000u * 25 - 25 * 26 / 2);
}

}  // namespace
}  // namespace entente
