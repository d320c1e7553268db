#include <algorithm>
#include <map>
#include <set>

#include "algorithms/community_match.h"
#include "algorithms/partition.h"
#include "algorithms/ranking.h"
#include "cli/trends.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::size_t least_members = 3;
constexpr int starts = 100;  // as `communities` has

// A community of one window: its nodes there, strongest first.
using Nodes = std::vector<Node>;

std::vector<Nodes> communities_of(const Csr& graph, const CommunityMethod& method, const Run& run) {
  const Partition found = method.detect(graph, {.runs = starts}, run);
  std::vector<double> strength(graph.nodes(), 0);
  for (Node u = 0; u < graph.nodes(); ++u)
    for (const double weight : graph.weights(u)) strength[u] += weight;
  std::vector<Nodes> all;
  for (const Node u : rank_scores(strength).order) {
    if (found.group[u] >= all.size()) all.resize(found.group[u] + std::size_t{1});
    all[found.group[u]].push_back(u);
  }
  std::erase_if(all, [](const Nodes& nodes) { return nodes.size() < least_members; });
  return all;
}

std::string top_actors(const Nodes& nodes, const Snapshot& graph) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, nodes.size()); ++i)
    text += (i > 0 ? " · " : "") + graph.nodes[nodes[i]].label;
  return text;
}

std::string word_for(Fate fate) {
  switch (fate) {
    case Fate::born:
      return "begins";
    case Fate::continues:
      return "continues";
    case Fate::splits_off:
      return "splits off";
    case Fate::merges:
      return "merges";
    case Fate::ends:
      break;
  }
  return "ends";
}

std::string numbers(const std::vector<std::uint32_t>& from) {
  std::string text;
  for (const std::uint32_t number : from)
    text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

struct Row {
  std::string window;
  CommunityLife life;
  std::size_t actors = 0;
  std::string top;
};

// The nodes of all windows, numbered as they come.
class Everyone {
 public:
  std::vector<Node> of(const Snapshot& graph) {
    std::vector<Node> numbers;
    for (const NodeInfo& info : graph.nodes)
      numbers.push_back(number_.emplace(info.id, static_cast<Node>(number_.size())).first->second);
    return numbers;
  }

 private:
  std::map<std::string, Node> number_;
};

std::vector<Row> history(const TrendsRequest& request, const Windows& windows, const Run& run) {
  const CommunityMethod& method = find_community_method(request.method);
  CommunityHistory follow(request.match);
  Everyone everyone;
  std::map<std::uint32_t, std::string> top;  // by number, as last seen
  std::vector<Row> rows;
  for (const WindowGraph& window : windows.graphs) {
    const Snapshot& graph = window.graph.snapshot;
    std::vector<Node> present = everyone.of(graph);
    const std::vector<Nodes> found = communities_of(graph.graph, method, run);
    std::vector<Members> members;
    for (const Nodes& nodes : found) {
      Members& own = members.emplace_back();
      for (const Node u : nodes) own.push_back(present[u]);
      std::sort(own.begin(), own.end());
    }
    std::sort(present.begin(), present.end());
    const auto lives = follow.step(members, present);
    for (std::size_t i = 0; i < lives.size(); ++i) {
      const bool is_here = i < found.size();
      if (is_here) top[lives[i].number] = top_actors(found[i], graph);
      rows.push_back({window.name, lives[i], is_here ? found[i].size() : 0, top[lives[i].number]});
    }
  }
  return rows;
}

// Those that only begin and end tell no story.
std::set<std::uint32_t> of_one_window(const std::vector<Row>& rows) {
  std::set<std::uint32_t> lasting, all;
  for (const Row& row : rows) {
    all.insert(row.life.number);
    if (row.life.fate == Fate::born || row.life.fate == Fate::ends) continue;
    lasting.insert(row.life.number);
    lasting.insert(row.life.from.begin(), row.life.from.end());
  }
  std::erase_if(all, [&](std::uint32_t number) { return lasting.contains(number); });
  return all;
}

}  // namespace

Table community_history_table(const TrendsRequest& request, const Windows& windows,
                              const Session& session) {
  const bool for_people = is_for_people(session.table.format);
  const std::vector<Row> rows = history(request, windows, session.run);
  const std::set<std::uint32_t> short_lived = of_one_window(rows);
  Table table;
  table.schema = "entente.trends.communities/1";
  table.meta = window_meta(windows, request.window);
  table.meta.emplace_back("method", request.method);
  table.meta.emplace_back("match", request.match);
  table.meta.emplace_back("seed", static_cast<std::int64_t>(session.run.seed));
  table.columns = {{"window"},
                   {for_people ? "#" : "community"},
                   {for_people ? "" : "event"},
                   {"from"},
                   {"jaccard", 2},
                   {"shared"},
                   {"actors"},
                   {"top actors"}};
  for (const Row& row : rows) {
    if (for_people && !request.all && short_lived.contains(row.life.number)) continue;
    const bool has_before = !row.life.from.empty();
    table.rows.push_back({row.window, std::int64_t{row.life.number}, word_for(row.life.fate),
                          numbers(row.life.from), has_before ? Cell(row.life.jaccard) : Cell(),
                          has_before ? Cell(std::int64_t{row.life.shared}) : Cell(),
                          row.actors > 0 ? Cell(static_cast<std::int64_t>(row.actors)) : Cell(),
                          row.top});
  }
  if (!for_people) return table;
  table.footer.push_back(
      "jaccard = actors of both communities to actors of either, among those whom "
      "both windows name; " +
      shortest(request.match) + " or more, and two of both, is a match");
  table.footer.push_back(window_note(windows) + "; communities of " +
                         std::to_string(least_members) + " actors or more, by " + request.method);
  if (!request.all && !short_lived.empty())
    table.footer.push_back(grouped(short_lived.size()) +
                           (short_lived.size() == 1 ? " community" : " communities") +
                           " of one window not listed; --all lists them");
  return table;
}

}  // namespace entente
