// Training on sentences made up here: what they teach must be learned.

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "extract/names/crf_trainer.h"
#include "extract/names/name_tagger.h"
#include "tests/names_sample.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "PER:Ada PER:Bering met" as a sentence; neighbours of one type are one name.
TrainingSentence labelled(const std::string& text, std::uint32_t document) {
  TrainingSentence out;
  std::vector<std::string> tags;
  std::string last;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string word = text.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = word.find(':');
    const std::string type = colon == std::string::npos ? "" : word.substr(0, colon);
    if (!type.empty()) word = word.substr(colon + 1);
    tags.push_back(type.empty() ? "O" : (type == last ? "I-" : "B-") + type);
    last = type;
    out.tokens.push_back(word);
  }
  out.labels = labels_of(spans_of_bio({tags.begin(), tags.end()}), out.tokens.size());
  out.document = document;
  return out;
}

// 200 sentences over invented names; each type has company of its own.
std::vector<TrainingSentence> sample_sentences() {
  const std::vector<std::string> given = {"Ada", "Boran", "Celis", "Dario", "Edda", "Falk"},
                                 family = {"Bering", "Castal", "Dorn", "Ekholt", "Farrow", "Gant"},
                                 place = {"Ostrava", "Melk", "Tarn", "Veles", "Ruse", "Narva"},
                                 topic = {"Harbour", "Mining", "Fishery", "Forest", "Canal"},
                                 people = {"Melkian", "Tarnish", "Velesian", "Narvan"};
  Random random(11, 0);
  const auto pick = [&](const std::vector<std::string>& words) {
    return words[random.below(words.size())];
  };
  std::vector<TrainingSentence> out;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::string person = "PER:" + pick(given) + " PER:" + pick(family);
    const std::string organization = "the ORG:" + pick(topic) + " ORG:Committee";
    const std::string forms[] = {
        "Minister " + person + " arrived in LOC:" + pick(place) + " on Monday .",
        person + " , who leads " + organization + " , said no .",
        "In LOC:" + pick(place) + " , " + organization + " met MISC:" + pick(people) + " envoys .",
        "The MISC:" + pick(people) + " prices fell near LOC:" + pick(place) + " again ."};
    out.push_back(labelled(forms[i % 4], i));
  }
  return out;
}

NamesModelParts train(const std::vector<TrainingSentence>& sentences) {
  NamesModelParts parts = sample_parts(0);
  TrainerOptions options;
  options.features = 3000;
  const TrainedWeights trained =
      train_weights(sentences, parts.lexicon.view(), options, [](const std::string&) {});
  QuantisedWeights small = quantise(trained);
  parts.keys = trained.keys;
  parts.weights = small.weights;
  parts.transitions = small.transitions;
  return parts;
}

std::vector<std::string> names_in(const NamesModel& model, const SentenceTokens& sentence) {
  NameTagger tagger(model);
  std::vector<std::string> out;
  for (const NameSpan& name : tagger.tag(std::vector<SentenceTokens>{sentence})[0]) {
    std::string text(name_type_labels[static_cast<unsigned>(name.type)]);
    for (std::uint32_t i = name.first; i < name.end; ++i) text += " " + std::string(sentence[i]);
    out.push_back(text);
  }
  return out;
}

TEST(NamesTraining, LearnsWhatTheSentencesTeachAndIsTheSameTwice) {
  const std::vector<TrainingSentence> sentences = sample_sentences();
  const NamesModelParts parts = train(sentences);
  const SampleModel sample(parts);
  EXPECT_LE(sample.model.feature_count(), 3000u);
  std::size_t wrong = 0;
  NameTagger tagger(sample.model);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::vector<NameSpan> gold;
    append_spans(sentences[i].labels, gold);
    wrong += tagger.tag(token_views(sentences, i, i + 1))[0] != gold;
  }
  EXPECT_EQ(wrong, 0u);
  // Names that the sentences do not hold, in company that they do.
  EXPECT_THAT(names_in(sample.model, {"Minister", "Gesa", "Holm", "arrived", "in", "Tondern", "on",
                                      "Monday", "."}),
              ElementsAre("PER Gesa Holm", "LOC Tondern"));
  EXPECT_THAT(names_in(sample.model, {"In", "Tondern", ",", "the", "Water", "Committee", "met",
                                      "Holmian", "envoys", "."}),
              ElementsAre("LOC Tondern", "ORG Water Committee", "MISC Holmian"));
  EXPECT_THAT(names_in(sample.model, {"prices", "fell", "again", "on", "Monday", "."}), IsEmpty());
  EXPECT_EQ(write_names_model(train(sentences)), sample.bytes);
}

TEST(NamesTraining, StopsWhenItsProgressSaysSo) {
  const std::vector<TrainingSentence> sentences = {labelled("LOC:Melk fell .", 0)};
  const LexiconArrays lexicon = sample_lexicon("");
  EXPECT_THROW(train_weights(sentences, lexicon.view(), {},
                             [](const std::string&) { throw Error(ErrorKind::cancelled, "x"); }),
               Error);
}

TEST(RecasedCopies, AreAFifthOfTheSentencesWrittenOtherwise) {
  std::vector<TrainingSentence> sentences;
  for (std::uint32_t i = 0; i < 4000; ++i)
    sentences.push_back(labelled("PER:Ada PER:Bering visited LOC:Melk with an envoy", i / 10));
  std::map<std::string, double> shares;
  std::uint32_t document = sentences.back().document;
  for (const TrainingSentence& copy : recased_copies(sentences, 1)) {
    EXPECT_EQ(copy.labels, sentences[0].labels);
    EXPECT_EQ(copy.document, ++document);  // of its own
    std::string text;
    for (const std::string& token : copy.tokens) text += token + " ";
    shares[text] += 1.0 / 4000;
  }
  EXPECT_EQ(shares.size(), 3u);
  EXPECT_NEAR(shares["ADA BERING VISITED MELK WITH AN ENVOY "], 0.08, 0.015);
  EXPECT_NEAR(shares["ada bering visited melk with an envoy "], 0.08, 0.015);
  EXPECT_NEAR(shares["Ada Bering Visited Melk With an Envoy "], 0.05, 0.015);
  const auto again = recased_copies(sentences, 1), other = recased_copies(sentences, 2);
  EXPECT_EQ(again.size(), recased_copies(sentences, 1).size());
  EXPECT_FALSE(again.size() == other.size() && again[0].tokens == other[0].tokens &&
               again[1].tokens == other[1].tokens && again[2].tokens == other[2].tokens);
}

TEST(TeacherLabels, AreGivenToTheSentencesTheyAreOf) {
  const std::vector<std::string> known = {"Melk", "fell"}, unknown = {"Tarn", "fell"};
  TeacherLabels labels;
  labels[text_key(known)] = {.confidence = 0.5f, .names = {{0, 1, NameType::location}}};
  std::vector<TrainingSentence> sentences(2);
  sentences[0].tokens = known;
  sentences[1].tokens = unknown;
  const auto out = apply_teacher(sentences, labels, 0.8f, 2);
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].tokens, known);
  EXPECT_THAT(out[0].labels, ElementsAre(label_of(NameType::location, LabelPart::single), 0));
  EXPECT_FLOAT_EQ(out[0].weight, 0.8f * 0.5f * 0.5f);
  // First 16 digits of sha256("Melk fell"), by coreutils.
  EXPECT_EQ(text_key(known), "3f85423eeb30a8e5");
}

}  // namespace
}  // namespace entente
