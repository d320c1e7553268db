#include "extract/metonym.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/annotate.h"

namespace entente {
namespace {

// The type of the actor that the words mean, "place" if they mean none.
std::string meant(const std::string& text, const std::string& words) {
  Document document;
  document.text = text;
  const Annotation a = annotate(document);
  for (const Mention& m : a.mentions)
    if (cut(text, m.span) == words) return a.entities[m.entity].name;
  return "place";
}

struct Case {
  const char* text;
  const char* words;
  const char* expected;
};

class Metonym : public testing::TestWithParam<Case> {};

TEST_P(Metonym, IsReadFromItsSentence) {
  EXPECT_EQ(meant(GetParam().text, GetParam().words), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Capitals, Metonym,
    testing::Values(
        Case{"Moscow denied the charge.", "Moscow", "Russia"},
        Case{"The ministers held talks in Berlin.", "Berlin", "place"},
        Case{"Peru criticized Beijing for the delay.", "Beijing", "China"},
        Case{"Peru accused Tehran of meddling.", "Tehran", "Iran"},
        Case{"Peru called on Tokyo to act.", "Tokyo", "Japan"},
        Case{"A bomb killed four people in southeast Baghdad.", "Baghdad", "place"},
        Case{"The army closed Baghdad's airport.", "Baghdad", "place"},
        Case{"The dispute is about Tehran's nuclear program.", "Tehran", "Iran"},
        Case{"The London-based company closed.", "London", "place"},
        Case{"They spoke with officials of the Caracas government.", "Caracas", "Venezuela"},
        Case{"He was known for his criticism of Washington.", "Washington", "United States"},
        Case{"The talks failed after Rome refused to yield.", "Rome", "Italy"},
        Case{"They raided homes in the capital, Riyadh, and two towns.", "Riyadh", "place"},
        Case{"Brussels is the first stop of the tour.", "Brussels", "place"},
        Case{"The minister travelled to Ankara on Monday.", "Ankara", "place"},
        Case{"Peru will give Lima and Quito no money.", "Quito", "Ecuador"}));

INSTANTIATE_TEST_SUITE_P(
    Seats, Metonym,
    testing::Values(
        Case{"The Kremlin criticized the remarks.", "Kremlin", "Russia"},
        Case{"A fire broke out in the Kremlin on Monday.", "Kremlin", "place"},
        Case{"The president spoke on the lawn of the White House.", "White House", "place"},
        Case{"The president returned to the White House on Monday.", "White House", "place"},
        Case{"The White House rejected the plan.", "White House", "United States"},
        Case{"A White House spokesman rejected the plan.", "White House", "United States"},
        Case{"There was no comment from Downing Street.", "Downing Street", "United Kingdom"}));

INSTANTIATE_TEST_SUITE_P(
    Persons, Metonym,
    testing::Values(Case{"Michael Jordan retired. Jordan said he was tired.", "Jordan",
                         "Michael Jordan"},
                    Case{"Michael Jordan retired. He lives in Jordan.", "Jordan", "Jordan"},
                    Case{"Michael Jordan retired. Egypt and Jordan agreed.", "Jordan", "Jordan"},
                    Case{"Jordan said it would agree.", "Jordan", "Jordan"},
                    Case{"Chad Smith plays the drums. Chad sent troops to Sudan.", "Chad", "Chad"},
                    Case{"They met at the Hotel President Wilson.", "Wilson", "place"}));

}  // namespace
}  // namespace entente
