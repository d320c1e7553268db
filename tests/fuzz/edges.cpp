// Any edge list is refused with a place or gives finite scores for every measure.

#include <cmath>

#include "algorithms/measure.h"
#include "algorithms/partition.h"
#include "graph/edge_list.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;  // exact betweenness is quadratic
  const std::string path = fuzz::file_with(fuzz::text_of(data, size), ".csv");
  const Run run{.threads = 1};
  try {
    const Snapshot snapshot = read_edge_list(path, {}, run);
    const std::size_t n = snapshot.graph.nodes();
    fuzz::must(snapshot.nodes.size() == n);
    for (const Measure* measure : all_measures()) {
      const Scores scores = compute(*measure, snapshot.graph, {}, run);
      fuzz::must(scores.values.size() == n);
      for (const double value : scores.values) fuzz::must(std::isfinite(value));
    }
    for (const CommunityMethod* method : all_community_methods()) {
      const Partition found = method->detect(snapshot.graph, {.runs = 1}, run);
      fuzz::must(found.group.size() == n && found.quality > -1e-9);  // rounding
    }
  } catch (const Error& error) {
    fuzz::must(error.kind() == ErrorKind::input);
  }
  ::unlink(path.c_str());
  return 0;
}
