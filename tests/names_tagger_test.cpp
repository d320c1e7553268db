// The tagger on documents: agreement between sentences, and input of every kind.

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"
#include "extract/names/document_pass.h"
#include "extract/names/name_tagger.h"
#include "tests/names_sample.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::vector<std::vector<NameSpan>>;

constexpr NameType per = NameType::person, org = NameType::organization, loc = NameType::location;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Sentences of words divided by blanks.
class Text {
 public:
  explicit Text(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) words_.push_back(words_of(sentence));
    for (const auto& sentence : words_) views_.emplace_back(sentence.begin(), sentence.end());
  }
  const std::vector<SentenceTokens>& views() const { return views_; }

 private:
  std::vector<std::vector<std::string>> words_;
  std::vector<SentenceTokens> views_;
};

Names tag(NameTagger& tagger, const std::vector<std::string>& sentences) {
  const Text text(sentences);
  const auto names = tagger.tag(text.views());
  return {names.begin(), names.end()};
}

Names agree(const std::vector<std::string>& sentences, Names names,
            const std::string& phrases = "") {
  const Text text(sentences);
  const LexiconArrays lexicon = sample_lexicon(phrases);
  DocumentWords words(lexicon.view());
  words.read(text.views());
  agree_on_names(words, names);
  return names;
}

TEST(DocumentPass, TakesTheLastWordOfAFullNameForThePerson) {
  EXPECT_EQ(agree({"Ada Bering spoke", "Bering left"}, {{{0, 2, per}}, {{0, 1, org}}}),
            (Names{{{0, 2, per}}, {{0, 1, per}}}));
}

TEST(DocumentPass, LeavesCountriesAndTheirPeopleAlone) {
  const std::vector<std::string> text = {"Ada Jordan spoke", "Jordan agreed"};
  EXPECT_EQ(agree(text, {{{0, 2, per}}, {{0, 1, loc}}}, "jordan\tcountry\n"),
            (Names{{{0, 2, per}}, {{0, 1, loc}}}));
  EXPECT_EQ(agree(text, {{{0, 2, per}}, {}}, "jordan\tcountry\n"), (Names{{{0, 2, per}}, {}}));
}

TEST(DocumentPass, FindsASurnameThatNoNameCovers) {
  EXPECT_EQ(agree({"Ada Bering spoke", "So Bering left bering ."}, {{{0, 2, per}}, {}}),
            (Names{{{0, 2, per}}, {{1, 2, per}}}));
}

TEST(DocumentPass, SettlesANameByItsClearMajority) {
  const std::vector<std::string> text = {"Vostok won", "Vostok won", "Vostok won", "Vostok won"};
  EXPECT_EQ(agree(text, {{{0, 1, org}}, {{0, 1, org}}, {{0, 1, org}}, {{0, 1, loc}}}),
            (Names{{{0, 1, org}}, {{0, 1, org}}, {{0, 1, org}}, {{0, 1, org}}}));
  const Names split = {{{0, 1, org}}, {{0, 1, org}}, {{0, 1, loc}}, {{0, 1, loc}}};
  EXPECT_EQ(agree(text, split), split);
  const Names two = {{{0, 1, org}}, {{0, 1, loc}}, {}, {}};
  EXPECT_EQ(agree(text, two), two);
}

TEST(DocumentPass, NeitherAsksNorChangesSentencesWithoutCase) {
  const Names names = {{{0, 2, per}}, {{0, 1, org}}};
  EXPECT_EQ(agree({"ADA BERING SPOKE AGAIN", "Bering left early today"}, names), names);
  EXPECT_EQ(agree({"Ada Bering spoke again", "BERING LEFT EARLY TODAY"}, names), names);
}

TEST(DocumentPass, FindsManySurnamesInOneSentenceInTime) {
  std::string sentence = "so";
  for (int i = 0; i < 200'000; ++i) sentence += " Bering left";
  const auto start = std::chrono::steady_clock::now();
  const Names names = agree({"Ada Bering spoke", sentence}, {{{0, 2, per}}, {{3, 4, org}}});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
  ASSERT_EQ(names[1].size(), 200'000u);
  EXPECT_EQ(names[1][1], (NameSpan{3, 4, per}));
  EXPECT_EQ(names[1].back(), (NameSpan{399'999, 400'000, per}));
}

TEST(NameTagger, GivesTheSameNamesWhateverItTaggedBefore) {
  const std::vector<std::string> text = {
      "Chancellor Angela Merkel flew to Oslo on Monday .", "Merkel met the European Union there .",
      "MERKEL VISITS NORWAY FOR TALKS ON TRADE", "merkel said that french troops would leave ."};
  std::vector<std::string> misleading = {
      "the merkel of oslo , a merkel and an oslo", "MERKEL Inc. bought Oslo Corp. ( Angela )",
      "Lord Norway said , Sir Union told , General European added , Oslo Merkel said"};
  NameTagger fresh(NamesModel::instance());
  const Names expected = tag(fresh, text);
  EXPECT_THAT(expected[0], testing::Not(IsEmpty()));
  NameTagger used(NamesModel::instance());
  tag(used, misleading);
  EXPECT_EQ(tag(used, text), expected);
  std::string many;  // more words than a tagger remembers
  for (int i = 0; i < 40'000; ++i) many += "Word" + std::to_string(i) + "x ";
  tag(used, {many});
  EXPECT_EQ(tag(used, text), expected);
  tag(used, misleading);
  EXPECT_EQ(tag(used, text), expected);
}

TEST(NameTagger, GivesOneListASentenceInOrderWithoutOverlap) {
  NameTagger tagger(NamesModel::instance());
  const std::vector<std::string> text = {"Angela Merkel met John Smith in New York .", "",
                                         "He went to the United Nations in Geneva ."};
  const Names names = tag(tagger, text);
  ASSERT_EQ(names.size(), 3u);
  EXPECT_THAT(names[0], ElementsAre(NameSpan{0, 2, per}, NameSpan{3, 5, per}, NameSpan{6, 8, loc}));
  EXPECT_THAT(names[1], IsEmpty());
  EXPECT_TRUE(tag(tagger, {}).empty());
}

TEST(NameTagger, ReadsHeadlinesInCapitalsAndTextWithoutThem) {
  NameTagger tagger(NamesModel::instance());
  EXPECT_THAT(tag(tagger, {"ANGELA MERKEL MEETS VLADIMIR PUTIN IN MOSCOW"})[0],
              testing::Contains(NameSpan{0, 2, per}));
  EXPECT_THAT(tag(tagger, {"president vladimir putin flew to germany on monday ."})[0],
              testing::Contains(NameSpan{5, 6, loc}));
}

TEST(NameTagger, TakesAnyTokens) {
  NameTagger tagger(NamesModel::instance());
  const std::string long_word(1'000'000, 'A'), mixed = [] {
    std::string out;
    for (int i = 0; i < 250'000; ++i) out += "aB1-";
    return out;
  }();
  const std::vector<SentenceTokens> odd = {{""},
                                           {"", ""},
                                           {"\u0001", "\x1b[31m"},
                                           {"\U0001F600", "\U0001F1EB\U0001F1F7", "\u200d"},
                                           {"."},
                                           {"I"},
                                           {long_word},
                                           {mixed, "said", mixed},
                                           {}};
  const auto names = tagger.tag(odd);
  ASSERT_EQ(names.size(), odd.size());
  for (std::size_t s = 0; s < odd.size(); ++s)
    for (const NameSpan& name : names[s]) EXPECT_LE(name.end, odd[s].size());
}

// Eight times the tokens take at most some twenty times as long; a quadratic cost
// would be sixty-four times.
TEST(NameTagger, TakesTimeInProportionToASentence) {
  NameTagger tagger(NamesModel::instance());
  const auto seconds = [&](int words) {
    std::string sentence;
    for (int i = 0; i < words; ++i)
      sentence += i % 3 == 0 ? "Angela " : i % 3 == 1 ? "Merkel " : "said ";
    const Text text({sentence});
    double best = 1e9;
    for (int k = 0; k < 5; ++k) {
      const std::clock_t start = std::clock();
      tagger.tag(text.views());
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
  };
  const double small = seconds(1250);
  EXPECT_LT(seconds(10'000), 20 * small + 0.005);
}

}  // namespace
}  // namespace entente
