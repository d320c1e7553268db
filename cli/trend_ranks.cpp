#include <algorithm>
#include <map>
#include <set>

#include "algorithms/backbone.h"
#include "algorithms/rank_change.h"
#include "algorithms/ranking.h"
#include "cli/rank_intervals.h"
#include "cli/trends.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::uint32_t usual_samples = 1000;
constexpr double false_discoveries = 0.1;  // the share that changes called sure may hold

std::vector<Node> everyone(const Snapshot& graph) {
  std::vector<Node> nodes(graph.nodes.size());
  for (std::size_t u = 0; u < nodes.size(); ++u) nodes[u] = static_cast<Node>(u);
  return nodes;
}

std::vector<double> scores_of(const Measure& measure, const WindowGraph& window,
                              const Session& session) {
  const Scores scores = compute(measure, window.graph.snapshot.graph, {}, session.run);
  if (!scores.converged)
    session.warn(window.name + ": " + std::string(measure.name) + " did not converge after " +
                 std::to_string(scores.iterations) + " iterations (residual " +
                 shortest(scores.residual) + ")");
  return scores.values;
}

// Samples of each window have their own seed.
Run run_of_window(const Run& run, std::size_t window) {
  Run own = run;
  own.seed += window;
  return own;
}

Score score_by(const Measure& measure) {
  return [&measure](const Csr& graph, const Run& run) { return compute(measure, graph, {}, run); };
}

// How many of a ranking are looked at: all that tie with the last of `top`.
std::size_t first_ones(const Ranking& ranking, std::size_t top) {
  std::size_t n = 0;
  while (n < ranking.rank.size() && (top == 0 || ranking.rank[n] <= top)) ++n;
  return n;
}

using Ids = std::set<std::string>;

struct Change {
  std::size_t before = 0, after = 0;  // windows
  std::string id;
  RankChange by;
  double q = 1;
};

class ChangeTable {
 public:
  ChangeTable(const TrendsRequest& request, const Windows& windows, const Session& session)
      : request_(request),
        windows_(windows.graphs),
        session_(session),
        measure_(find_measure(request.by)),
        samples_(request.samples == 0 ? usual_samples : request.samples) {
    for (const WindowGraph& window : windows_) choose_first(window);
    for (std::size_t w = 0; w < windows_.size(); ++w) draw_samples(w);
    for (std::size_t w = 0; w + 1 < windows_.size(); ++w) add_step(w, w + 1);
    if (windows_.size() > 2) add_step(0, windows_.size() - 1);
    std::vector<double> p;
    for (const Change& change : changes_) p.push_back(change.by.p);
    const std::vector<double> q = benjamini_hochberg(p);
    for (std::size_t i = 0; i < q.size(); ++i) changes_[i].q = q[i];
  }

  Table build(const Windows& windows) const {
    const bool for_people = is_for_people(session_.table.format);
    Table table;
    table.schema = "entente.trends/1";
    table.meta = window_meta(windows, request_.window);
    table.meta.emplace_back("metric", request_.by);
    table.meta.emplace_back("samples", std::int64_t{samples_});
    table.meta.emplace_back("seed", static_cast<std::int64_t>(session_.run.seed));
    if (for_people)
      table.columns = {{"from"},      {"to"},   {"actor"}, {"# then"}, {"# now"},
                       {"change", 1}, {"90 %"}, {"q"},     {""}};
    else
      table.columns = {{"from"},        {"to"},         {"id"},     {"label"},      {"type"},
                       {"rank_before"}, {"rank_after"}, {"change"}, {"change_low"}, {"change_high"},
                       {"p"},           {"q"},          {"verdict"}};
    std::size_t left_out = 0;
    for (const Change& change : changes_)
      if (for_people && !request_.all && change.by.low <= 0 && change.by.high >= 0)
        ++left_out;
      else
        table.rows.push_back(row(change, for_people));
    if (for_people) add_footer(windows, left_out, table);
    return table;
  }

 private:
  void choose_first(const WindowGraph& window) {
    const Snapshot& graph = window.graph.snapshot;
    const Ranking ranking = rank_scores(scores_of(measure_, window, session_));
    Ids& ids = first_.emplace_back();
    for (std::size_t i = 0, n = first_ones(ranking, request_.top); i < n; ++i)
      ids.insert(graph.nodes[ranking.order[i]].id);
  }

  // All that are looked at in a step from or to the window.
  Ids listed_in(std::size_t w) const {
    Ids ids = first_[w];
    const auto add = [&](const Ids& more) { ids.insert(more.begin(), more.end()); };
    if (w > 0) add(first_[w - 1]);
    if (w + 1 < first_.size()) add(first_[w + 1]);
    if (w == 0) add(first_.back());
    if (w + 1 == first_.size()) add(first_.front());
    return ids;
  }

  // One node more than the window has stands for all who are not named.
  void draw_samples(std::size_t w) {
    const Snapshot& graph = windows_[w].graph.snapshot;
    const Ids listed = listed_in(w);
    std::vector<Node> kept;
    for (const Node u : everyone(graph))
      if (listed.contains(graph.nodes[u].id)) kept.push_back(u);
    std::vector<Node> ranked = everyone(graph);
    SampledGraph sampled = sampled_graph(windows_[w].graph);
    ranked.push_back(static_cast<Node>(sampled.nodes++));
    kept.push_back(ranked.back());
    Samples drawn = sample_ranks(sampled, ranked, kept, score_by(measure_), samples_,
                                 run_of_window(session_.run, w));
    warn_of_samples(drawn.unconverged, samples_, windows_[w].name + ": ", session_);
    auto& ranks = drawn.ranks;
    nobody_.push_back(std::move(ranks.back()));
    auto& own = ranks_.emplace_back();
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
      own.emplace(graph.nodes[kept[i]].id, std::move(ranks[i]));
      info_.insert_or_assign(graph.nodes[kept[i]].id, &graph.nodes[kept[i]]);
    }
  }

  RanksThen ranks_of(std::size_t w, const std::string& id) const {
    const auto at = ranks_[w].find(id);
    return {at == ranks_[w].end() ? nobody_[w] : at->second, nobody_[w]};
  }

  // The greatest rise first, the deepest fall last.
  void add_step(std::size_t before, std::size_t after) {
    Ids ids = first_[before];
    ids.insert(first_[after].begin(), first_[after].end());
    const auto begin = static_cast<std::ptrdiff_t>(changes_.size());
    for (const std::string& id : ids) {
      session_.run.checkpoint();
      changes_.push_back(
          {before, after, id, rank_change(ranks_of(before, id), ranks_of(after, id)), 1});
    }
    std::ranges::stable_sort(changes_.begin() + begin, changes_.end(), std::greater(),
                             [](const Change& c) { return c.by.change; });
  }

  static std::string verdict(const Change& change) {
    if (change.q > false_discoveries) return {};
    return change.by.change > 0 ? "rises" : "falls";
  }

  Cell rank_cell(std::size_t w, const std::string& id, bool for_people) const {
    if (ranks_[w].contains(id)) return std::int64_t{ranks_[w].at(id).observed};
    return for_people ? Cell(std::string("–")) : Cell();
  }

  std::vector<Cell> row(const Change& change, bool for_people) const {
    const NodeInfo& info = *info_.at(change.id);
    const RankChange& by = change.by;
    std::vector<Cell> cells = {windows_[change.before].name, windows_[change.after].name};
    if (!for_people) cells.emplace_back(change.id);
    cells.emplace_back(info.label);
    if (!for_people)
      cells.emplace_back(info.type ? Cell(std::string(name_of(*info.type))) : Cell());
    cells.push_back(rank_cell(change.before, change.id, for_people));
    cells.push_back(rank_cell(change.after, change.id, for_people));
    if (for_people) {
      cells.emplace_back((by.change > 0 ? "+" : "") + fixed(by.change, 1));
      cells.emplace_back(fixed(by.low, 1) + " to " + fixed(by.high, 1));
    } else {
      for (const double value : {by.change, by.low, by.high, by.p}) cells.emplace_back(value);
    }
    cells.emplace_back(change.q);
    cells.emplace_back(verdict(change));
    return cells;
  }

  void add_footer(const Windows& windows, std::size_t left_out, Table& table) const {
    auto& footer = table.footer;
    footer.push_back("change = doublings of the rank by " + request_.by + " on " +
                     windows_.front().graph.layer +
                     " ties, +1 from rank 2 to 1; 90 % = interval of "
                     "it from " +
                     counted(samples_, "sample") + " of the documents");
    footer.push_back("q = share of false calls among changes as sure or surer; up to " +
                     fixed(false_discoveries, 1) + " is called a rise or a fall; – = not named");
    footer.push_back(window_note(windows));
    if (left_out > 0)
      footer.push_back(counted(left_out, "change") +
                       " not listed: the interval includes 0; --all lists all");
  }

  const TrendsRequest& request_;
  const std::vector<WindowGraph>& windows_;
  const Session& session_;
  const Measure& measure_;
  std::uint32_t samples_;
  std::vector<Ids> first_;                                  // by window
  std::vector<std::map<std::string, SampledRanks>> ranks_;  // by window, then id
  std::vector<SampledRanks> nobody_;                        // by window
  std::map<std::string, const NodeInfo*> info_;
  std::vector<Change> changes_;
};

}  // namespace

Table change_table(const TrendsRequest& request, const Windows& windows, const Session& session) {
  return ChangeTable(request, windows, session).build(windows);
}

Table window_rank_table(const TrendsRequest& request, const Windows& windows,
                        const Session& session) {
  const bool for_people = is_for_people(session.table.format);
  const Measure& measure = find_measure(request.by);
  Table table;
  table.schema = "entente.trends.ranks/1";
  table.meta = window_meta(windows, request.window);
  table.meta.emplace_back("metric", request.by);
  if (request.samples > 0) table.meta.emplace_back("samples", std::int64_t{request.samples});
  table.meta.emplace_back("seed", static_cast<std::int64_t>(session.run.seed));
  table.columns = {{"window"}, {"documents"}, {"actors"}, {for_people ? "#" : "rank"}};
  if (!for_people) table.columns.push_back({"id"});
  table.columns.push_back({for_people ? "actor" : "label"});
  table.columns.push_back({for_people ? "kind" : "type"});
  table.columns.push_back({request.by});
  const std::size_t k = request.top == 0 ? 10 : request.top;
  for (const Column& c : interval_columns(request.samples, k, for_people))
    table.columns.push_back(c);
  for (std::size_t w = 0; w < windows.graphs.size(); ++w) {
    const WindowGraph& window = windows.graphs[w];
    const Snapshot& graph = window.graph.snapshot;
    const std::vector<double> scores = scores_of(measure, window, session);
    const Ranking ranking = rank_scores(scores);
    RankIntervals intervals;
    if (request.samples > 0) {
      intervals = bootstrap_ranks(sampled_graph(window.graph), everyone(graph), score_by(measure),
                                  request.samples, k, run_of_window(session.run, w));
      warn_of_samples(intervals.unconverged, request.samples, window.name + ": ", session);
    }
    for (std::size_t i = 0, n = first_ones(ranking, request.top); i < n; ++i) {
      const Node u = ranking.order[i];
      auto& row = table.rows.emplace_back();
      row = {window.name, static_cast<std::int64_t>(graph.documents),
             static_cast<std::int64_t>(graph.nodes.size()), std::int64_t{ranking.rank[i]}};
      if (!for_people) row.emplace_back(graph.nodes[u].id);
      row.emplace_back(graph.nodes[u].label);
      row.emplace_back();
      if (graph.nodes[u].type) row.back() = std::string(name_of(*graph.nodes[u].type));
      row.emplace_back(scores[u]);
      if (request.samples > 0) add_interval(row, intervals, u, for_people);
    }
  }
  if (for_people) table.footer.push_back(window_note(windows));
  return table;
}

}  // namespace entente
