#include "extract/resolve_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

EntityRecord record(std::string document, std::uint32_t entity, std::string name,
                    ActorType type = ActorType::person, std::string canonical = {}) {
  EntityRecord r;
  r.document_key = std::move(document);
  r.entity = entity;
  r.name = std::move(name);
  r.canonical = std::move(canonical);
  r.type = type;
  r.mentions = 1;
  r.surfaces = {r.name};
  return r;
}

std::vector<std::string> keys(const std::vector<ActorGroup>& groups) {
  std::vector<std::string> out;
  for (const ActorGroup& group : groups) out.push_back(group.key);
  return out;
}

TEST(ResolveCorpus, JoinsEqualNamesOfSeveralDocuments) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Ada Stone"), record("d2", 3, "Ada Stone"), record("d2", 4, "Ben Rock")};
  const auto groups = resolve_corpus(records);
  EXPECT_THAT(keys(groups), ElementsAre("ada-stone", "ben-rock"));
  EXPECT_THAT(groups[0].links, SizeIs(2));
  EXPECT_EQ(groups[0].links[1].reason, "same name");
}

TEST(ResolveCorpus, JoinsWhatATableKnowsByItsCanonicalName) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "US", ActorType::state, "United States"),
      record("d2", 0, "America", ActorType::state, "United States")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].name, "United States");
  EXPECT_THAT(groups[0].aliases, ElementsAre("America", "US"));
}

TEST(ResolveCorpus, IgnoresCompositionZeroWidthAndDiacritics) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Jos\u00e9 P\u00e9rez"), record("d2", 0, "Jose\u0301 Pe\u0301rez"),
      record("d3", 0, "Jo\u200bs\u00e9 P\u00e9rez"), record("d4", 0, "Jose Perez")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(1));
}

EntityRecord with_role(EntityRecord r, std::string role) {
  r.roles = {std::move(role)};
  return r;
}

TEST(ResolveCorpus, JoinsALoneSurnameWithItsOnlyBearer) {
  const std::vector<EntityRecord> records = {
      with_role(record("d1", 0, "Ada Stone"), "Foreign Minister of Peru"),
      with_role(record("d2", 0, "Stone"), "Foreign Minister")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].key, "ada-stone");
  ASSERT_THAT(groups[0].links, SizeIs(2));
  EXPECT_EQ(groups[0].links[1].reason, "surname of the only Ada Stone in the corpus");
  EXPECT_LT(groups[0].links[1].score, 1.0f);
}

TEST(ResolveCorpus, JoinsARareSurnameWithItsOnlyBearerAndACommonOneByItsCompany) {
  std::vector<EntityRecord> records = {record("d1", 0, "Olga Danilenko"),
                                       record("d2", 0, "Danilenko"), record("d3", 0, "Ada Stone"),
                                       record("d4", 0, "Stone")};
  EXPECT_THAT(keys(resolve_corpus(records)), ElementsAre("ada-stone", "olga-danilenko", "stone"));
  records.push_back(record("d3", 1, "Ben Rockwell"));
  records.push_back(record("d4", 1, "Ben Rockwell"));
  EXPECT_THAT(keys(resolve_corpus(records)),
              ElementsAre("ada-stone", "ben-rockwell", "olga-danilenko"));
}

TEST(ResolveCorpus, KeepsALoneSurnameOfTwoGivenNamesApartAndSaysWhoItMayBe) {
  const std::vector<EntityRecord> records = {record("d1", 0, "Olga Danilenko"),
                                             record("d2", 0, "Sergey Danilenko"),
                                             record("d3", 0, "Danilenko")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(keys(groups), ElementsAre("danilenko", "olga-danilenko", "sergey-danilenko"));
  EXPECT_THAT(groups[0].maybe, SizeIs(1));
}

TEST(ResolveCorpus, JoinsTranscriptionsOfOneName) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Volodymyr Zelensky"), record("d2", 0, "Volodymyr Zelenskyy"),
      record("d3", 0, "Vladimir Zelenskiy"), record("d1", 1, "Muammar Gaddafi"),
      record("d2", 1, "Moammar al-Qadhafi"), record("d1", 2, "Mohammed Daoudi"),
      record("d2", 2, "Muhammad Daoudi"),    record("d3", 2, "Mahmoud Daoudi"),
      record("d1", 3, "Zhang Yiming"),       record("d3", 3, "Yiming Zhang")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(5));
}

TEST(ResolveCorpus, MakesNoChainOfInitials) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "John Stone"),   record("d2", 0, "J. Stone"),
      record("d3", 0, "James Stone"),  record("d1", 1, "Ben Rockwell"),
      record("d2", 1, "Ben Rockwell"), record("d3", 1, "Ben Rockwell")};
  EXPECT_THAT(keys(resolve_corpus(records)),
              ElementsAre("ben-rockwell", "j-stone", "james-stone", "john-stone"));
}

TEST(ResolveCorpus, KeepsFatherAndSonApart) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Karl Rand Sr."), record("d1", 1, "Karl Rand Jr."),
      record("d2", 0, "Karl Rand"), record("d3", 0, "George W. Bush", ActorType::person),
      record("d4", 0, "George H. W. Bush")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(5));
}

EntityRecord on(EntityRecord r, int day) {
  r.date = std::chrono::sys_days(std::chrono::days(18000 + day));
  return r;
}

TEST(ResolveCorpus, KeepsTwoOfOneNameApartWhoseRolesAreAtOdds) {
  const std::vector<EntityRecord> records = {
      on(with_role(record("d1", 0, "Sergey Petrov"), "Foreign Minister of Karsova"), 0),
      on(with_role(record("d2", 0, "Sergey Petrov"), "goalkeeper"), 1),
      on(with_role(record("d3", 0, "Sergey Petrov"), "Foreign Minister of Karsova"), 2)};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_NE(groups[0].key, groups[1].key);
  EXPECT_EQ(groups[0].links.size() + groups[1].links.size(), 3u);
  ASSERT_THAT(groups[0].maybe, SizeIs(1));
  EXPECT_EQ(groups[0].maybe[0].key, groups[1].key);
}

TEST(ResolveCorpus, JoinsRolesOfOneFieldWhereAThirdIsAtOdds) {
  const std::vector<EntityRecord> records = {
      with_role(record("d1", 0, "Sergey Petrov"), "Foreign Minister of Karsova"),
      with_role(record("d2", 0, "Sergey Petrov"), "goalkeeper"),
      with_role(record("d3", 0, "Sergey Petrov"), "coach"),
      with_role(record("d4", 0, "Sergey Petrov"), "Foreign Minister of Belarus")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(3));
}

TEST(ResolveCorpus, GivesANameThatTwoBearToTheBetterKnownAndNotesTheDoubt) {
  const std::vector<EntityRecord> records = {
      with_role(record("d1", 0, "Sergey Petrov"), "Foreign Minister of Karsova"),
      with_role(record("d2", 0, "Sergey Petrov"), "goalkeeper"),
      with_role(record("d3", 0, "Sergey Petrov"), "goalkeeper"), record("d4", 0, "Sergey Petrov"),
      record("d5", 0, "Sergey Petrov")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(2));
  const ActorGroup& known = groups[0].links.size() > 1 ? groups[0] : groups[1];
  EXPECT_THAT(known.links, SizeIs(4));
  EXPECT_THAT(known.maybe, SizeIs(1));
  EXPECT_EQ(known.links.back().score, 0.5f);
}

TEST(ResolveCorpus, NotesWhoHoldsTheOfficeOfAnUnnamedOne) {
  EntityRecord unnamed = on(record("d2", 0, "Foreign Minister of Spain"), 10);
  unnamed.named = false;
  EntityRecord later = on(record("d3", 0, "Foreign Minister of Spain"), 900);
  later.named = false;
  const std::vector<EntityRecord> records = {
      on(with_role(record("d1", 0, "Ada Stone"), "Foreign Minister of Spain"), 0), unnamed, later};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(3));
  EXPECT_EQ(groups[0].key, "ada-stone");
  ASSERT_THAT(groups[0].maybe, SizeIs(1));
  EXPECT_EQ(groups[0].maybe[0].reason, "holder of this office at the time");
}

TEST(ResolveCorpus, JoinsUnnamedOfOneOfficeAtOneTime) {
  std::vector<EntityRecord> records = {on(record("d1", 0, "Foreign Minister of Spain"), 10),
                                       on(record("d2", 0, "Foreign Minister of Spain"), 20)};
  records[0].named = records[1].named = false;
  EXPECT_THAT(resolve_corpus(records), SizeIs(1));
}

TEST(ResolveCorpus, LeavesThePlaceOutOfANameThatIsToldWithoutIt) {
  const std::vector<EntityRecord> records = {record("d1", 0, "Amy Stone of Minnesota"),
                                             record("d2", 0, "Amy Stone of Minnesota"),
                                             record("d3", 0, "Amy Stone")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].name, "Amy Stone");
  EXPECT_EQ(groups[0].key, "amy-stone");
}

TEST(ResolveCorpus, NeverJoinsLookAlikesWhateverTheEvidence) {
  std::vector<EntityRecord> records = {
      with_role(record("d1", 0, "Ivan Karov"), "President of Peru"),
      with_role(record("d2", 0, "Ivan K\u0430rov"), "President of Peru"),
      record("d1", 1, "Ben Rockwell"), record("d2", 1, "Ben Rockwell")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(3));
}

TEST(ResolveCorpus, JoinsAMisspellingOnlyWithEvidence) {
  std::vector<EntityRecord> records = {record("d1", 0, "Volodymyr Zhukovskyy"),
                                       record("d2", 0, "Volodoymyr Zhukovskyy")};
  const auto apart = resolve_corpus(records);
  ASSERT_THAT(apart, SizeIs(2));
  EXPECT_THAT(apart[0].maybe, SizeIs(1));
  records[0].roles = records[1].roles = {"driver"};
  EXPECT_THAT(resolve_corpus(records), SizeIs(1));
}

TEST(ResolveCorpus, TellsTheNationalBanksOfTwoStatesApart) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "National Bank", ActorType::organization),
      record("d1", 1, "Kenya", ActorType::state, "Kenya"),
      record("d2", 0, "National Bank", ActorType::organization),
      record("d2", 1, "Poland", ActorType::state, "Poland"),
      record("d3", 0, "National Bank of Poland", ActorType::organization)};
  const auto groups = resolve_corpus(records);
  EXPECT_THAT(keys(groups),
              ElementsAre("kenya", "national-bank-kenya", "national-bank-of-poland", "poland"));
  EXPECT_THAT(groups[2].links, SizeIs(2));
}

TEST(ResolveCorpus, TakesAWordOfATableForTheSurnameThatItsDocumentSpellsOut) {
  EntityRecord bloc = record("d1", 1, "The West", ActorType::group, "The West");
  bloc.surfaces = {"West"};
  EntityRecord other = bloc;
  other.document_key = "d2";
  const std::vector<EntityRecord> records = {record("d1", 0, "Kanye West"), bloc, other};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(keys(groups), ElementsAre("kanye-west", "the-west"));
  EXPECT_THAT(groups[0].links, SizeIs(2));
  EXPECT_EQ(groups[0].type, ActorType::person);
}

TEST(ResolveCorpus, TakesALoneCourtForTheOneItsDocumentNamesInFull) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Court", ActorType::organization),
      record("d1", 1, "Karsova Supreme Court", ActorType::organization),
      record("d2", 0, "Court", ActorType::organization)};
  EXPECT_THAT(keys(resolve_corpus(records)), ElementsAre("court", "karsova-supreme-court"));
}

TEST(ResolveCorpus, TakesTheTablesStateUnlessTheDocumentTellsOfAnother) {
  const auto senate = [](const char* document) {
    EntityRecord r = record(document, 0, "United States Senate", ActorType::organization,
                            "United States Senate");
    r.surfaces = {"Senate"};
    return r;
  };
  const std::vector<EntityRecord> records = {senate("d1"), senate("d2"),
                                             record("d2", 1, "Poland", ActorType::state, "Poland")};
  const auto groups = resolve_corpus(records);
  EXPECT_THAT(keys(groups), ElementsAre("poland", "senate-poland", "united-states-senate"));
}

TEST(ResolveCorpus, JoinsAnAcronymThatAnotherDocumentSpellsOut) {
  EntityRecord full = record("d1", 0, "Karsovan Rail Workers Union", ActorType::organization);
  full.surfaces = {"Karsovan Rail Workers Union", "KRWU"};
  const std::vector<EntityRecord> records = {full,
                                             record("d2", 0, "KRWU", ActorType::organization)};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].links[1].reason,
            "acronym that another document gives for Karsovan Rail Workers Union");
}

TEST(ResolveCorpus, DatesTheRolesTold) {
  const std::vector<EntityRecord> records = {
      on(with_role(record("d1", 0, "Ada Stone"), "Mayor"), 0),
      on(with_role(record("d2", 0, "Ada Stone"), "Mayor"), 30),
      on(with_role(record("d3", 0, "Ada Stone"), "Governor"), 400)};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  ASSERT_THAT(groups[0].roles, SizeIs(2));
  EXPECT_EQ(groups[0].roles[0].role, "Mayor");
  EXPECT_EQ(groups[0].roles[0].last, records[1].date);
  EXPECT_EQ(groups[0].roles[0].documents, 2u);
  EXPECT_EQ(groups[0].roles[1].first, records[2].date);
}

TEST(ResolveCorpus, KeepsALoneSurnameOfTwoPersonsApart) {
  const std::vector<EntityRecord> records = {record("d1", 0, "Ada Stone"), record("d2", 0, "Stone"),
                                             record("d3", 0, "Ben Stone")};
  EXPECT_THAT(resolve_corpus(records), SizeIs(3));
}

TEST(ResolveCorpus, KeepsALoneSurnameOfAnotherRoleApart) {
  for (const char* role : {"President", "Foreign Minister of Chile"}) {
    const std::vector<EntityRecord> records = {
        with_role(record("d1", 0, "Ada Stone"), "Foreign Minister of Peru"),
        with_role(record("d2", 0, "Stone"), role)};
    EXPECT_THAT(resolve_corpus(records), SizeIs(2)) << role;
  }
}

TEST(ResolveCorpus, NamesAPersonAsTheTextsDoUnderAStableKey) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Ad\u00e1 Stone", ActorType::person, "Ada Stone"),
      record("d2", 0, "Ada Stone", ActorType::person, "Ada Stone"),
      record("d3", 0, "Ad\u00e1 Stone", ActorType::person, "Ada Stone")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].name, "Ad\u00e1 Stone");
  EXPECT_EQ(groups[0].key, "ada-stone");
}

TEST(ResolveCorpus, JoinsALoneWordWithTheStateThatOthersTell) {
  const std::vector<EntityRecord> records = {record("d1", 0, "Zembavia", ActorType::state),
                                             record("d2", 0, "Zembavia")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_EQ(groups[0].type, ActorType::state);
}

TEST(ResolveCorpus, KeepsAPersonApartFromAStateOfTheSameName) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Georgia", ActorType::state, "Georgia"), record("d2", 0, "Georgia")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_NE(groups[0].key, groups[1].key);
}

TEST(ResolveCorpus, JoinsAFirmThatOneTextTookForAPerson) {
  for (const auto& [name, actors] :
       {std::pair("Polar Freight", 1u), std::pair("Ann Freight", 2u)}) {
    const std::vector<EntityRecord> records = {record("d1", 0, name),
                                               record("d2", 0, name, ActorType::organization)};
    EXPECT_THAT(resolve_corpus(records), SizeIs(actors)) << name;
  }
}

TEST(ResolveCorpus, KeepsLookAlikesApartAndWarns) {
  const std::vector<EntityRecord> records = {record("d1", 0, "Ivan Karov"),
                                             record("d2", 0, "Ivan K\u0430rov")};
  const auto groups = resolve_corpus(records);
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_EQ(groups[0].key, "ivan-karov");
  const auto warnings = confusable_names(groups);
  ASSERT_THAT(warnings, SizeIs(1));
  EXPECT_EQ(warnings[0].reason, "names.confusable");
  EXPECT_THAT(warnings[0].message, HasSubstr("ivan-karov"));
}

TEST(ResolveCorpus, JoinsWhatMustBeOneWhateverTheNames) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Ada Stone"), record("d2", 0, "A. Flint"), record("d3", 0, "Ben Rock")};
  EXPECT_THAT(resolve_corpus(records, {.must_link = {{0, 1}}, .cannot_link = {}, .apart = {}}),
              SizeIs(2));
}

TEST(ResolveCorpus, NeverJoinsAForbiddenPairNorByWayOfAThird) {
  std::vector<EntityRecord> records = {record("d1", 0, "Ada Stone"), record("d2", 0, "Ada Stone"),
                                       record("d3", 0, "Ada Stone")};
  const auto groups =
      resolve_corpus(records, {.must_link = {}, .cannot_link = {{0, 1}}, .apart = {}});
  ASSERT_THAT(groups, SizeIs(2));
  for (const ActorGroup& group : groups) {
    std::vector<std::uint32_t> members;
    for (const Link& link : group.links) members.push_back(link.record);
    EXPECT_FALSE(std::count(members.begin(), members.end(), 0u) &&
                 std::count(members.begin(), members.end(), 1u));
  }
}

TEST(ResolveCorpus, LeavesAloneWhatIsSetApart) {
  const std::vector<EntityRecord> records = {
      record("d1", 0, "Ada Stone"), record("d2", 0, "Ada Stone"), record("d3", 0, "Ada Stone"),
      record("d4", 0, "Ada Stone")};
  const auto groups =
      resolve_corpus(records, {.must_link = {{1, 2}}, .cannot_link = {}, .apart = {1, 2}});
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_THAT(groups[0].links, SizeIs(2));
  EXPECT_THAT(groups[1].links, SizeIs(2));
}

TEST(ResolveCorpus, DoesNotDependOnTheOrderOfTheRecords) {
  std::vector<EntityRecord> records = {record("d1", 0, "Ada Stone"),
                                       record("d2", 1, "Ada St\u00f3ne"), record("d3", 2, "Stone"),
                                       record("d1", 1, "US", ActorType::state, "United States"),
                                       record("d2", 0, "Ada Stone", ActorType::organization)};
  const auto first = resolve_corpus(records);
  std::reverse(records.begin(), records.end());
  const auto second = resolve_corpus(records);
  ASSERT_EQ(keys(first), keys(second));
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].name, second[i].name);
    EXPECT_EQ(first[i].aliases, second[i].aliases);
    EXPECT_EQ(first[i].links.size(), second[i].links.size());
  }
}

}  // namespace
}  // namespace entente
