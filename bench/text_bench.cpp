#include <string>

#include <benchmark/benchmark.h>

#include "extract/tokenize.h"
#include "graph/build.h"

namespace entente {
namespace {

void tokenize_news(benchmark::State& state) {
  std::string text;
  while (text.size() < 1'000'000)
    text +=
        "U.S. Secretary of State Anna Marten met Gen. Ivo Klassen in Geneva on Friday. \"We will "
        "not wait,\" she said.\n\nThe Foreign Ministry denied that talks had been called off.\n\n";
  for (auto _ : state) benchmark::DoNotOptimize(tokenize(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(tokenize_news)->Unit(benchmark::kMillisecond);

void build_the_example(benchmark::State& state) {
  const std::vector<std::string> paths{ENTENTE_SOURCE_DIR "/examples/crisis"};
  for (auto _ : state)
    benchmark::DoNotOptimize(build_in_memory(paths, {}, entente::Run{.threads = 1}));
}
BENCHMARK(build_the_example)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente
