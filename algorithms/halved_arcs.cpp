#include "algorithms/halved_arcs.h"

#include <algorithm>

#include "algorithms/node_blocks.h"

namespace entente {
namespace {

constexpr std::size_t hot_places = 65'536;  // sums of as many are kept in a second cache, or nearly
constexpr std::size_t most_parts = 8;       // that different threads may take

}  // namespace

HalvedArcs::HalvedArcs(const Csr& g, std::span<const Node> place, const Run& run)
    : hot_(std::min(hot_places, g.nodes())),
      offsets_(g.nodes() + 1, 0),
      middle_(g.nodes(), 0),
      sums_(g.nodes()) {
  count_arcs(g, place, run);
  targets_.resize(static_cast<std::size_t>(offsets_.back()));
  if (light_) {
    light_weights_.resize(targets_.size());
    copy_arcs(g, place, light_weights_.data(), run);
  } else {
    weights_.resize(targets_.size());
    copy_arcs(g, place, weights_.data(), run);
  }
  cut_into_parts();
}

// Lays out the rows, and finds out whether four bytes hold every weight.
void HalvedArcs::count_arcs(const Csr& g, std::span<const Node> place, const Run& run) {
  const auto place_of = [&](Node u) { return place.empty() ? u : place[u]; };
  const double changed = sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    bool any = false;
    for (std::size_t i = begin; i < end; ++i) {
      const auto u = static_cast<Node>(i);
      const Node p = place_of(u);
      ArcIndex hot = 0, kept = 0;
      for (const Node v : g.neighbors(u)) {
        const Node q = place_of(v);
        hot += q < hot_ && q < p;
        kept += is_kept(p, q);
      }
      middle_[p] = hot;
      offsets_[std::size_t{p} + 1] = kept;
      for (const double w : g.weights(u)) any |= static_cast<double>(static_cast<float>(w)) != w;
    }
    return any ? 1.0 : 0.0;
  });
  light_ = changed == 0;
  for (std::size_t p = 0; p < middle_.size(); ++p) {
    offsets_[p + 1] += offsets_[p];
    middle_[p] += offsets_[p];
  }
}

template <class Weight>
void HalvedArcs::copy_arcs(const Csr& g, std::span<const Node> place, Weight* weights,
                           const Run& run) {
  const auto place_of = [&](Node u) { return place.empty() ? u : place[u]; };
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto u = static_cast<Node>(i);
      const Node p = place_of(u);
      auto hot = static_cast<std::size_t>(offsets_[p]);
      auto other = static_cast<std::size_t>(middle_[p]);
      const auto near = g.neighbors(u);
      for (std::size_t j = 0; j < near.size(); ++j) {
        const Node q = place_of(near[j]);
        if (!is_kept(p, q)) continue;
        const std::size_t at = q < hot_ ? hot++ : other++;
        targets_[at] = q;
        weights[at] = static_cast<Weight>(g.weights(u)[j]);
      }
    }
    return 0.0;
  });
}

void HalvedArcs::cut_into_parts() {
  parts_ = {0};
  for (std::size_t k = 1; k <= most_parts; ++k) {
    const ArcIndex enough = offsets_.back() * k / most_parts;
    const auto end = k == most_parts
                         ? offsets_.end() - 1
                         : std::ranges::lower_bound(offsets_.begin(), offsets_.end() - 1, enough);
    const auto p = static_cast<std::size_t>(end - offsets_.begin());
    if (p > parts_.back()) parts_.push_back(p);
  }
  shares_.resize((parts_.size() - 1) * hot_);
}

template <class Weight, class Value>
void HalvedArcs::add_part(std::size_t part, const Weight* weights, const Value* x, double factor) {
  double* const hot = shares_.data() + part * hot_;
  std::fill_n(hot, hot_, 0.0);
  const Node* const targets = targets_.data();
  for (std::size_t p = parts_[part]; p < parts_[part + 1]; ++p) {
    auto i = static_cast<std::size_t>(offsets_[p]);
    const auto middle = static_cast<std::size_t>(middle_[p]);
    const auto end = static_cast<std::size_t>(offsets_[p + 1]);
    double a = 0, b = 0;
    if (i < end) {
      const auto own = static_cast<double>(x[p]);
      const auto take = [&](std::size_t at, double& sum) {
        const Node q = targets[at];
        const double w = factor * static_cast<double>(weights[at]);
        sum += w * static_cast<double>(x[q]);
        hot[q] += w * own;
      };
      for (; i + 2 <= middle; i += 2) {
        __builtin_prefetch(weights + i + 128);
        __builtin_prefetch(targets + i + 128);
        take(i, a);
        take(i + 1, b);
      }
      if (i < middle) take(i++, a);
      for (; i < end; ++i)
        a += factor * static_cast<double>(weights[i]) * static_cast<double>(x[targets[i]]);
    }
    if (p < hot_)
      hot[p] += a + b;
    else
      sums_[p] = a + b;
  }
}

template <class Value>
void HalvedArcs::add_up(std::span<const Value> x, double factor, const Run& run) {
  sum_over_blocks(std::span<const std::size_t>(parts_), targets_.size(), run,
                  [&](std::size_t begin, std::size_t) {
                    const auto part = static_cast<std::size_t>(
                        std::ranges::lower_bound(parts_, begin) - parts_.begin());
                    if (light_)
                      add_part(part, light_weights_.data(), x.data(), factor);
                    else
                      add_part(part, weights_.data(), x.data(), factor);
                    return 0.0;
                  });
}

template void HalvedArcs::add_up(std::span<const float>, double, const Run&);
template void HalvedArcs::add_up(std::span<const double>, double, const Run&);

}  // namespace entente
