// Actors of a whole corpus: what their resolution adds to a build, and how it grows.
// By default up to 8,000 documents; ENTENTE_BENCH_DOCUMENTS=100000 sets the largest of
// four sizes. Times are seconds of the processor, so that they say little of what else runs:
// "processor" with reading and writing of rows, which is what a build pays, "in_memory" without.
// resolution_grows takes the sizes in turn, three times, and the least time of each, as a machine
// may be slow for minutes: "slope" is the exponent k of processor = c * documents^k fitted to
// them, "slope_in_memory" and "slope_weighed" those of in_memory and of the pairs of actors that
// were weighed, which no machine changes; "n_log_n" is what the same fit gives n log n, and
// "holds" and "holds_in_memory" are 1 where the first two are at most that.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
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

template <class Work>
double processor_of(Work work) {
  const Stopwatch watch;
  work();
  return watch.processor();
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
double slope(const std::map<double, double>& points) {
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

constexpr std::size_t parts[] = {8, 4, 2, 1};  // of the largest corpus

std::filesystem::path folder_of(std::size_t documents) {
  return std::filesystem::temp_directory_path() / ("entente-bench-" + std::to_string(documents));
}
std::string store_of(std::size_t documents) {
  return (folder_of(documents) / "case.entente").string();
}

double with_rows(Store& store) {
  return processor_of([&] {
    Transaction all(store.database());
    resolve_actors(store.database(), {});
    all.commit();
  });
}

// Builds once; then resolves the finished store again.
void actors_of_a_corpus(benchmark::State& state) {
  const auto documents = static_cast<std::size_t>(state.range(0));
  std::filesystem::create_directories(folder_of(documents));
  const std::string news = write_made_up_news(folder_of(documents).string(), documents);
  for (auto _ : state) {
    const Stopwatch watch;
    const BuildReport report = build_graph({news}, store_of(documents), {.fresh = true}, {});
    const double build = watch.seconds(), build_processor = watch.processor();
    Store store = Store::open_to_write(store_of(documents));
    const double processor = std::min(with_rows(store), with_rows(store));
    state.SetIterationTime(processor);
    state.counters["build"] = build;
    state.counters["added_percent"] = 100 * processor / (build_processor - processor);
    state.counters["actors"] = static_cast<double>(report.store.actors);
  }
}
BENCHMARK(actors_of_a_corpus)
    ->Apply([](auto* bench) {
      for (const std::size_t part : parts) bench->Arg(static_cast<std::int64_t>(largest() / part));
    }) -> Iterations(1) -> UseManualTime() -> Unit(benchmark::kSecond);

// Of the stores that actors_of_a_corpus has built; takes them away.
void resolution_grows(benchmark::State& state) {
  std::map<double, double> rows, memory, weighed, n_log_n;  // by documents
  const auto take_least = [](std::map<double, double>& times, double documents, double seconds) {
    const auto [at, fresh] = times.emplace(documents, seconds);
    at->second = std::min(at->second, seconds);
  };
  for (auto _ : state)
    for (int round = 0; round < 3; ++round)
      for (const std::size_t part : parts) {
        const std::size_t n = largest() / part;
        const auto documents = static_cast<double>(n);
        Store store = Store::open_to_write(store_of(n));
        take_least(rows, documents, with_rows(store));
        const EntityTable entities = read_entities(store.database());
        take_least(memory, documents, processor_of([&] {
                     benchmark::DoNotOptimize(resolve_corpus(entities.records));
                   }));
        n_log_n[documents] = documents * std::log(documents);
        if (round == 0) weighed[documents] = static_cast<double>(pairs_weighed(entities.records));
      }
  const double limit = slope(n_log_n);
  state.counters["processor"] = rows.rbegin()->second;
  state.counters["in_memory"] = memory.rbegin()->second;
  state.counters["slope"] = slope(rows);
  state.counters["slope_in_memory"] = slope(memory);
  state.counters["slope_weighed"] = slope(weighed);
  state.counters["n_log_n"] = limit;
  state.counters["holds"] = slope(rows) <= limit ? 1 : 0;
  state.counters["holds_in_memory"] = slope(memory) <= limit ? 1 : 0;
  for (const std::size_t part : parts) std::filesystem::remove_all(folder_of(largest() / part));
}
BENCHMARK(resolution_grows)->Iterations(1)->Unit(benchmark::kSecond);

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
