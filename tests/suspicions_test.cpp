#include "graph/suspicions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/comention.h"
#include "graph/alike_names.h"
#include "graph/corrections_file.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

StoredActor actor(std::string name, ActorType type = ActorType::person, std::string role = {}) {
  StoredActor a;
  a.key = name;
  a.name = std::move(name);
  a.type = type;
  a.role = std::move(role);
  return a;
}

std::string why(const StoredActor& a, const StoredActor& b) {
  const auto pairs = alike_names({a, b});
  return pairs.empty() ? "" : pairs[0].why;
}

TEST(AlikeNames, AreFoundBySurnameInitialAndSound) {
  EXPECT_THAT(why(actor("Ada Stone"), actor("Stone")), HasSubstr("surname"));
  EXPECT_THAT(why(actor("Ada Stone"), actor("A. Stone")), HasSubstr("initial"));
  EXPECT_THAT(why(actor("Ada Stone"), actor("Ada Stune")), HasSubstr("alike"));
  EXPECT_THAT(
      why(actor("OSCE", ActorType::organization),
          actor("Organization for Security and Cooperation in Europe", ActorType::organization)),
      HasSubstr("acronym"));
  EXPECT_THAT(why(actor("Ivan Karov"), actor("Ivan K\u0430rov")), HasSubstr("look alike"));
  EXPECT_THAT(why(actor("Jordan"), actor("Jordan", ActorType::state)), HasSubstr("state"));
}

TEST(AlikeNames, AreNotThoseOfTwoPeople) {
  EXPECT_EQ(why(actor("Ada Stone"), actor("Ben Stone")), "");
  EXPECT_EQ(why(actor("Ada Stone", ActorType::person, "President"),
                actor("Stone", ActorType::person, "Foreign Minister")),
            "");
  EXPECT_EQ(why(actor("Chad", ActorType::state), actor("China", ActorType::state)), "");
}

TEST(AlikeNames, OfAGivenNameNeedItsOnlyBearer) {
  EXPECT_THAT(alike_names({actor("Ada"), actor("Ada Stone")}), SizeIs(1));
  EXPECT_THAT(alike_names({actor("Ada"), actor("Ada Stone"), actor("Ada Flint")}), IsEmpty());
}

// One document: who is named next to whom, one sentence a name.
Record document(const std::string& id, const std::vector<std::string>& names) {
  Record r;
  r.document.id = id;
  Annotation& a = r.annotation;
  for (const std::string& name : names) {
    const auto begin = static_cast<std::uint32_t>(r.document.text.size());
    const auto at = static_cast<std::uint32_t>(a.mentions.size());
    r.document.text += name + ". ";
    const auto end = static_cast<std::uint32_t>(begin + name.size());
    a.sentences.push_back({{begin, end + 1}, 2 * at, 2 * at + 2, 0, false});
    a.entities.emplace_back().name = name;
    a.mentions.push_back(
        {{begin, end}, at, 2 * at, 2 * at + 1, at, ActorType::person, 1.0f, "rule", "full name"});
  }
  r.document.key = document_key(r.document.text, r.document.published, id);
  a.co_mentions = co_mentions(a.mentions, a.sentences);
  return r;
}

// "Ada Stone" and "A. Stone" are both named near others; "Rut Moor" and "R. Moor" hardly.
std::vector<Record> records() {
  return {document("one", {"Ada Stone", "Bob Ray", "Cid Fox"}),
          document("two", {"A. Stone", "Dan Orr", "Gil Poe"}),
          document("three", {"A. Stone", "Hal Yew"}), document("four", {"Rut Moor", "Ian Low"}),
          document("five", {"R. Moor"})};
}

std::vector<Suspicion> of(const Store& store) { return suspicions(store, snapshot(store)); }

TEST(Suspicions, ComeByWhatADecisionWouldChange) {
  const Store store = test::store_of(records());
  const std::vector<Suspicion> all = of(store);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(all[0].keys, ::testing::UnorderedElementsAre("ada-stone", "a-stone"));
  EXPECT_GT(all[0].effect, 0);
  EXPECT_EQ(all[0].rank_after, 1u);
  // R. Moor is named near nobody, so joining changes no strength.
  EXPECT_THAT(all[1].keys, Contains("r-moor"));
  EXPECT_EQ(all[1].effect, 0);
}

TEST(Suspicions, EndWithADecisionEitherWay) {
  for (const char* toml : {"[[merge]]\nactor = \"ada-stone\"\nwith = \"a-stone\"\n",
                           "[[must-not-merge]]\nactors = [\"Ada Stone\", \"A. Stone\"]\n"}) {
    Store store = test::store_of(records());
    keep_corrections(store.database(), {"case.corrections.toml", toml});
    resolve_actors(store.database(), {});
    const std::vector<Suspicion> all = of(store);
    ASSERT_THAT(all, SizeIs(1)) << toml;
    EXPECT_THAT(all[0].keys, Contains("r-moor"));
  }
}

TEST(Suspicions, NameWhatAWrongMergeJoined) {
  Store store = test::store_of(
      {document("one", {"Ada Stone", "Bob Ray"}), document("two", {"Ben Stone", "Bob Ray"})});
  EXPECT_THAT(of(store), IsEmpty());
  // A wrong merge from elsewhere: the link of one entity is bent.
  store.database().execute(
      "UPDATE actor_links SET actor = (SELECT id FROM actors WHERE key = 'ada-stone') WHERE actor "
      "= "
      "(SELECT id FROM actors WHERE key = 'ben-stone')");
  const std::vector<Suspicion> all = of(store);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_FALSE(all[0].duplicate);
  EXPECT_THAT(all[0].names, ElementsAre("Ada Stone", "Ben Stone"));
  // Half of its mentions are in question, and it has half of all strength.
  EXPECT_NEAR(all[0].effect, 0.25, 1e-9);
}

}  // namespace
}  // namespace entente
