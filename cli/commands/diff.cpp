// diff: what changed between two cases.

#include <algorithm>
#include <cmath>
#include <memory>

#include "algorithms/measure.h"
#include "algorithms/ranking.h"
#include "cli/open.h"
#include "core/number.h"
#include "graph/graph_difference.h"

namespace entente {
namespace {

struct DiffRequest {
  GraphArgument graph;
  std::string other;
  std::string by = "pagerank";
  std::size_t top = 20;
};

std::vector<std::uint32_t> ranks(const Measure& measure, const Csr& graph, const Run& run) {
  return ranks_by_node(rank_scores(compute(measure, graph, {}, run).values));
}

class DiffTable {
 public:
  DiffTable(const DiffRequest& request, const Session& session)
      : request_(request),
        before_(open_layer(request.graph, "cases are compared", session).snapshot),
        after_(open_layer(other_argument(request), "cases are compared", session).snapshot),
        found_(difference(before_, after_)) {
    const Measure& measure = find_measure(request.by);
    ranks_before_ = ranks(measure, before_.graph, session.run);
    ranks_after_ = ranks(measure, after_.graph, session.run);
  }

  bool none() const { return found_.none(); }

  Table build() {
    table_.schema = "entente.diff/1";
    table_.meta = {{"before", before_.title},
                   {"digest before", before_.digest},
                   {"after", after_.title},
                   {"digest after", after_.digest},
                   {"metric", request_.by},
                   {"actors gained", count(found_.gained)},
                   {"actors lost", count(found_.lost)},
                   {"ties gained", count(found_.ties_gained)},
                   {"ties lost", count(found_.ties_lost)},
                   {"ties changed", count(found_.ties_changed)}};
    table_.columns = {{"change"}, {"actor"}, {"with"}, {"before"}, {"after"}};
    add_actors("actor gained", found_.gained, after_, ranks_after_, false);
    add_actors("actor lost", found_.lost, before_, ranks_before_, true);
    add_ranks();
    add_ties("tie gained", found_.ties_gained, after_);
    add_ties("tie lost", found_.ties_lost, before_);
    add_ties("tie changed", found_.ties_changed, after_);
    add_footer();
    return std::move(table_);
  }

 private:
  static GraphArgument other_argument(const DiffRequest& request) {
    GraphArgument other = request.graph;
    if (!other.edges.empty())
      throw Error(ErrorKind::usage, "--edges names one graph; give two as arguments");
    other.input = request.other;
    return other;
  }

  template <class T>
  static std::int64_t count(const std::vector<T>& list) {
    return static_cast<std::int64_t>(list.size());
  }

  // How many of `n` changes of one sort are listed.
  std::size_t shown(std::size_t n) {
    const std::size_t some = request_.top == 0 ? n : std::min(n, request_.top);
    left_out_ += n - some;
    return some;
  }

  void row(const char* change, std::string actor, std::string with, Cell before, Cell after) {
    table_.rows.push_back({std::string(change), std::move(actor), std::move(with),
                           std::move(before), std::move(after)});
  }

  // Actors that only one side has, the most influential first, with their rank.
  void add_actors(const char* change, std::vector<Node> nodes, const Snapshot& s,
                  const std::vector<std::uint32_t>& rank, bool is_before) {
    std::ranges::stable_sort(nodes, {}, [&](Node u) { return rank[u]; });
    for (std::size_t i = 0, n = shown(nodes.size()); i < n; ++i) {
      const Cell place = std::int64_t{rank[nodes[i]]};
      row(change, s.nodes[nodes[i]].label, "", is_before ? place : Cell(),
          is_before ? Cell() : place);
    }
  }

  // Actors of both whose rank is another, the greatest ratio of ranks first: from 2 to 1 is as
  // far as from 200 to 100.
  void add_ranks() {
    std::vector<std::pair<double, Node>> moved;
    for (Node u = 0; u < found_.after_of.size(); ++u) {
      const Node v = found_.after_of[u];
      if (v == no_node || ranks_before_[u] == ranks_after_[v]) continue;
      const double ratio = static_cast<double>(ranks_after_[v]) / ranks_before_[u];
      moved.emplace_back(-std::abs(std::log(ratio)), u);
    }
    std::ranges::sort(moved);
    moved_ = moved.size();
    for (std::size_t i = 0, n = shown(moved.size()); i < n; ++i) {
      const Node u = moved[i].second, v = found_.after_of[u];
      row(ranks_after_[v] < ranks_before_[u] ? "rank up" : "rank down", after_.nodes[v].label, "",
          std::int64_t{ranks_before_[u]}, std::int64_t{ranks_after_[v]});
    }
  }

  // The greatest change of strength first.
  void add_ties(const char* change, std::vector<TieChange> ties, const Snapshot& s) {
    std::ranges::stable_sort(ties, std::greater(),
                             [](const TieChange& t) { return std::abs(t.after - t.before); });
    for (std::size_t i = 0, n = shown(ties.size()); i < n; ++i) {
      const TieChange& t = ties[i];
      row(change, s.nodes[t.source].label, s.nodes[t.target].label,
          t.before > 0 ? Cell(t.before) : Cell(), t.after > 0 ? Cell(t.after) : Cell());
    }
  }

  void add_footer() {
    auto& footer = table_.footer;
    footer.push_back(
        before_.title + " → " + after_.title + ": " + counted(found_.gained.size(), "actor") +
        " gained, " + grouped(found_.lost.size()) + " lost; " +
        counted(found_.ties_gained.size(), "tie") + " gained, " + grouped(found_.ties_lost.size()) +
        " lost, " + grouped(found_.ties_changed.size()) + " changed; " + grouped(moved_) + " of " +
        grouped(before_.nodes.size() - found_.lost.size()) + " ranks moved");
    footer.push_back("before and after: the rank by " + request_.by +
                     " of an actor, the strength of a tie (" + after_.weights_note + ")");
    if (left_out_ > 0) footer.push_back(grouped(left_out_) + " more; --top 0 lists all");
  }

  const DiffRequest& request_;
  Snapshot before_, after_;
  GraphDifference found_;
  std::vector<std::uint32_t> ranks_before_, ranks_after_;
  std::size_t moved_ = 0, left_out_ = 0;
  Table table_;
};

}  // namespace

void command_diff(Command app, Session& session) {
  Command command =
      add_command(app, "diff", "Say what changed from one case to another: actors, ties, ranks",
                  "entente diff january.entente february.entente\n"
                  "entente diff old.csv new.csv --by degree --top 0 --csv");
  const auto request = std::make_shared<DiffRequest>();
  add_graph_argument(command, request->graph);
  command
      .add_option("OTHER", request->other,
                  "What INPUT is compared with: a case, an edge list or documents")
      .required();
  command.add_option("--by", request->by, "Measure of the ranks; 'entente measures' lists them");
  command.add_option("--top", request->top,
                     "How many changes of each sort (default 20, 0 for all)");
  command.action([request, &session] {
    DiffTable table(*request, session);
    session.print(table.build());
    if (!table.none()) session.exit_code = 1;
  });
}

}  // namespace entente
