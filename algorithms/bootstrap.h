#pragma once

// How sure a ranking is: the same measure on samples of the documents.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "algorithms/measure.h"
#include "core/run.h"
#include "graph/csr.h"

namespace entente {

// A graph as the sum of what documents add to its edges.
struct SampledGraph {
  std::size_t nodes = 0;
  bool directed = false;
  std::vector<Edge> edges;
  std::uint32_t documents = 0;  // also those that add nothing
  double unit = 1;              // a weight is a sum of shares divided by it
  // Parallel: document `document[i]` adds share[i] to edge `edge[i]`.
  std::vector<std::uint32_t> edge, document;
  std::vector<std::uint64_t> share;
};

// One entry per ranked node each.
struct RankIntervals {
  // rank / f and rank * f, f the factor that a share of sampled_level() of the samples' ranks stay
  // within. By factors, since at rank 50 one document moves tens of ranks and at rank 2 none; and to
  // both sides alike, since a sample can lose a document that names somebody but not gain one that
  // was not there, so that its ranks err towards the worse (Hall 1988, doi:10.1214/aos/1176350933).
  std::vector<std::uint32_t> low, high;
  std::vector<double> in_top;            // share of samples in which it is among the first k
  // 1, 2, ... along the ranking: a new group begins with the first node whose first one of the
  // group is ahead of it in at least 95 % of the samples.
  std::vector<std::uint32_t> group;
  std::uint32_t unconverged = 0;  // samples in which the score did not converge
};

using Score = std::function<Scores(const Csr&, const Run&)>;

// The bootstrap (Efron 1979, doi:10.1214/aos/1176344552): `samples` times as many documents as
// there are, drawn with replacement; edges are weighed anew from the shares, nothing is rebuilt.
// Ranks are among `ranked`, ascending. `run.seed` and the sample's number decide the draw, so the
// same bits on any number of threads. O(samples (shares + arcs log degree + score)) time.
RankIntervals bootstrap_ranks(const SampledGraph& graph, std::span<const Node> ranked,
                              const Score& score, std::uint32_t samples, std::size_t k,
                              const Run& run);

// The ranks of one node, as seen and in samples; documents that tie it to another.
struct SampledRanks {
  std::uint32_t observed = 0, documents = 0;
  std::vector<std::uint32_t> samples;
};

struct Samples {
  std::vector<SampledRanks> ranks;
  std::uint32_t unconverged = 0;
};

// The same for each of `kept`, which are among `ranked`; both ascending. Memory for kept nodes only.
Samples sample_ranks(const SampledGraph& graph, std::span<const Node> ranked,
                     std::span<const Node> kept, const Score& score, std::uint32_t samples,
                     const Run& run);

// The share of samples that an interval holds so that it covers in 90 % of all cases, for a node that
// so many documents tie: few documents vary less than what they were drawn from, and say little of
// how much. Student's quantile for the normal one, as Hesterberg 2015 expands percentile intervals
// (doi:10.1080/00031305.2015.1089789); 1 for a single document.
double sampled_level(std::uint32_t documents);

// What becomes of a two-sided p value, the share of samples beyond it, in the same way: 0.1 for
// the share that sampled_level() leaves out.
double sampled_p(double share, std::uint32_t documents);

// Where in so many sorted values the one stands that a share of `level` does not exceed.
std::size_t place_of_level(double level, std::size_t values);

// How often each document of the sample is drawn.
std::vector<std::uint32_t> draw_documents(std::uint32_t documents, const Run& run,
                                          std::uint32_t sample);

// The graph in which document d counts times[d] times. Edges without weight are left out.
Csr weighed(const SampledGraph& graph, std::span<const std::uint32_t> times);

}  // namespace entente
