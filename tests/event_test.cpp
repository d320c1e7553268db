#include "extract/event.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "extract/event_mode.h"
#include "extract/event_rule.h"
#include "tests/event_text.h"

namespace entente {
namespace {

bool is_told(const Tie& tie) {
  return tie.status != Status::denied && tie.status != Status::hypothetical;
}

// What is told as done or planned.
std::string events(std::string_view source) {
  const MarkedText text = marked_text(source);
  std::vector<Tie> ties = stated_ties(text.document, text.annotation).ties;
  std::erase_if(ties, [](const Tie& tie) { return !is_told(tie); });
  return text.directed(ties);
}

// The name inside the n-th mark of an example.
std::string marked_name(std::string_view example, int n) {
  std::size_t at = 0;
  for (int i = 0; i <= n; ++i) at = example.find('[', at) + 1;
  std::string name(example.substr(at, example.find(']', at) - at));
  if (name.size() > 1 && name[1] == ':') name.erase(0, 2);
  return name.substr(name.find('=') + 1);  // npos + 1 is 0
}

TEST(EventRules, CodeTheirOwnExamples) {
  ASSERT_GT(event_rules().size(), 30u);
  for (const EventRule& rule : event_rules()) {
    const MarkedText text = marked_text(rule.example);
    auto ties = stated_ties(text.document, text.annotation).ties;
    std::erase_if(ties,
                  [](const Tie& tie) { return tie.kind == TieKind::affiliation || !is_told(tie); });
    EXPECT_EQ(text.directed(ties), marked_name(rule.example, rule.reversed ? 1 : 0) + " " +
                                       std::string(name_of(rule.kind)) + " " +
                                       marked_name(rule.example, rule.reversed ? 0 : 1))
        << rule.id;
    EXPECT_EQ(ties.empty() ? "" : ties[0].found_by, rule.id);
  }
}

TEST(EventModes, AreReadFromTheirOwnExamples) {
  ASSERT_GT(mode_rules().size(), 30u);
  for (const ModeRule& rule : mode_rules()) {
    const MarkedText text = marked_text(rule.example);
    auto ties = stated_ties(text.document, text.annotation).ties;
    std::erase_if(ties, [&](const Tie& tie) { return tie.kind != rule.kind; });
    EXPECT_EQ(ties.size(), 1u) << rule.example;
    if (!ties.empty()) {
      EXPECT_EQ(name_of(ties[0].mode), name_of(rule.mode)) << rule.example;
    }
  }
}

TEST(EventModes, OfAPlannedDeedAreThoseOfAThreat) {
  const MarkedText text = marked_text("[s:Utopia] will attack [s:Arcadia].");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 1u);
  EXPECT_EQ(ties[0].kind, TieKind::threaten);
  EXPECT_EQ(ties[0].mode, Mode::violence);
}

TEST(Modality, OfWhatEndedAYearBeforeIsHistorical) {
  const auto modality = [](const char* words) {
    const MarkedText text = marked_text(words, "2031-05-07");
    const auto ties = stated_ties(text.document, text.annotation).ties;
    return ties.size() == 1 ? std::string(name_of(ties[0].modality)) : "none told";
  };
  EXPECT_EQ(modality("[s:Utopia] attacked [s:Arcadia] in 1998."), "historical");
  EXPECT_EQ(modality("[s:Utopia] attacked [s:Arcadia] in April 2030."), "historical");
  EXPECT_EQ(modality("[Ann Alpha] met [Bob Beta] in 2012."), "historical");
  EXPECT_EQ(modality("[s:Utopia] attacked [s:Arcadia] in 2030."), "asserted");
  EXPECT_EQ(modality("[s:Utopia] attacked [s:Arcadia] on Monday."), "asserted");
  EXPECT_EQ(modality("[s:Utopia] attacked [s:Arcadia]."), "asserted");
}

struct Case {
  const char* text;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Events : public testing::TestWithParam<Case> {};

TEST_P(Events, AreReadFromTheSentence) { EXPECT_EQ(events(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Told, Events,
    testing::Values(
        Case{"[s:Arcadia] was attacked by [s:Utopia].", "Utopia assault Arcadia"},
        Case{"[Bob Beta] jailed by [Ann Alpha]", "Ann Alpha coerce Bob Beta"},
        Case{"[Bob Beta] arrested by [s:Utopian=Utopia] police", "Utopia coerce Bob Beta"},
        Case{"[Bob Beta] arrested by [o:Harbour Council] police", "Harbour Council coerce Bob Beta"},
        Case{"[Bob Beta] dismissed by [o:Rowing Club] board", ""},
        Case{"[Bob Beta] criticised by [Ann Alpha] over tax plan", "Ann Alpha accuse Bob Beta"},
        Case{"[s:Utopia] criticized remarks from President [Bob Beta].", "Utopia accuse Bob Beta"},
        Case{"[s:Utopia] announced it will give [s:Arcadia] military aid.", "Utopia aid Arcadia"},
        Case{"[Ann Alpha] told [m:Oslo Post] on Friday that it rains. She blamed [s:Arcadia] for "
             "the rain.",
             "Ann Alpha quote Oslo Post; Ann Alpha accuse Arcadia"},
        Case{"The talks failed, with [s:Utopia] also demanding [s:Arcadia] withdraw "
             "from the valley.",
             "Utopia request Arcadia"},
        Case{"[s:Utopian=Utopia] Foreign Minister [Ann Alpha] smiled.",
             "Ann Alpha affiliation Utopia"},
        Case{"[s:Utopian=Utopia] Secretary of State [Ann Alpha] smiled.",
             "Ann Alpha affiliation Utopia"},
        Case{"[s:Utopia]'s prime minister [Ann Alpha] smiled.", "Ann Alpha affiliation Utopia"},
        // A finite verb behind a relative clause belongs to whom the clause describes.
        Case{"[Bob Beta], who met [Ann Alpha] on Wednesday in Lima, has thanked [s:Utopia].",
             "Bob Beta support Utopia"},
        Case{"[s:Utopia] imposed sanctions on [Ann Alpha], [Bob Beta], [g:Red Band] and [o:Oil Co].",
             "Utopia sanction Ann Alpha+Bob Beta+Red Band+Oil Co"},
        Case{"[o:Harbour Council] security officials are about to restore ties with [s:Arcadia].",
             "Harbour Council cooperate Arcadia"},
        Case{"The [o:Rowing Club] team is about to restore ties with [s:Arcadia].",
             "Rowing Club cooperate Arcadia"},
        Case{"Clashes between [s:Utopian=Utopia] and [s:Arcadian=Arcadia] troops went on.",
             "Utopia assault Arcadia"},
        Case{"[Ann Alpha] said that [s:Arcadia] was responsible for the attack.",
             "Ann Alpha accuse Arcadia"},
        Case{"[Ann Alpha] claimed [s:Arcadia] was behind the attack.", "Ann Alpha accuse Arcadia"},
        Case{"[Ann Alpha] said [Bob Beta] had lied to parliament.", "Ann Alpha accuse Bob Beta"},
        Case{"[s:Utopia] and [s:Arcadia] fought a war.",
             "Arcadia assault Utopia; Utopia assault Arcadia"},
        Case{"[s:Utopia] and [s:Arcadia] have delayed their meeting.",
             "Arcadia reject Utopia; Utopia reject Arcadia"},
        Case{"[s:Utopia] condemned the attacks in Lima, for which [g:Red Band] claimed "
             "responsibility.",
             "Utopia accuse Red Band"},
        Case{"[s:Utopia] agreed to give [s:Arcadia] 40 tanks.", "Utopia aid Arcadia"},
        Case{"[s:Utopia] promised [s:Arcadia] $2bn in aid.", "Utopia aid Arcadia"},
        Case{"[s:Utopia] fired rockets at a town in [s:Arcadia].", "Utopia assault Arcadia"},
        Case{"[s:Utopian=Utopia] troops killed three [s:Arcadian=Arcadia] soldiers.",
             "Utopia assault Arcadia"},
        Case{"[s:Utopian=Utopia] authorities criticised the [s:Arcadians=Arcadia].",
             "Utopia accuse Arcadia"},
        Case{"[g:Red Band] rebels attacked [s:Arcadian=Arcadia] police.",
             "Red Band assault Arcadia"},
        Case{"[Ann Alpha] described [s:Arcadia]'s withdrawal as courageous.", "Ann Alpha support Arcadia"},
        Case{"[Ann Alpha] described [s:Arcadia]'s attack as criminal.", "Ann Alpha accuse Arcadia"},
        Case{"The paper tells of [s:Arcadia]'s policy, which, according to [m:Oslo Post], "
             "[s:Utopia] has criticised.",
             "Utopia accuse Arcadia"},
        Case{"[s:Arcadia] closed its port to ships, which [s:Utopia] has often criticised.", ""},
        Case{"[s:Utopia] charged [s:Arcadia] with backing rebels.", "Utopia accuse Arcadia"},
        Case{"[o:Harbour Council] ousted [Bob Beta].", "Harbour Council coerce Bob Beta"},
        Case{"[s:Utopia]-led forces attacked [g:Red Band].", "Utopia assault Red Band"},
        Case{"[s:Utopia] thanked the [s:Arcadian=Arcadia] people.", "Utopia support Arcadia"},
        Case{"[s:Utopia] dismissed [s:Arcadian=Arcadia] opposition to the plan.",
             "Utopia reject Arcadia"},
        Case{"[s:Utopia] will give a million silver crowns to [s:Arcadia].", "Utopia aid Arcadia"},
        Case{"[s:Utopia] signed an accord on Monday to supply [s:Arcadia] with wheat.",
             "Utopia agree Arcadia"}));

INSTANTIATE_TEST_SUITE_P(
    NotTold, Events,
    testing::Values(Case{"[s:Utopia] did not attack [s:Arcadia].", ""},
                    Case{"[s:Utopia] denied it attacked [s:Arcadia].", ""},
                    Case{"[s:Utopia] could attack [s:Arcadia].", ""},
                    Case{"If [s:Utopia] attacked [s:Arcadia], it would lose.", ""},
                    Case{"[s:Utopia] spoke of its goal of ousting [Bob Beta].", ""},
                    Case{"[s:Utopia] wants to attack [s:Arcadia].", ""},
                    Case{"[s:Utopia] asked [s:Arcadia] about the weather.", ""},
                    Case{"The attack on [s:Arcadia] was condemned.", ""},
                    Case{"[Ann Alpha] told [Bob Beta] that it rains.", ""},
                    Case{"[s:Utopia] struck a chord in [s:Arcadia].", ""},
                    // Whose the posts are is not said; the grain is no present to Arcadia.
                    Case{"[s:Utopia] attacked rebel posts in [s:Arcadia].", ""},
                    Case{"[s:Utopia] sold [s:Arcadian=Arcadia] grain.", ""},
                    Case{"[Ann Alpha] warned of floods in [s:Arcadia].", ""},
                    Case{"[Ann Alpha], once a supporter of [Bob Beta], spoke.", ""},
                    Case{"[s:Utopia] expects to receive aid from [s:Arcadia].", ""},
                    // They fight others, whom nobody names; the invaded did not invade.
                    Case{"[s:Utopian=Utopia] and [s:Arcadian=Arcadia] troops fought rebels.", ""},
                    Case{"[s:Utopia] and [s:Arcadia] agreed with the union to wait.", ""},
                    Case{"Clashes between [s:Utopian=Utopia] and [s:Arcadian=Arcadia] troops and "
                         "rebels went on.",
                         ""},
                    Case{"[Ann Alpha], a critic of the [s:Arcadia] invasion, spoke.", ""},
                    Case{"[s:Utopia] feared a possible incursion by [g:Red Band] against "
                         "[s:Arcadia].",
                         ""},
                    Case{"[Ann Alpha] was critical of the mayor's [s:Arcadia] policy.", ""},
                    Case{"[s:Utopia] cut subsidies to [s:Arcadian=Arcadia] refugees.", ""},
                    Case{"[Ann Alpha] dispatched [o:Home Guard] troops to the valley.", ""},
                    Case{"[s:Utopia] pressed the mayor to arrest [Bob Beta].", ""},
                    Case{"[Ann Alpha] said that [s:Arcadia] is responsible for the harbour.", ""},
                    Case{"[Ann Alpha] said that [s:Arcadia] was not behind the attack.", ""},
                    Case{"[Ann Alpha] denied that [Bob Beta] was responsible for the attack.", ""},
                    Case{"[Ann Alpha] said [s:Arcadia] lies at the crossroads of the region.", ""},
                    // Where gunmen and troops are is not whose they are.
                    Case{"Gunmen in northern [s:Utopia] kidnapped [Bob Beta].", ""},
                    Case{"Foreign troops in [s:Utopia] attacked [g:Red Band].", ""},
                    // Nor do people act for the state that they are of.
                    Case{"Nine suspected [s:Arcadians=Arcadia] were killed by [s:Utopian=Utopia] "
                         "soldiers.",
                         ""},
                    Case{"[s:Utopian=Utopia] police shot an [s:Arcadian=Arcadia].", ""},
                    Case{"[s:Utopian=Utopia] rebels shelled [s:Arcadia].", ""},
                    Case{"Former [s:Utopian=Utopia] generals accused [s:Arcadia] of fraud.", ""},
                    Case{"[Ann Alpha] condemned [s:Utopia]'s separatists.", ""},
                    Case{"[s:Utopian=Utopia] opposition leaders urged [s:Arcadia] to wait.", ""},
                    Case{"[s:Utopian=Utopia] students protested against [s:Arcadia].", ""},
                    Case{"[s:Utopia] arrested eleven [s:Arcadian=Arcadia] journalists.", ""},
                    Case{"[s:Utopia] blamed [s:Arcadian=Arcadia] militants.", ""},
                    Case{"Protesters in [s:Utopia] denounced [s:Arcadia].", ""},
                    // Whose victory it is remains unsaid; a thing is no deed of its owner's.
                    Case{"[Ann Alpha] called [s:Arcadia]'s withdrawal a victory.", ""},
                    Case{"[Ann Alpha] described [s:Arcadia]'s climate as terrible.", ""},
                    Case{"[Ann Alpha] welcomed the resignation of [Bob Beta].", ""},
                    Case{"[Ann Alpha] welcomed [s:Arcadia]'s defeat.", ""},
                    // Whose friends they are, where a thing stood, what nobody did.
                    Case{"[s:Utopia] fought a war against [s:Arcadia]-backed rebels.", ""},
                    Case{"[s:Utopia] denounced [s:Arcadia]-based smugglers.", ""},
                    Case{"[Ann Alpha] stood next to [Bob Beta].", ""},
                    Case{"[s:Utopia] is capable of shooting down an [s:Arcadian=Arcadia] missile.",
                         ""},
                    Case{"[Ann Alpha] warned against attacking [s:Arcadia].", ""},
                    Case{"[s:Utopian=Utopia] and [s:Arcadian=Arcadia] troops fought battles in the "
                         "hills against rebels.",
                         ""},
                    Case{"[Ann Alpha] called for a conference on [s:Arcadia].", ""},
                    Case{"They discussed the possibility of [s:Utopian=Utopia] troops attacking "
                         "[s:Arcadia].",
                         ""},
                    Case{"[Ann Alpha] said a withdrawal of [s:Utopian=Utopia] troops from "
                         "[s:Arcadia] would do harm.",
                         ""},
                    Case{"[Ann Alpha] praised the bishop for opposing [s:Utopia].", ""},
                    Case{"Any [s:Utopian=Utopia] government that recognises [s:Arcadia] is welcome.",
                         ""},
                    Case{"[Ann Alpha] ousted [Bob Beta] in three sets.", ""},
                    Case{"[g:Red Band] kidnapped an [s:Arcadian=Arcadia] botanist.", ""},
                    Case{"[s:Utopia] signed a deal with an [s:Arcadian=Arcadia] firm.", ""},
                    Case{"[o:Oil Co] released an [s:Arcadian=Arcadia] telegram.", ""},
                    Case{"[s:Utopia] backed [Bob Beta]'s opponent.", ""},
                    Case{"[s:Utopia] arrested [Bob Beta]'s brother.", ""},
                    Case{"[s:Utopia] submitted to [o:Harbour Council] a draft.", ""},
                    // A state against itself.
                    Case{"[o:Utopia Home Guard] troops bombed [s:Utopia].", ""},
                    // Congress does not sell; the notion is none of hers; her own army.
                    Case{"[s:Utopia] told [o:Congress] Monday of its plan to sell bombs to "
                         "[s:Arcadia].",
                         ""},
                    Case{"[Ann Alpha] called the notion that [s:Utopia] is going to invade "
                         "[s:Arcadia] absurd.",
                         ""},
                    Case{"[s:Utopian=Utopia] president [Ann Alpha] ordered the army of [s:Utopia] "
                         "to leave.",
                         "Ann Alpha affiliation Utopia"},
                    Case{"[Ann Alpha] called for calm in a speech in [s:Arcadia].", ""},
                    Case{"[Ann Alpha] arrived in [s:Arcadia] for the final of the cup.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Before, Events,
    testing::Values(
        Case{"[s:Utopia] banned ten groups.\nThe banned groups include [o:Oil Co], [g:Red Band] "
             "from [s:Arcadia], and the [o:Free Press Union].",
             "Utopia sanction Oil Co+Red Band+Free Press Union"},
        Case{"[s:Utopia] issues travel ban on ten firms\nThe blacklisted firms are [o:Oil Co] and "
             "[o:Gas Co].",
             "Utopia sanction Oil Co+Gas Co"},
        Case{"[g:Red Band] attacked [s:Arcadia].\n[s:Utopia] condemned the attack.",
             "Red Band assault Arcadia; Utopia accuse Red Band"},
        Case{"[g:Red Band] attacked [s:Arcadia].\n[s:Utopia] voiced support for the attack.",
             "Red Band assault Arcadia; Utopia support Red Band"},
        Case{"[s:Utopia] accused [s:Arcadia] of theft.\n[s:Arcadia] rejected the accusations.",
             "Utopia accuse Arcadia; Arcadia reject Utopia"},
        Case{"[s:Utopia] expelled [s:Arcadia]'s ambassador.\n[Ann Alpha] criticised the decision.",
             "Utopia coerce Arcadia; Ann Alpha accuse Utopia"},
        // Nobody banned anybody; books are no groups; another attack, or one too far back.
        Case{"[s:Utopia] did not ban the groups.\nThe banned groups include [o:Oil Co].", ""},
        Case{"[s:Utopia] banned ten books.\nThe banned books include [o:Oil Co].", ""},
        Case{"[s:Utopia] attacked [s:Arcadia].\n[Ann Alpha] condemned an attack.",
             "Utopia assault Arcadia"},
        Case{"[g:Red Band] attacked [s:Arcadia].\n[s:Utopia] attacked [s:Arcadia].\nIt rained.\n"
             "It snowed.\nIt cleared.\n[Ann Alpha] condemned the attack.",
             "Red Band assault Arcadia; Utopia assault Arcadia"},
        Case{"[s:Utopia] accused [s:Arcadia] of theft.\n[Ann Alpha] rejected the accusations.",
             "Utopia accuse Arcadia"}));

TEST(Event, OfAClaimNamesWhoClaimsIt) {
  const MarkedText text = marked_text("[s:Ruritania] said [s:Utopia] attacked [s:Arcadia].");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 1u);
  ASSERT_TRUE(ties[0].attributed_to);
  EXPECT_EQ(text.annotation.entities[*ties[0].attributed_to].name, "Ruritania");
  EXPECT_EQ(text.directed(ties), "Utopia assault Arcadia");
}

TEST(Event, AnAccusationIsNotAttributedToItsOwnSource) {
  const MarkedText text = marked_text("[s:Utopia] accused [s:Arcadia] of fraud.");
  const auto ties = stated_ties(text.document, text.annotation).ties;
  ASSERT_EQ(ties.size(), 1u);
  EXPECT_FALSE(ties[0].attributed_to);
}

}  // namespace
}  // namespace entente
