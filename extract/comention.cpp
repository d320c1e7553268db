// Mentions are walked in text order; for each one the following mentions are
// looked at until the tokens between them alone exceed max_gap, so at most
// max_gap later mentions are touched. Terms go into a buffer that is sorted and
// folded whenever it has doubled: memory follows the number of distinct pairs,
// not of mention pairs.

#include "extract/comention.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace entente {
namespace {

// exp(-x) for x >= 0 from additions, multiplications and one division alone,
// which IEEE 754 rounds the same way everywhere; std::exp may differ in the last
// bit between C libraries. 24 Taylor terms on x / 64, then six squarings:
// relative error below 2^-45, far under the 2^-32 that is kept.
double decay(double x) {
  if (x > 40) return 0;  // below 2^-57
  const double small = x / 64;
  double sum = 1;
  for (int k = 24; k >= 1; --k) sum = 1 + sum * small / k;
  for (int i = 0; i < 6; ++i) sum *= sum;
  return 1 / sum;
}

std::vector<std::uint64_t> decay_table(const CoMentionOptions& options) {
  std::vector<std::uint64_t> table;
  for (std::uint32_t gap = 0; gap <= options.max_gap; ++gap) {
    table.push_back(static_cast<std::uint64_t>(decay(gap / options.tau) * 4294967296.0 + 0.5));
  }
  return table;
}

// The nearest mention pair stands for the pair; the earliest among equals.
bool nearer(const CoMention& x, const CoMention& y) {
  return std::tie(x.gap, x.mention_a, x.mention_b) < std::tie(y.gap, y.mention_a, y.mention_b);
}

// Sorts by pair and adds equal pairs up.
void fold_pairs(std::vector<CoMention>& terms) {
  std::sort(terms.begin(), terms.end(), [](const CoMention& x, const CoMention& y) {
    return std::tie(x.a, x.b, x.gap, x.mention_a, x.mention_b) <
           std::tie(y.a, y.b, y.gap, y.mention_a, y.mention_b);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].a == terms[i].a && terms[kept - 1].b == terms[i].b) {
      CoMention& sum = terms[kept - 1];
      sum.proximity += terms[i].proximity;
      sum.pairs += terms[i].pairs;
      if (nearer(terms[i], sum)) {
        sum.gap = terms[i].gap;
        sum.mention_a = terms[i].mention_a;
        sum.mention_b = terms[i].mention_b;
      }
    } else {
      terms[kept++] = terms[i];
    }
  }
  terms.resize(kept);
}

CoMention term_of(const std::vector<Mention>& mentions, std::size_t i, std::size_t j,
                  std::uint32_t gap, std::uint64_t proximity) {
  CoMention term;
  const bool ordered = mentions[i].entity < mentions[j].entity;
  const std::size_t first = ordered ? i : j;
  const std::size_t second = ordered ? j : i;
  term.a = mentions[first].entity;
  term.b = mentions[second].entity;
  term.mention_a = static_cast<std::uint32_t>(first);
  term.mention_b = static_cast<std::uint32_t>(second);
  term.gap = gap;
  term.proximity = proximity;
  term.pairs = 1;
  return term;
}

// Penalty from the start of the document to each sentence, so that the penalty
// between two sentences is a difference.
std::vector<std::uint64_t> penalties(const std::vector<Sentence>& sentences,
                                     const CoMentionOptions& options) {
  std::vector<std::uint64_t> total(sentences.size(), 0);
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    const bool paragraph = sentences[s].paragraph != sentences[s - 1].paragraph;
    total[s] = total[s - 1] + (paragraph ? options.paragraph_penalty : options.sentence_penalty);
  }
  return total;
}

}  // namespace

std::vector<CoMention> co_mentions(const std::vector<Mention>& mentions,
                                   const std::vector<Sentence>& sentences,
                                   const CoMentionOptions& options) {
  const std::vector<std::uint64_t> table = decay_table(options);
  const std::vector<std::uint64_t> penalty = penalties(sentences, options);
  std::vector<CoMention> terms;
  std::size_t fold_at = 1 << 16;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (std::size_t j = i + 1; j < mentions.size(); ++j) {
      const bool together = mentions[j].span == mentions[i].span;  // "the two leaders"
      if (mentions[j].first_token < mentions[i].end_token && !together) continue;
      const std::uint64_t tokens = together ? 0 : mentions[j].first_token - mentions[i].end_token;
      if (tokens > options.max_gap) break;
      if (mentions[i].entity == mentions[j].entity) continue;
      const std::uint64_t gap =
          tokens + penalty[mentions[j].sentence] - penalty[mentions[i].sentence];
      if (gap > options.max_gap) break;  // later mentions are at least as far
      const auto index = static_cast<std::uint32_t>(gap);
      terms.push_back(term_of(mentions, i, j, index, table[index]));
    }
    if (terms.size() >= fold_at) {
      fold_pairs(terms);
      fold_at = std::max<std::size_t>(fold_at, 2 * terms.size());
    }
  }
  fold_pairs(terms);
  return terms;
}

}  // namespace entente
