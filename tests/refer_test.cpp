#include "extract/refer.h"

#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/annotate.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Annotation annotated(const std::string& text, const ReferOptions& options = {}) {
  Document document;
  document.text = text;
  AnnotateOptions all;
  all.refer = options;
  return annotate(document, all);
}

// "he=Ann Lee" for each mention of that source, in the order of the text.
std::vector<std::string> found(const std::string& text, const std::string& source,
                               const ReferOptions& options = {}) {
  const Annotation a = annotated(text, options);
  std::vector<std::string> out;
  for (const Mention& m : a.mentions)
    if (m.source == source)
      out.push_back(std::string(cut(text, m.span)) + "=" + a.entities[m.entity].name);
  return out;
}

TEST(Refer, TakesTheTwoPersonsNamedLastForAPair) {
  EXPECT_THAT(
      found("Maria Velden met Tom Harker on Monday. It rained. The two leaders smiled.", "pair"),
      ElementsAre("The two leaders=Maria Velden", "The two leaders=Tom Harker"));
}

TEST(Refer, TakesNobodyForAPairWhereThreeAreNamed) {
  EXPECT_THAT(found("Maria Velden met Tom Harker and Anna Kovac. The two leaders smiled.", "pair"),
              IsEmpty());
}

TEST(Refer, LeavesAPairThatIsToldOnTheSpot) {
  EXPECT_THAT(found("Maria Velden met Tom Harker. The two men accused of theft fled.", "pair"),
              IsEmpty());
}

TEST(Refer, AsksOfTwoMinistersThatBothAreMinisters) {
  EXPECT_THAT(
      found("President Maria Velden met General Tom Harker. The two ministers smiled.", "pair"),
      IsEmpty());
}

TEST(Refer, TakesTheOneStateNamedBeforeForTheCountry) {
  EXPECT_THAT(found("Peru signed a treaty on Monday. The country's ministers were pleased.",
                    "body noun"),
              ElementsAre("The country=Peru"));
  EXPECT_THAT(found("Peru and Chile signed a treaty. The country was pleased.", "body noun"),
              IsEmpty());
  EXPECT_THAT(found("The Parliament of Peru met on Monday. Chile sent soldiers to the country.",
                    "body noun"),
              IsEmpty());
  EXPECT_THAT(found("Peru signed a treaty. Anna Kovac likes the country music of the south.",
                    "body noun"),
              IsEmpty());
}

TEST(Refer, TakesTheTwoStatesNamedLastForBothCountries) {
  EXPECT_THAT(found("Peru and Chile signed a treaty. Both countries were pleased.", "pair"),
              ElementsAre("Both countries=Peru", "Both countries=Chile"));
}

TEST(Refer, TakesTheSubjectForHeAndNotAWoman) {
  EXPECT_THAT(found("Tom Harker met Maria Velden on Monday. He was pleased.", "pronoun"),
              ElementsAre("He=Tom Harker"));
  EXPECT_THAT(found("Tom Harker met Maria Velden on Monday. She was pleased.", "pronoun"),
              ElementsAre("She=Maria Velden"));
}

TEST(Refer, TakesNobodyForHeWhereAnUnnamedManMayBeMeant) {
  EXPECT_THAT(found("A man robbed Tom Harker on Monday. He fled.", "pronoun"), IsEmpty());
}

TEST(Refer, DoesNotTakeTheSubjectBesideItForHim) {
  EXPECT_THAT(found("Tom Harker asked him to leave.", "pronoun"), IsEmpty());
}

TEST(Refer, FindsTheSubjectAfterAnOpeningPhrase) {
  EXPECT_THAT(found("Jack Olin spoke. In his first speech, Tom Harker praised Peru.", "pronoun"),
              ElementsAre("his=Tom Harker"));
}

TEST(Refer, LeavesPronounsInQuotations) {
  EXPECT_THAT(found("Tom Harker spoke. \"He is right,\" said Maria Velden.", "pronoun"), IsEmpty());
}

TEST(Refer, TakesTheOneBodyOfTheKindForANoun) {
  EXPECT_THAT(found("The European Commission met. The commission was pleased.", "body noun"),
              ElementsAre("The commission=European Commission"));
  EXPECT_THAT(found("NATO met in Oslo. The alliance was pleased.", "body noun"),
              ElementsAre("The alliance=North Atlantic Treaty Organization"));
}

TEST(Refer, LeavesOutWhatIsAskedToBeLeftOut) {
  const std::string text =
      "Tom Harker met Maria Velden. The two leaders smiled. He said so. NATO agreed. The alliance "
      "was pleased.";
  EXPECT_THAT(found(text, "pair", without("pairs")), IsEmpty());
  EXPECT_THAT(found(text, "pronoun", without("pronouns")), IsEmpty());
  EXPECT_THAT(found(text, "body noun", without("bodies")), IsEmpty());
  EXPECT_EQ(left_out(without("bodies,pairs")), "pairs,bodies");
  EXPECT_ANY_THROW(without("nouns"));
}

// Sentences that bear the tie of two persons: both are spoken of, or the meeting is told.
std::set<std::uint32_t> sentences_of_both(const Annotation& a) {
  std::map<std::uint32_t, std::set<std::uint32_t>> persons;
  for (const Mention& m : a.mentions)
    if (m.type == ActorType::person) persons[m.sentence].insert(m.entity);
  std::set<std::uint32_t> out;
  for (const auto& [sentence, who] : persons)
    if (who.size() > 1) out.insert(sentence);
  return out;
}

TEST(Refer, PairsAndPronounsDoubleTheSentencesThatBearATie) {
  const std::string text =
      "Peru's President Maria Velden is holding talks with Chile's President Tom Harker in "
      "Oslo.\n\n"
      "The two presidents are meeting at a hotel.\n\n"
      "Velden said in the meeting with Harker that Peru is ready. She said it is late.\n\n"
      "The two presidents said they would not agree during the talks.";
  EXPECT_EQ(sentences_of_both(annotated(text)).size(), 4u);
  EXPECT_EQ(sentences_of_both(annotated(text, without("pairs,pronouns"))).size(), 2u);
  const auto tellings = [&](const ReferOptions& options) {
    std::size_t out = 0;
    for (const Tie& t : annotated(text, options).ties)
      if (t.kind == TieKind::meet) out += 1 + t.also.size();
    return out;
  };
  EXPECT_EQ(tellings({}), 4u);
  EXPECT_EQ(tellings(without("pairs,pronouns")), 2u);
}

}  // namespace
}  // namespace entente
