// Actors of a whole corpus: what their resolution adds to a build, and how it grows.
// By default up to 8,000 documents; ENTENTE_BENCH_DOCUMENTS=100000 sets the largest of
// four sizes. Times are seconds of the processor, each the least of three, so that they say
// little of what else runs: "processor" with reading and writing of rows, "in_memory" without.
// "slope" is the exponent k of processor = c * documents^k fitted to all sizes so far,
// "slope_in_memory" and "slope_weighed" those of in_memory and of the pairs of actors that were
// weighed, which no machine changes; "n_log_n" is what the same fit gives n log n, and
// "holds" is 1 where the first two are at most that.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/made_up_news.h"
#include "core/number.h"
#include "core/random.h"
#include "extract/actors/join.h"
#include "extract/resolve_corpus.h"
#include "graph/actors.h"
#include "graph/build.h"
#include "graph/entities.h"

namespace entente {
namespace {

std::size_t largest() {
  const char* wanted = std::getenv("ENTENTE_BENCH_DOCUMENTS");
  return wanted ? parse_number<std::size_t>(wanted).value_or(8'000) : 8'000;
}

// On the clock, and of the processors: the latter does not depend on what else runs.
struct Stopwatch {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::clock_t used = std::clock();

  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  double processor() const {
    return static_cast<double>(std::clock() - used) / static_cast<double>(CLOCKS_PER_SEC);
  }
};

// The least of three runs, in seconds of the processor.
template <class Work>
double least_processor(Work work) {
  double least = 0;
  for (int run = 0; run < 3; ++run) {
    const Stopwatch watch;
    work();
    least = run == 0 ? watch.processor() : std::min(least, watch.processor());
  }
  return least;
}

// The steps of resolve_corpus(), for how many pairs they weigh.
std::uint64_t pairs_weighed(const Records& records) {
  const Units units = make_units(records, {});
  Clusters clusters(units, {});
  Evidence evidence(units, clusters);
  Joining joining{units, clusters, evidence, {}};
  for (const auto step : {join_bodies, join_full_names, join_kinds, join_surnames, join_unnamed})
    step(joining);
  return evidence.weighed();
}

// Least squares on logarithms.
double slope(const std::vector<std::pair<double, double>>& points) {
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [documents, seconds] : points) {
    x += std::log(documents);
    y += std::log(seconds);
    xx += std::log(documents) * std::log(documents);
    xy += std::log(documents) * std::log(seconds);
  }
  const double n = static_cast<double>(points.size());
  return (n * xy - x * y) / (n * xx - x * x);
}

struct Growth {
  std::vector<std::pair<double, double>> processor, in_memory, weighed, n_log_n;
};

void count_growth(benchmark::State& state, Growth& growth, double processor, double in_memory,
                  std::uint64_t weighed) {
  const auto documents = static_cast<double>(state.range(0));
  growth.processor.emplace_back(documents, processor);
  growth.in_memory.emplace_back(documents, in_memory);
  growth.weighed.emplace_back(documents, static_cast<double>(weighed));
  growth.n_log_n.emplace_back(documents, documents * std::log(documents));
  state.counters["processor"] = processor;
  state.counters["in_memory"] = in_memory;
  state.counters["weighed"] = static_cast<double>(weighed);
  if (growth.processor.size() < 2) return;
  const double limit = slope(growth.n_log_n);
  state.counters["slope"] = slope(growth.processor);
  state.counters["slope_in_memory"] = slope(growth.in_memory);
  state.counters["slope_weighed"] = slope(growth.weighed);
  state.counters["n_log_n"] = limit;
  state.counters["holds"] =
      slope(growth.processor) <= limit && slope(growth.in_memory) <= limit ? 1 : 0;
}

// Builds once; then resolves the finished store again, with reading and writing of
// rows and in memory alone.
void actors_of_a_corpus(benchmark::State& state) {
  namespace fs = std::filesystem;
  const auto documents = static_cast<std::size_t>(state.range(0));
  const fs::path folder =
      fs::temp_directory_path() / ("entente-bench-" + std::to_string(documents));
  fs::create_directories(folder);
  const std::string news = write_made_up_news(folder.string(), documents);
  static Growth growth;
  for (auto _ : state) {
    const std::string path = (folder / "case.entente").string();
    const Stopwatch watch;
    const BuildReport report = build_graph({news}, path, {.fresh = true}, {});
    const double build = watch.seconds(), build_processor = watch.processor();
    Store store = Store::open_to_write(path);
    const double processor = least_processor([&] {
      Transaction all(store.database());
      resolve_actors(store.database(), {});
      all.commit();
    });
    const EntityTable entities = read_entities(store.database());
    const double in_memory =
        least_processor([&] { benchmark::DoNotOptimize(resolve_corpus(entities.records)); });
    count_growth(state, growth, processor, in_memory, pairs_weighed(entities.records));
    state.SetIterationTime(processor);
    state.counters["build"] = build;
    state.counters["added_percent"] = 100 * processor / (build_processor - processor);
    state.counters["entities"] = static_cast<double>(entities.records.size());
    state.counters["actors"] = static_cast<double>(report.store.actors);
  }
  fs::remove_all(folder);
}
BENCHMARK(actors_of_a_corpus)
    ->Apply([](auto* bench) {
      for (const std::size_t part : {8u, 4u, 2u, 1u})
        bench->Arg(static_cast<std::int64_t>(largest() / part));
    }) -> Iterations(1) -> UseManualTime() -> Unit(benchmark::kSecond);

// The hardest corpus: every document tells of a John Smith, one in three of a Smith, with
// roles at odds and company that says nothing.
void one_name_for_all(benchmark::State& state) {
  static const std::vector<std::string> roles = {"President of Peru", "goalkeeper", "painter",
                                                 "Governor of Chile", "bishop",     "physicist"};
  std::vector<EntityRecord> told;
  for (std::int64_t document = 0; document < state.range(0); ++document) {
    Random random(3, static_cast<std::uint64_t>(document));
    const auto add = [&](std::uint32_t entity, const std::string& name) {
      EntityRecord r;
      r.document_key = std::to_string(document);
      r.entity = entity;
      r.name = name;
      r.mentions = 1;
      r.surfaces = {name};
      if (random.below(2) == 0) r.roles = {roles[random.below(roles.size())]};
      told.push_back(std::move(r));
    };
    add(0, "John Smith");
    if (document % 3 == 0) add(1, "Smith");
    add(2, "Anna Person" + std::to_string(random.below(1000)));
  }
  const Records records(told);
  for (auto _ : state) benchmark::DoNotOptimize(resolve_corpus(records));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(one_name_for_all)
    ->RangeMultiplier(2)
    ->Range(2'500, 20'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oNLogN);

}  // namespace
}  // namespace entente
