// All pairs of a node's contacts are counted from how many it has in each group;
// then the pairs that are the same node twice, and those with a tie of their own,
// are taken off. All counts are whole numbers below 2^53. Tested by
// brokerage_test.cpp against a walk over all triples.

#include "algorithms/brokerage.h"

#include <algorithm>
#include <cassert>

#include "algorithms/node_blocks.h"

namespace entente {
namespace {

class Broker {
 public:
  Broker(const Csr& out, const Csr& in, std::span<const std::uint32_t> group, std::size_t groups)
      : out_(out),
        in_(in),
        group_(group),
        from_(groups, 0),
        to_(groups, 0),
        leads_(out.nodes(), 0) {}

  BrokerageRoles roles(Node b) {
    const auto sources = in_.neighbors(b), targets = out_.neighbors(b);
    for (const Node a : sources) ++from_[group_[a]];
    for (const Node c : targets) {
      ++to_[group_[c]];
      leads_[c] = 1;
    }
    BrokerageRoles roles = all_pairs(b, sources, targets);
    for (const Node a : sources) {
      if (leads_[a]) take_off(roles, a, b, a);
      for (const Node c : out_.neighbors(a))
        if (leads_[c]) take_off(roles, a, b, c);
    }
    for (const Node a : sources) from_[group_[a]] = 0;
    for (const Node c : targets) {
      to_[group_[c]] = 0;
      leads_[c] = 0;
    }
    return roles;
  }

 private:
  BrokerageRoles all_pairs(Node b, std::span<const Node> sources,
                           std::span<const Node> targets) {
    const double own_from = from_[group_[b]], own_to = to_[group_[b]];
    const double other_from = static_cast<double>(sources.size()) - own_from;
    const double other_to = static_cast<double>(targets.size()) - own_to;
    double same = 0;  // pairs of one group
    for (const Node a : sources) same += to_[group_[a]];
    const double consultant = same - own_from * own_to;
    return {own_from * own_to, consultant, other_from * own_to, own_from * other_to,
            other_from * other_to - consultant};
  }

  void take_off(BrokerageRoles& roles, Node a, Node b, Node c) const {
    const bool a_in = group_[a] == group_[b], c_in = group_[c] == group_[b];
    if (a_in && c_in)
      --roles.coordinator;
    else if (a_in)
      --roles.representative;
    else if (c_in)
      --roles.gatekeeper;
    else if (group_[a] == group_[c])
      --roles.consultant;
    else
      --roles.liaison;
  }

  const Csr& out_;
  const Csr& in_;
  std::span<const std::uint32_t> group_;
  std::vector<double> from_, to_;  // contacts of the broker by group
  std::vector<char> leads_;        // 1 for targets of the broker
};

}  // namespace

std::vector<BrokerageRoles> brokerage(const Csr& g, std::span<const std::uint32_t> group,
                                      const Run& run) {
  assert(group.size() == g.nodes());
  const Csr turned = g.directed() ? reversed(g) : Csr();
  const Csr& in = g.directed() ? turned : g;
  const std::size_t groups =
      group.empty() ? 0 : std::size_t{*std::max_element(group.begin(), group.end())} + 1;
  std::vector<BrokerageRoles> all(g.nodes());
  sum_over_blocks(g, run, [&](std::size_t begin, std::size_t end) {
    Broker broker(g, in, group, groups);
    for (std::size_t b = begin; b < end; ++b) {
      run.checkpoint();
      all[b] = broker.roles(static_cast<Node>(b));
    }
    return 0.0;
  });
  return all;
}

std::vector<double> participation(const Csr& g, std::span<const std::uint32_t> group) {
  if (g.directed()) return participation(undirected(g), group);
  assert(group.size() == g.nodes());
  std::vector<double> result(g.nodes(), 0), into(g.nodes(), 0);
  std::vector<std::uint32_t> touched;
  if (!group.empty()) into.resize(std::size_t{*std::max_element(group.begin(), group.end())} + 1);
  for (std::size_t i = 0; i < g.nodes(); ++i) {
    const auto u = static_cast<Node>(i);
    const auto near = g.neighbors(u);
    const auto weight = g.weights(u);
    double strength = 0;
    touched.clear();
    for (std::size_t k = 0; k < near.size(); ++k) {
      if (into[group[near[k]]] == 0) touched.push_back(group[near[k]]);
      into[group[near[k]]] += weight[k];
      strength += weight[k];
    }
    double same = 0;
    for (const std::uint32_t c : touched) {
      same += (into[c] / strength) * (into[c] / strength);
      into[c] = 0;
    }
    if (strength > 0) result[u] = std::max(0.0, 1 - same);
  }
  return result;
}

}  // namespace entente
