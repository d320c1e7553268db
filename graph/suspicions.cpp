#include "graph/suspicions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/text.h"
#include "extract/actors/person_name.h"
#include "graph/alike_names.h"
#include "graph/edit_corrections.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

// Strengths of the nodes, and what merging two or dividing one would make of them.
class Strengths {
 public:
  explicit Strengths(const Snapshot& graph) : graph_(graph), of_(graph.nodes.size(), 0.0) {
    for (const EdgeInfo& edge : graph.edges) {
      of_[edge.source] += edge.strength;
      of_[edge.target] += edge.strength;
      total_ += 2 * edge.strength;
    }
    for (Node node = 0; node < graph.nodes.size(); ++node)
      node_.emplace(graph.nodes[node].id, node);
    order_ = of_;
    std::sort(order_.begin(), order_.end());
  }

  double of(const std::string& key) const {
    const auto at = node_.find(key);
    return at == node_.end() ? 0 : of_[at->second];
  }

  void merge(Suspicion& s) const {
    const double a = of(s.keys[0]), b = of(s.keys[1]), shared = between(s.keys[0], s.keys[1]);
    const double most = std::max(a, b), left = total_ - 2 * shared;
    s.rank = rank(most);
    if (left <= 0) return;
    s.effect = std::max(0.0, (a + b - 2 * shared) / left - most / total_);
    s.rank_after = std::min(s.rank, rank(a + b - 2 * shared));
  }

  // One part of the mentions leaves.
  void divide(Suspicion& s, double part) const {
    const double all = of(s.keys[0]);
    s.rank = rank(all);
    s.rank_after = std::max(s.rank, rank(all * (1 - part)) - (part > 0 && all > 0 ? 1u : 0u));
    if (total_ > 0) s.effect = all * part / total_;
  }

 private:
  // 1 + how many nodes are stronger.
  std::uint32_t rank(double strength) const {
    const auto above = std::upper_bound(order_.begin(), order_.end(), strength);
    return static_cast<std::uint32_t>(order_.end() - above) + 1;
  }

  double between(const std::string& a, const std::string& b) const {
    const auto one = node_.find(a), other = node_.find(b);
    if (one == node_.end() || other == node_.end()) return 0;
    const auto [low, high] = std::minmax(one->second, other->second);
    const auto at =
        std::lower_bound(graph_.edges.begin(), graph_.edges.end(), std::tuple(low, high),
                         [](const EdgeInfo& e, const std::tuple<Node, Node>& wanted) {
                           return std::tuple(e.source, e.target) < wanted;
                         });
    const bool there = at != graph_.edges.end() && at->source == low && at->target == high;
    return there ? at->strength : 0;
  }

  const Snapshot& graph_;
  std::vector<double> of_, order_;
  double total_ = 0;
  std::map<std::string, Node> node_;
};

class Search {
 public:
  Search(const Store& store, const Snapshot& graph)
      : database_(store.database()), strengths_(graph), actors_(actors(store)) {
    for (std::uint32_t i = 0; i < actors_.size(); ++i)
      place_.emplace(static_cast<std::int64_t>(actors_[i].id), i);
    for (const StoredCorrection& c : stored_corrections(store)) decided(c);
  }

  std::vector<Suspicion> run() {
    doubts();
    for (const AlikePair& pair : alike_names(actors_)) duplicate(pair.a, pair.b, pair.why);
    over_merges();
    std::sort(found_.begin(), found_.end(), [](const Suspicion& a, const Suspicion& b) {
      return std::tie(b.effect, a.keys, a.names, a.why) <
             std::tie(a.effect, b.keys, b.names, b.why);
    });
    return std::move(found_);
  }

 private:
  // Names of which a correction says that they are one or are not.
  void decided(const StoredCorrection& c) {
    if (c.action != "merge" && c.action != "must-not-merge") return;
    std::set<std::string> names = {slug(c.subject)};
    for (std::size_t at = 0; at < c.object.size();) {
      const std::size_t end = std::min(c.object.find("; ", at), c.object.size());
      names.insert(slug(c.object.substr(at, end - at)));
      at = end + 2;
    }
    decided_.push_back(std::move(names));
  }

  bool is_decided(const std::vector<std::string>& one,
                  const std::vector<std::string>& other) const {
    return std::any_of(decided_.begin(), decided_.end(), [&](const auto& names) {
      const auto names_any = [&](const std::vector<std::string>& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const std::string& name) { return names.contains(slug(name)); });
      };
      return names_any(one) && names_any(other);
    });
  }

  void duplicate(std::uint32_t a, std::uint32_t b, const std::string& why) {
    if (a > b) std::swap(a, b);
    if (!pairs_.insert({a, b}).second) return;
    if (is_decided({actors_[a].key, actors_[a].name}, {actors_[b].key, actors_[b].name})) return;
    // The first keeps its name in a merge: the stronger one, unless it is only a surname.
    const auto lone = [&](std::uint32_t i) {
      return actors_[i].name.find(' ') == std::string::npos;
    };
    const bool stronger = strengths_.of(actors_[b].key) > strengths_.of(actors_[a].key);
    if (lone(a) == lone(b) ? stronger : lone(a)) std::swap(a, b);
    Suspicion s;
    s.keys = {actors_[a].key, actors_[b].key};
    s.names = {actors_[a].name, actors_[b].name};
    s.why = why;
    strengths_.merge(s);
    found_.push_back(std::move(s));
  }

  // What the resolution of the corpus itself could not decide.
  void doubts() {
    Statement rows = database_.prepare("SELECT actor, ifnull(other, 0), reason FROM doubts");
    while (rows.step()) {
      const auto a = place_.find(rows.integer(0)), b = place_.find(rows.integer(1));
      if (a == place_.end()) continue;
      if (b != place_.end())
        duplicate(a->second, b->second, std::string(rows.text(2)));
      else
        several(a->second, {}, 0.5, std::string(rows.text(2)));
    }
  }

  void several(std::uint32_t actor, std::vector<std::string> names, double part,
               const std::string& why) {
    if (names.size() == 2 && is_decided({names[0]}, {names[1]})) return;
    Suspicion s;
    s.duplicate = false;
    s.keys = {actors_[actor].key};
    s.names = std::move(names);
    s.why = why;
    strengths_.divide(s, part);
    found_.push_back(std::move(s));
  }

  struct Forms {
    std::map<std::string, std::uint64_t> names;  // by entity name: mentions
    std::set<std::string> wikidata;
    std::uint64_t mentions = 0;
  };

  void over_merges() {
    std::map<std::uint32_t, Forms> forms;
    Statement rows = database_.prepare(
        "SELECT l.actor, e.name, e.wikidata, count(*) FROM actor_links l JOIN entities e ON e.id = "
        "l.entity JOIN mentions m ON m.entity = e.id GROUP BY l.actor, e.name, e.wikidata");
    while (rows.step()) {
      const auto at = place_.find(rows.integer(0));
      if (at == place_.end()) continue;
      Forms& of = forms[at->second];
      const auto count = static_cast<std::uint64_t>(rows.integer(3));
      of.names[name_identity(rows.text(1))] += count;
      of.mentions += count;
      if (!rows.text(2).empty()) of.wikidata.insert(std::string(rows.text(2)));
    }
    for (const auto& [actor, of] : forms) {
      if (of.wikidata.size() > 1)
        several(actor, {}, 0.5,
                "joins several Wikidata ids: " + *of.wikidata.begin() + ", " +
                    *std::next(of.wikidata.begin()));
      if (actors_[actor].type == ActorType::person) different_names(actor, of);
    }
  }

  // The two most mentioned full names that one person cannot have.
  void different_names(std::uint32_t actor, const Forms& forms) {
    std::vector<std::pair<std::string, std::uint64_t>> full;
    for (const auto& [name, count] : forms.names)
      if (name.find(' ') != std::string::npos) full.emplace_back(name, count);
    std::stable_sort(full.begin(), full.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (full.size() > 20) full.resize(20);
    for (std::size_t i = 1; i < full.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const PersonName one = parse_person_name(fold(full[j].first));
        const PersonName other = parse_person_name(fold(full[i].first));
        if (one.alone() || other.alone()) continue;
        const NameMatch how = match(one, other);
        if (how != NameMatch::different && how != NameMatch::relative) continue;
        return several(actor, {full[j].first, full[i].first},
                       static_cast<double>(full[i].second) / static_cast<double>(forms.mentions),
                       "joins " + full[j].first + " (" + std::to_string(full[j].second) + ") and " +
                           full[i].first + " (" + std::to_string(full[i].second) + ")");
      }
  }

  const Database& database_;
  Strengths strengths_;
  std::vector<StoredActor> actors_;
  std::map<std::int64_t, std::uint32_t> place_;  // by row id
  std::vector<std::set<std::string>> decided_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::vector<Suspicion> found_;
};

}  // namespace

std::vector<Suspicion> suspicions(const Store& store, const Snapshot& graph) {
  return Search(store, graph).run();
}

}  // namespace entente
