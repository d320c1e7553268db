// The names tagger: tokens a second from token strings to tags, megabytes a second
// from raw text, time to load. The text is made of templates over invented and known
// names with a long tail of rare words, so that tables are used as news uses them.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/parallel.h"
#include "core/random.h"
#include "extract/name_taggers.h"
#include "extract/pretokenized.h"
#include "extract/tag_text.h"

namespace entente {
namespace {

// A word of rank r is drawn with a probability of about 1 / r.
std::string drawn_word(Random& random, bool capital) {
  const double rank = 1 / (random.unit() + 1e-5);
  auto number = static_cast<std::uint64_t>(rank * 3);
  std::string word;
  for (int i = 0; i < 3 || number > 0; ++i, number /= 17) {
    word += "bcdfglmnprstvwhkz"[number % 17];
    word += "aeiou"[(number + static_cast<std::uint64_t>(i)) % 5];
  }
  if (capital) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::vector<std::string> drawn_sentence(Random& random) {
  static const std::vector<std::string> small = {"the", "of",   "to",   "in",   "a",    "and",
                                                 "on",  "said", "that", "with", "from", "has"};
  static const std::vector<std::string> names = {"Angela", "Merkel",  "Moscow", "Russia",
                                                 "French", "Council", "United", "Nations",
                                                 "John",   "Smith",   "U.S.",   "Monday"};
  std::vector<std::string> out;
  for (std::uint64_t k = 8 + random.below(30); k > 0; --k) {
    const std::uint64_t kind = random.below(100);
    if (kind < 40)
      out.push_back(small[random.below(small.size())]);
    else if (kind < 50)
      out.push_back(names[random.below(names.size())]);
    else if (kind < 90)
      out.push_back(drawn_word(random, kind < 55));
    else
      out.push_back(kind < 96 ? "," : std::to_string(random.below(3000)));
  }
  out.push_back(".");
  return out;
}

constexpr std::size_t documents = 800;

const std::string& token_lines() {
  static const std::string lines = [] {
    std::string out;
    for (std::size_t d = 0; d < documents; ++d) {
      Random random(1, d);
      out += "-DOCSTART-\n\n";
      for (int s = 0; s < 20; ++s) {
        for (const std::string& token : drawn_sentence(random)) out += token + "\n";
        out += "\n";
      }
    }
    return out;
  }();
  return lines;
}

const std::vector<std::string>& raw_texts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> out(documents);
    for (std::size_t d = 0; d < documents; ++d) {
      Random random(1, d);
      for (int s = 0; s < 20; ++s) {
        for (const std::string& token : drawn_sentence(random))
          out[d] += (out[d].empty() || token == "," || token == "." ? "" : " ") + token;
        if (s % 4 == 3) out[d] += "\n\n";
      }
    }
    return out;
  }();
  return texts;
}

entente::Run threads_of(const benchmark::State& state) {
  return {.threads = static_cast<int>(state.range(0))};
}

// The whole way of `entente tag --pretokenized`: lines in, lines out.
void tag_token_lines(benchmark::State& state) {
  const entente::Run run = threads_of(state);
  NameTaggers taggers(NamesModel::instance());
  std::int64_t tokens = 0;
  for (auto _ : state) {
    std::string_view left = token_lines();
    TokenStream stream(
        [&left] {
          const Piece piece{left.substr(0, 1 << 17), std::nullopt};
          left.remove_prefix(piece.bytes.size());
          return piece;
        },
        "bench", std::size_t{4} << 20);
    while (const auto batch = stream.next()) {
      const auto& read = batch->documents;
      std::string all;
      parallel_in_order(
          read.size(), run,
          [&](std::size_t i) {
            return taggers.borrow([&](NameTagger& one) { return tag_document(one, read[i]); });
          },
          [&](const std::string& out) { all += out; });
      benchmark::DoNotOptimize(all.data());
      for (const TokenDocument& document : read)
        for (const SentenceTokens& sentence : document.sentences)
          tokens += static_cast<std::int64_t>(sentence.size());
    }
  }
  state.SetItemsProcessed(tokens);
}
BENCHMARK(tag_token_lines)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

// What of that is done by one thread alone: the lines read, nothing tagged.
void read_token_lines(benchmark::State& state) {
  for (auto _ : state) {
    TokenStream stream(stream_of(token_lines()), "bench", std::size_t{4} << 20);
    while (const auto batch = stream.next()) benchmark::DoNotOptimize(batch->documents.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(token_lines().size()));
}
BENCHMARK(read_token_lines)->Unit(benchmark::kMillisecond);

void tag_raw_text(benchmark::State& state) {
  const entente::Run run = threads_of(state);
  NameTaggers taggers(NamesModel::instance());
  const std::vector<std::string>& texts = raw_texts();
  std::int64_t bytes = 0;
  for (auto _ : state) {
    std::string all;
    parallel_in_order(
        texts.size(), run,
        [&](std::size_t i) {
          const TaggedText tagged =
              taggers.borrow([&](NameTagger& one) { return tag_text(one, texts[i]); });
          return names_as_json(texts[i], tagged, "");
        },
        [&](const std::string& out) { all += out; });
    benchmark::DoNotOptimize(all.data());
    for (const std::string& text : texts) bytes += static_cast<std::int64_t>(text.size());
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(tag_raw_text)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void load_names_model(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(NamesModel::load(ENTENTE_SOURCE_DIR "/data/names.bin"));
}
BENCHMARK(load_names_model)->Unit(benchmark::kMillisecond);

// Of a short text by a tagger that knows no word yet.
void tag_one_sentence_cold(benchmark::State& state) {
  const std::string text = "Angela Merkel met French envoys in Moscow on Monday.";
  for (auto _ : state) {
    NameTagger tagger(NamesModel::instance());
    benchmark::DoNotOptimize(tag_text(tagger, text));
  }
}
BENCHMARK(tag_one_sentence_cold)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace entente
