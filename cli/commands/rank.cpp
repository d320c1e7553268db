#include <algorithm>
#include <cmath>
#include <memory>

#include "algorithms/components.h"
#include "algorithms/measure.h"
#include "algorithms/random_walk.h"
#include "algorithms/ranking.h"
#include "cli/case.h"
#include "cli/open.h"
#include "cli/rank_intervals.h"
#include "cli/relations.h"
#include "core/nearest.h"
#include "core/number.h"

namespace entente {
namespace {

using Settings = std::vector<std::pair<std::string, double>>;

struct RankRequest {
  GraphArgument graph;
  std::string by = "pagerank";
  std::vector<std::string> set, types, compare;
  std::vector<std::string> near;  // --for
  std::size_t top = 20;
  bool per_component = false;
  std::uint32_t samples = 0;  // --bootstrap
};

// One score a node, of one measure on one layer.
struct ScoreColumn {
  const Measure* measure = nullptr;
  Settings settings;
  std::string layer;
  Scores scores;
};

Settings settings_of(const std::vector<std::string>& given) {
  Settings settings;
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    std::optional<double> value;
    if (equals != std::string::npos) {
      const std::string_view word = std::string_view(text).substr(equals + 1);
      value = word == "yes" ? 1 : word == "no" ? 0 : parse_number<double>(word);
    }
    if (!value || !std::isfinite(*value))
      throw Error(ErrorKind::usage,
                  "--set " + text + ": write name=number, such as damping=0.9, or yes or no");
    settings.emplace_back(text.substr(0, equals), *value);
  }
  return settings;
}

// The measure on each component by itself: scores of different components do not meet.
Scores compute_by_component(const Measure& measure, const Csr& g, const Components& components,
                            const Settings& settings, const Run& run) {
  std::vector<std::vector<Node>> members(components.count());
  for (std::size_t u = 0; u < g.nodes(); ++u)
    members[components.of[u]].push_back(static_cast<Node>(u));
  Scores all;
  all.values.resize(g.nodes());
  for (const std::vector<Node>& part : members) {
    const Scores scores = compute(measure, subgraph(g, part), settings, run);
    for (std::size_t i = 0; i < part.size(); ++i) all.values[part[i]] = scores.values[i];
    all.converged = all.converged && scores.converged;
    all.iterations = std::max(all.iterations, scores.iterations);
    all.residual = std::max(all.residual, scores.residual);
  }
  return all;
}

std::string described(const ScoreColumn& column) {
  std::string text(column.measure->name);
  std::string parameters;
  for (const Param& p : column.measure->params) {
    const auto it = std::find_if(column.settings.begin(), column.settings.end(),
                                 [&](const auto& s) { return s.first == p.name; });
    parameters += (parameters.empty() ? "" : ", ") + std::string(p.name) + " " +
                  text_of(p, it == column.settings.end() ? p.fallback : it->second);
  }
  return parameters.empty() ? text : text + " (" + parameters + ")";
}

// Ten cells, in eighths.
std::string bar(double share) {
  static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto length = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 80));
  std::string text;
  for (std::size_t i = 0; i < length / 8; ++i) text += "█";
  return text + eighths[length % 8];
}

class RankTable {
 public:
  RankTable(const RankRequest& request, const Session& session)
      : request_(request),
        session_(session),
        layers_(open_layers(request.graph, session, request.samples > 0)),
        first_(layers_.front().snapshot) {
    if (request.per_component) components_ = connected_components(first_.graph);
    choose_wanted();
    compute_columns();
    choose_nodes();
    if (request.samples > 0) draw_samples();
  }

  Table build() {
    for_people_ = is_for_people(session_.table.format);
    add_meta();
    add_columns();
    const std::size_t groups = request_.per_component ? components_.count() : 1;
    for (std::size_t c = 0; c < groups; ++c) add_rows(c);
    if (for_people_) add_footer();
    return std::move(table_);
  }

 private:
  // One share for each actor of --for.
  void choose_wanted() {
    if (request_.near.empty()) return;
    if (request_.by != "pagerank" || !request_.compare.empty() || request_.per_component)
      throw Error(ErrorKind::usage,
                  "--for is for --by pagerank alone: a walk that begins anew at the actors named");
    wanted_.resize(first_.nodes.size());
    const auto named = named_nodes(first_);
    for (const std::string& name : request_.near)
      wanted_[node_of(first_, find_actor(named, name, first_.source).key)] = 1;
  }

  void compute_columns() {
    std::vector<std::string> names = request_.compare;
    if (names.empty()) names.push_back(request_.by);
    const Settings settings = settings_of(request_.set);
    for (const std::string& name : names)
      for (const LayerGraph& layer : layers_) {
        ScoreColumn column{&find_measure(name), {}, layer.layer, {}};
        for (const auto& s : settings)
          if (names.size() == 1 || has_parameter(*column.measure, s.first))
            column.settings.push_back(s);
        column.scores = scores_of(*column.measure, column.settings, layer.snapshot.graph);
        if (!column.scores.converged)
          session_.warn(name + " did not converge after " +
                        std::to_string(column.scores.iterations) + " iterations (residual " +
                        shortest(column.scores.residual) + ")");
        columns_.push_back(std::move(column));
      }
    // Betweenness beside the ranking, where it is affordable: brokers stand out next to it.
    const auto arcs = static_cast<double>(first_.graph.arcs());
    const bool affordable = arcs * static_cast<double>(first_.graph.nodes()) < 1e9;
    if (columns_.size() == 1 && affordable && columns_[0].measure->name != "betweenness")
      between_ = scores_of(measures::betweenness, {{"normalized", 1}}, first_.graph).values;
  }

  static bool has_parameter(const Measure& measure, const std::string& name) {
    return std::ranges::find(measure.params, name, &Param::name) != measure.params.end();
  }

  Scores scores_of(const Measure& measure, const Settings& settings, const Csr& graph) const {
    if (!wanted_.empty() && measure.name == "pagerank")
      return personalized_pagerank(graph, wanted_, parameters_of(measure, settings)[0],
                                   session_.run);
    return request_.per_component
               ? compute_by_component(measure, graph, components_, settings, session_.run)
               : compute(measure, graph, settings, session_.run);
  }

  std::size_t top_k() const { return request_.top == 0 ? 10 : request_.top; }

  void draw_samples() {
    if (columns_.size() > 1 || request_.per_component || !wanted_.empty())
      throw Error(ErrorKind::usage,
                  "--bootstrap ranks by one measure on one layer: leave out --compare, --for, "
                  "--per-component and further --on");
    const ScoreColumn& column = columns_.front();
    const auto score = [&](const Csr& graph, const Run& run) {
      return compute(*column.measure, graph, column.settings, run);
    };
    intervals_ = bootstrap_ranks(sampled_graph(layers_.front()), chosen_, score, request_.samples,
                                 top_k(), session_.run);
    warn_of_samples(intervals_.unconverged, request_.samples, "", session_);
  }

  void choose_nodes() {
    std::vector<ActorType> types;
    for (const std::string& name : request_.types) {
      const auto type = named<ActorType>(name);
      if (!type)
        throw Error(ErrorKind::usage,
                    "--type " + name + ": there are person, state, organization, media, group");
      types.push_back(*type);
    }
    for (std::size_t u = 0; u < first_.nodes.size(); ++u) {
      const auto& type = first_.nodes[u].type;
      has_types_ = has_types_ || type.has_value();
      has_sentences_ = has_sentences_ || first_.nodes[u].sentences > 0;
      if (types.empty() || (type && std::ranges::find(types, *type) != types.end()))
        chosen_.push_back(static_cast<Node>(u));
    }
  }

  std::string name_of_column(const ScoreColumn& column) const {
    std::string name(column.measure->name);
    if (for_people_ && columns_.size() == 1 && name == "pagerank")
      name = wanted_.empty() ? "influence" : "nearness";
    return layers_.size() > 1 ? name + " " + column.layer : name;
  }

  void add_meta() {
    table_.schema = "entente.rank/1";
    auto& meta = table_.meta;
    meta.emplace_back("graph", first_.title);
    meta.emplace_back("digest", first_.digest);
    meta.emplace_back("metric", std::string(columns_[0].measure->name));
    for (const Param& p : columns_[0].measure->params) {
      const auto it = std::find_if(columns_[0].settings.begin(), columns_[0].settings.end(),
                                   [&](const auto& s) { return s.first == p.name; });
      const double value = it == columns_[0].settings.end() ? p.fallback : it->second;
      meta.emplace_back(std::string(p.name), p.is_switch ? Cell(value != 0) : Cell(value));
    }
    std::string near;
    for (std::size_t u = 0; u < wanted_.size(); ++u)
      if (wanted_[u] > 0) near += (near.empty() ? "" : ", ") + first_.nodes[u].label;
    if (!near.empty()) meta.emplace_back("for", near);
    meta.emplace_back("layer", columns_[0].layer);
    meta.emplace_back("weights", first_.weights_note);
    meta.emplace_back("actors", static_cast<std::int64_t>(first_.nodes.size()));
    meta.emplace_back("ties", static_cast<std::int64_t>(first_.graph.edges()));
    meta.emplace_back("seed", static_cast<std::int64_t>(session_.run.seed));
    if (request_.samples > 0) {
      meta.emplace_back("samples", std::int64_t{request_.samples});
      meta.emplace_back("documents", std::int64_t{layers_.front().shares.documents});
    }
    bool converged = true;
    int iterations = 0;
    double residual = 0;
    for (const ScoreColumn& c : columns_) {
      converged = converged && c.scores.converged;
      iterations = std::max(iterations, c.scores.iterations);
      residual = std::max(residual, c.scores.residual);
    }
    meta.emplace_back("converged", converged);
    meta.emplace_back("iterations", std::int64_t{iterations});
    meta.emplace_back("residual", residual);
  }

  void add_columns() {
    auto& columns = table_.columns;
    if (request_.per_component) columns.push_back({"component"});
    columns.push_back({for_people_ ? "#" : "rank"});
    if (!for_people_) columns.push_back({"id"});
    columns.push_back({for_people_ ? "actor" : "label"});
    if (has_types_) columns.push_back({for_people_ ? "kind" : "type"});
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      columns.push_back({name_of_column(columns_[i])});
      if (i > 0) columns.push_back({for_people_ ? "#" : "rank of " + name_of_column(columns_[i])});
    }
    if (!between_.empty()) columns.push_back({for_people_ ? "between." : "betweenness"});
    columns.push_back({for_people_ ? "ties" : "degree"});
    if (has_sentences_) columns.push_back({"sentences"});
    for (const Column& c : interval_columns(request_.samples, top_k(), for_people_))
      columns.push_back(c);
    if (for_people_) columns.push_back({"", 3, true});
  }

  // The chosen nodes of one component (or of the graph), ranked by the first column.
  void add_rows(std::size_t component) {
    std::vector<Node> nodes;
    for (const Node u : chosen_)
      if (!request_.per_component || components_.of[u] == component) nodes.push_back(u);
    std::vector<Ranking> rankings;
    std::vector<std::vector<std::uint32_t>> ranks;  // by column, then by place in `nodes`
    for (const ScoreColumn& column : columns_) {
      std::vector<double> values;
      for (const Node u : nodes) values.push_back(column.scores.values[u]);
      rankings.push_back(rank_scores(values));
      ranks.push_back(ranks_by_node(rankings.back()));
    }
    const std::size_t shown =
        request_.top == 0 ? nodes.size() : std::min(request_.top, nodes.size());
    const double best = nodes.empty() ? 0 : columns_[0].scores.values[nodes[rankings[0].order[0]]];
    for (std::size_t i = 0; i < shown; ++i) {
      const Node place = rankings[0].order[i];
      const Node u = nodes[place];
      std::vector<Cell>& row = table_.rows.emplace_back();
      const NodeInfo& info = first_.nodes[u];
      if (request_.per_component) row.emplace_back(static_cast<std::int64_t>(component + 1));
      row.emplace_back(std::int64_t{rankings[0].rank[i]});
      if (!for_people_) row.emplace_back(info.id);
      row.emplace_back(info.label);
      if (has_types_) row.emplace_back();
      if (info.type) row.back() = std::string(name_of(*info.type));
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        row.emplace_back(columns_[c].scores.values[u]);
        if (c > 0) row.emplace_back(std::int64_t{ranks[c][place]});
      }
      if (!between_.empty()) row.emplace_back(between_[u]);
      row.emplace_back(static_cast<std::int64_t>(first_.graph.degree(u)));
      if (has_sentences_) row.emplace_back(std::int64_t{info.sentences});
      if (request_.samples > 0) add_interval(row, intervals_, place, for_people_);
      if (for_people_)
        row.emplace_back(best > 0 ? bar(columns_[0].scores.values[u] / best) : std::string());
    }
    left_out_ += nodes.size() - shown;
  }

  void add_footer() {
    for (const ScoreColumn& c : columns_)
      table_.footer.push_back(
          name_of_column(c) + " = " + described(c) + " on " +
          (layers_.size() > 1 ? c.layer + " ties, " : "") + first_.weights_note + ", " +
          counted(first_.nodes.size(), "actor") +
          (c.scores.iterations > 0
               ? ", converged: " + std::string(c.scores.converged ? "yes" : "no")
               : ""));
    if (request_.samples > 0)
      table_.footer.push_back(interval_note(request_.samples, layers_.front().shares.documents));
    if (left_out_ > 0) table_.footer.push_back(grouped(left_out_) + " more; --top 0 lists all");
    if (has_sentences_ && !table_.rows.empty()) {
      const std::size_t label = request_.per_component ? 2 : 1;
      table_.footer.push_back("next: entente evidence " + first_.source + " \"" +
                              std::get<std::string>(table_.rows[0][label]) + "\"");
    }
  }

  const RankRequest& request_;
  const Session& session_;
  std::vector<LayerGraph> layers_;
  const Snapshot& first_;
  Components components_;
  std::vector<ScoreColumn> columns_;
  std::vector<double> between_;
  RankIntervals intervals_;
  std::vector<Node> chosen_;
  std::vector<double> wanted_;  // one per node, empty without --for
  bool has_types_ = false, has_sentences_ = false, for_people_ = true;
  std::size_t left_out_ = 0;
  Table table_;
};

}  // namespace

void command_rank(Command app, Session& session) {
  Command command =
      add_command(app, "rank", "List the actors by influence, and say by which measure",
                  "entente rank case.entente --top 20\n"
                  "entente rank case.entente --by betweenness --type person --json\n"
                  "entente rank case.entente --bootstrap 200\n"
                  "entente rank case.entente --compare pagerank,betweenness,degree\n"
                  "entente rank ties.edges --by eigenvector\n"
                  "entente rank case.entente --for Dahl");
  const auto request = std::make_shared<RankRequest>();
  add_graph_argument(command, request->graph);
  command.add_option("--by", request->by, "Measure; 'entente measures' lists them");
  command.add_option("--set", request->set, "A measure's parameter, such as damping=0.9");
  command.add_option("--for", request->near, "PageRank as seen from these actors: who is near them")
      .value_name("ACTOR")
      .split_at(',');
  command.add_option("--compare", request->compare, "Several measures side by side").split_at(',');
  command.add_option("--type", request->types, "Only actors of these kinds: person,state,...")
      .split_at(',');
  command.add_option("--top", request->top, "How many to list (default 20, 0 for all)");
  command
      .add_option("--bootstrap", request->samples,
                  "How sure the ranks are: so many samples of the documents; 200 is enough")
      .value_name("N")
      .in_range(20, 100000);
  command.add_flag("--per-component", request->per_component,
                   "Rank each connected part of the graph by itself");
  command.action([request, &session] { session.print(RankTable(*request, session).build()); });
}

}  // namespace entente
