// The names model: its file, its tables, labels and word forms.

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "core/random.h"
#include "extract/names/word_traits.h"
#include "tests/names_sample.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

NamesModelParts some_parts() {
  NamesModelParts parts = sample_parts(5, "boris\tgiven\nnew delhi\tcity\n");
  Random random(9, 0);
  for (int i = 0; i < 500; ++i) {
    parts.keys.push_back(random());
    LabelWeights weights;
    for (auto& weight : weights)
      weight = static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
    parts.weights.push_back(weights);
  }
  parts.description = "{\"sets\":\"none\"}";
  return parts;
}

std::string refusal(const std::string& bytes) {
  try {
    const NamesModel model(bytes, "m.bin", true);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return "accepted";
}

TEST(NamesModel, ReadsWhatWasWritten) {
  const NamesModelParts parts = some_parts();
  const SampleModel sample(parts);
  EXPECT_EQ(sample.model.feature_count(), parts.keys.size());
  EXPECT_EQ(sample.model.description(), parts.description);
  for (std::size_t i = 0; i < parts.keys.size(); ++i) {
    const LabelWeights* weights = sample.model.weights(parts.keys[i]);
    ASSERT_NE(weights, nullptr);
    EXPECT_EQ(*weights, parts.weights[i]);
  }
  for (unsigned t = 0; t < parts.transitions.size(); ++t)
    EXPECT_EQ(sample.model.transition(static_cast<std::uint8_t>(t / label_count),
                                      static_cast<std::uint8_t>(t % label_count)),
              parts.transitions[t]);
  const NamesLexicon& lexicon = sample.model.lexicon();
  const std::uint64_t delhi = phrase_key(phrase_key(0, hash_bytes("new")), hash_bytes("delhi"));
  EXPECT_EQ(lexicon.classes_of(delhi), listed_city);
  EXPECT_EQ(lexicon.classes_of(phrase_key(0, hash_bytes("new"))), listed_more);
  EXPECT_EQ(lexicon.classes_of(phrase_key(0, hash_bytes("delhi"))), 0);
}

TEST(NamesModel, IsTheSameBytesForTheSameParts) {
  EXPECT_EQ(write_names_model(some_parts()), write_names_model(some_parts()));
}

TEST(NamesModel, KeepsWhichFeaturesItUses) {
  NamesModelParts parts = sample_parts(1);
  parts.features = {.clusters = true, .lists = false, .document = true};
  const SampleModel sample(parts);
  EXPECT_TRUE(sample.model.features().clusters);
  EXPECT_FALSE(sample.model.features().lists);
  EXPECT_TRUE(sample.model.features().document);
}

TEST(NamesModel, RefusesAnyFlippedByte) {
  const std::string good = write_names_model(sample_parts(2));
  ASSERT_EQ(refusal(good), "accepted");
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    const std::string message = refusal(bad);
    EXPECT_THAT(message, HasSubstr("m.bin: ")) << i;
    const char* expected = i < 8    ? "not a names model"
                           : i < 12 ? "this program reads format 1"
                           : i < 16 ? "checksum"
                           : i < 24 ? "bytes, the file has"
                                    : "damaged names model";
    EXPECT_THAT(message, HasSubstr(expected)) << i;
  }
}

TEST(NamesModel, RefusesAFileCutShortOrTooLong) {
  const std::string good = write_names_model(some_parts());
  for (std::size_t size = 0; size < good.size(); size += size < 300 ? 1 : 997)
    EXPECT_THAT(refusal(good.substr(0, size)),
                HasSubstr(size < 208 ? "not a names model" : "the file has"))
        << size;
  EXPECT_THAT(refusal(good + "x"), HasSubstr("the file has"));
  EXPECT_THAT(refusal(""), HasSubstr("not a names model"));
}

TEST(NamesModel, RefusesFilesThatAreNone) {
  EXPECT_THROW(NamesModel::load("/nonexistent/names.bin"), Error);
  EXPECT_THROW(NamesModel::load("/dev/null"), Error);
  EXPECT_THROW(NamesModel::load(ENTENTE_SOURCE_DIR "/README.md"), Error);
  const std::string path = testing::TempDir() + "names_model_test.bin";
  std::ofstream(path, std::ios::binary) << write_names_model(some_parts());
  EXPECT_EQ(NamesModel::load(path)->feature_count(), 500u);
}

TEST(NamesModel, OfTheProgramIsWholeAndHasItsSize) {
  EXPECT_GT(NamesModel::instance().feature_count(), 10'000u);
  EXPECT_FALSE(NamesModel::instance().description().empty());
}

TEST(FingerprintTable, FindsEveryKeyAndHardlyAnother) {
  for (const std::size_t size : {0u, 1u, 2u, 7u, 1000u, 40'000u}) {
    Random random(4, size);
    std::vector<std::uint64_t> keys(size);
    for (std::uint64_t& key : keys) key = random();
    const FingerprintArrays arrays = arrange_keys(keys);
    FingerprintTable table;
    ASSERT_TRUE(table.attach(arrays.starts, arrays.fingerprints));
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t at = table.find(keys[i]);
      ASSERT_NE(at, FingerprintTable::none);
      EXPECT_EQ(keys[arrays.order[at]], keys[i]);
    }
    std::size_t mistaken = 0;
    for (int i = 0; i < 40'000; ++i) mistaken += table.find(random()) != FingerprintTable::none;
    EXPECT_LE(mistaken, 2u);
  }
}

TEST(FingerprintTable, RefusesArraysThatAreNone) {
  using Numbers = std::vector<std::uint32_t>;
  FingerprintTable table;
  EXPECT_TRUE(table.attach(Numbers{0, 1, 2}, Numbers{7, 8}));
  EXPECT_FALSE(table.attach(Numbers{}, Numbers{}));
  EXPECT_FALSE(table.attach(Numbers{0, 2}, Numbers{7, 8}));           // one bucket
  EXPECT_FALSE(table.attach(Numbers{0, 1, 1, 2}, Numbers{7, 8}));     // three
  EXPECT_FALSE(table.attach(Numbers{1, 1, 2}, Numbers{7, 8}));        // begins late
  EXPECT_FALSE(table.attach(Numbers{0, 1, 3}, Numbers{7, 8}));        // ends outside
  EXPECT_FALSE(table.attach(Numbers{0, 2, 1, 2, 2}, Numbers{7, 8}));  // goes back
}

TEST(NameLabels, SpellAnySpansAndBack) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed, 3);
    std::vector<NameSpan> spans;
    std::uint32_t n = 0;
    while (n < 12) {
      n += static_cast<std::uint32_t>(random.below(3));
      const auto end = n + 1 + static_cast<std::uint32_t>(random.below(4));
      spans.push_back({n, end, static_cast<NameType>(random.below(name_types))});
      n = end;
    }
    const std::vector<std::uint8_t> labels = labels_of(spans, n + 2);
    for (std::size_t i = 1; i < labels.size(); ++i)
      EXPECT_TRUE(may_follow(labels[i - 1], labels[i]));
    std::vector<NameSpan> back;
    append_spans(labels, back);
    EXPECT_EQ(back, spans);
    std::vector<std::string> tags(n + 2, "O");
    for (const NameSpan& span : spans)
      for (std::uint32_t i = span.first; i < span.end; ++i)
        tags[i] = (i == span.first ? "B-" : "I-") +
                  std::string(name_type_labels[static_cast<unsigned>(span.type)]);
    EXPECT_EQ(spans_of_bio({tags.begin(), tags.end()}), spans);
  }
}

TEST(NameLabels, ReadTagsThatBeginWithAnInside) {
  const std::vector<NameSpan> expected = {{0, 2, NameType::person},
                                          {2, 3, NameType::location},
                                          {4, 5, NameType::location},
                                          {6, 7, NameType::organization}};
  EXPECT_EQ(spans_of_bio({"I-PER", "I-PER", "I-LOC", "O", "I-LOC", "B-DATE", "I-ORG"}), expected);
}

TEST(LexiconForm, LowersLettersAndEvensOutMarksAndDigits) {
  EXPECT_EQ(lexicon_form("U.S."), "u.s.");
  EXPECT_EQ(lexicon_form("1,999th"), "0,000th");
  EXPECT_EQ(lexicon_form("\u2019s"), "'s");
  EXPECT_EQ(lexicon_form("\u2018"), "'");
  EXPECT_EQ(lexicon_form("\u201c"), "\"");
  EXPECT_EQ(lexicon_form("\u201d"), "\"");
  EXPECT_EQ(lexicon_form("A\u2013B"), "a-b");
  EXPECT_EQ(lexicon_form("\u2014"), "-");
  EXPECT_EQ(lexicon_form("\u00c9LYS\u00c9E 1"), "\u00e9lys\u00e9e 0");
  EXPECT_EQ(lexicon_form("\u4e2d\u56fd"), "\u4e2d\u56fd");
  EXPECT_EQ(lexicon_form(""), "");
}

TEST(CaseMode, TellsHeadlinesFromRunningText) {
  using Tokens = std::vector<std::string_view>;
  EXPECT_EQ(case_mode(Tokens{"Merkel", "visited", "Oslo", "."}), CaseMode::normal);
  EXPECT_EQ(case_mode(Tokens{"MERKEL", "VISITED", "OSLO", "."}), CaseMode::upper);
  EXPECT_EQ(case_mode(Tokens{"merkel", "visited", "oslo", "."}), CaseMode::lower);
  EXPECT_EQ(case_mode(Tokens{"Merkel", "Visits", "Oslo", "for", "Talks"}), CaseMode::title);
  EXPECT_EQ(case_mode(Tokens{"NATO"}), CaseMode::normal);
  EXPECT_EQ(case_mode(Tokens{"1", "."}), CaseMode::normal);
  EXPECT_EQ(case_mode(Tokens{}), CaseMode::normal);
}

TEST(WordTable, GivesEachWordAndModeOneNumber) {
  const LexiconArrays lexicon = sample_lexicon("oslo\tcity\n", "oslo\t1\t2\t3\n");
  WordTable table(lexicon.view());
  const std::uint32_t oslo = table.intern("Oslo", CaseMode::normal);
  EXPECT_EQ(table.intern("Oslo", CaseMode::normal), oslo);
  EXPECT_NE(table.intern("Oslo", CaseMode::title), oslo);
  EXPECT_NE(table.intern("OSLO", CaseMode::normal), oslo);
  EXPECT_EQ(table[oslo].listed, listed_city);
  EXPECT_EQ(table[oslo].cluster, (std::array<std::uint16_t, 3>{2, 3, 4}));
  EXPECT_TRUE(table[oslo].capital);
  std::set<std::uint32_t> numbers;
  for (int i = 0; i < 30'000; ++i)
    numbers.insert(table.intern("w" + std::to_string(i), CaseMode::lower));
  EXPECT_EQ(numbers.size(), 30'000u);
  EXPECT_EQ(table.intern("w17", CaseMode::lower), *std::next(numbers.begin(), 17));
  EXPECT_EQ(table.intern("Oslo", CaseMode::normal), oslo);
}

TEST(WordTable, ForgetsAllButTheEdges) {
  const LexiconArrays lexicon = sample_lexicon("");
  WordTable table(lexicon.view());
  const std::uint64_t before = table[WordTable::before].form, after = table[WordTable::after].form;
  EXPECT_NE(before, after);
  table.intern("x", CaseMode::normal);
  const std::uint32_t generation = table.generation();
  table.clear();
  EXPECT_EQ(table.size(), 2u);
  EXPECT_NE(table.generation(), generation);
  EXPECT_EQ(table[WordTable::before].form, before);
  EXPECT_EQ(table.intern("y", CaseMode::normal), 2u);
}

}  // namespace
}  // namespace entente
