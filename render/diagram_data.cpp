#include <algorithm>

#include "algorithms/components.h"
#include "algorithms/measure.h"
#include "algorithms/partition.h"
#include "core/number.h"
#include "render/diagram.h"

namespace entente {

Scores influence_of(const Csr& graph, const Run& run) {
  Scores scores = compute(find_measure("pagerank"), graph, {}, run);
  const Components parts = connected_components(graph);
  // PageRank gives every part its share of actors, so two actors on their own
  // stand high; the share taken once more puts them where a reader expects them.
  for (std::size_t i = 0; i < scores.values.size(); ++i)
    scores.values[i] *= static_cast<double>(parts.size[parts.of[i]]) /
                        static_cast<double>(std::max<std::size_t>(parts.size[0], 1));
  return scores;
}

DiagramData diagram_data(const Snapshot& snapshot, const Run& run) {
  DiagramData data;
  const Measure& pagerank = find_measure("pagerank");
  data.influence = influence_of(snapshot.graph, run).values;
  const Components parts = connected_components(snapshot.graph);
  data.influence_name = "PageRank";
  data.influence_note = "Influence = weighted PageRank";
  for (std::size_t i = 0; i < pagerank.params.size(); ++i)
    if (pagerank.params[i].name == "damping")
      data.influence_note += " (damping " + shortest(pagerank.params[i].fallback) + ")";
  if (parts.count() > 1) data.influence_note += ", scaled by the size of an actor's component";
  if (snapshot.nodes.empty()) return data;
  const Partition groups =
      find_community_method("leiden").detect(snapshot.graph, CommunityOptions{}, run);
  data.group = groups.group;
  data.group_note = "communities = Leiden, modularity " + fixed(groups.quality, 3);
  return data;
}

}  // namespace entente
