#include "graph/evidence.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "graph/build.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

std::string marked_words(const Passage& passage) {
  std::string words;
  for (const Mark& mark : passage.marks)
    (words += words.empty() ? "" : "|") += cut(passage.text, mark.span);
  return words;
}

TEST(Evidence, ShowsEachTellingAndTheNearestPairWithItsWordsMarked) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", 1)});
  const auto all = actors(store);
  const auto found = evidence(store, all[0].id, all[1].id);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].kind, TieKind::meet);
  EXPECT_EQ(marked_words(found[0].passage), "Ann Lee|met|Bob Ray");
  EXPECT_EQ(found[0].when_stated, "on Friday");
  EXPECT_EQ(found[1].kind, TieKind::co_mention);
  EXPECT_EQ(marked_words(found[1].passage), "Ann Lee|Bob Ray");
  EXPECT_EQ(found[1].passage.text, "Ann Lee met Bob Ray on a.");
}

TEST(Evidence, CanBeAskedForByPlace) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", 1)});
  const std::string place = documents(store)[0].short_key + ":s1";
  EXPECT_TRUE(is_place(place));
  EXPECT_EQ(passage_at(store, place).place(), place);
  EXPECT_THROW(passage_at(store, documents(store)[0].short_key + ":s2"), Error);
  EXPECT_EQ(passage_at(store, "a:s1").place(), place) << "by the source's id";
}

std::string complaint_about(const Store& store, std::string_view place) {
  try {
    passage_at(store, place);
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TEST(Evidence, SaysWhatIsWrongWithAPlace) {
  Record twin = test::ann_and_bob("b", "2022-01-04", 1);
  twin.document.uri = "a";  // the other's id: two documents go by that name
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", 1), twin});
  for (const char* wrong : {"3fa91c2e:s", ":s9", "3fa91c2e:s0", "3fa91c2e:s9x"}) {
    EXPECT_TRUE(is_place(wrong)) << wrong;
    EXPECT_THAT(complaint_about(store, wrong), HasSubstr("does not name a sentence")) << wrong;
  }
  EXPECT_TRUE(is_place("zz:s9"));
  EXPECT_THAT(complaint_about(store, "zz:s9"),
              HasSubstr("no sentence \"zz:s9\": no document \"zz\""));
  EXPECT_THAT(complaint_about(store, "b:s9"), HasSubstr("has s1 to s1"));
  EXPECT_THAT(complaint_about(store, "a:s1"), HasSubstr("2 documents"));
  EXPECT_FALSE(is_place("Agent:smith"));
  EXPECT_FALSE(is_place("Ann Lee"));
}

// Every edge of the example: the passages hold words of both actors.
TEST(Evidence, OfEveryEdgeNamesBothActors) {
  const Store store =
      build_in_memory({std::string(ENTENTE_SOURCE_DIR) + "/examples/crisis"}, {}, {});
  const auto all = actors(store);
  std::size_t edges = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      for (const EvidenceRecord& record : evidence(store, all[i].id, all[j].id)) {
        bool first = false, second = false;
        for (const Mark& mark : record.passage.marks) {
          ASSERT_LE(mark.span.end, record.passage.text.size());
          first = first || mark.actor == all[i].id;
          second = second || mark.actor == all[j].id;
        }
        // A participant may be told of by a sentence that does not name it.
        if (record.kind == TieKind::co_mention) {
          EXPECT_TRUE(first && second)
              << all[i].name << " - " << all[j].name << ": " << record.passage.text;
          ++edges;
        }
      }
  EXPECT_GT(edges, 50u);
}

TEST(FindActor, ReadsANameFromTheStrictestToTheLoosestWay) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", 1)});
  const auto all = actors(store);
  for (const char* wanted : {"ann-lee", "Ann Lee", "ann lee", "Lee", "LEE", "Ann"})
    EXPECT_EQ(find_actor(all, wanted, "x").key, "ann-lee") << wanted;
}

TEST(FindActor, OffersTheNearestNameForAnUnknownOne) {
  const Store store = test::store_of({test::ann_and_bob("a", "2022-01-03", 1)});
  try {
    find_actor(actors(store), "Ann Leo", "x.entente");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(exit_code(error.kind()), 2);
    EXPECT_THAT(error.what(), HasSubstr("no actor named \"Ann Leo\" in x.entente"));
    EXPECT_THAT(error.what(), HasSubstr("did you mean  Ann Lee (person, 1 sentence)?"));
  }
}

TEST(FindActor, ListsThoseThatFitEquallyWell) {
  Record r = test::ann_and_bob("a", "2022-01-03", 1);
  r.annotation.entities[1].name = "Max Lee";
  try {
    find_actor(actors(test::store_of({r})), "Lee", "x.entente");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("ambiguous"));
    EXPECT_THAT(error.what(), HasSubstr("max-lee"));
  }
}

}  // namespace
}  // namespace entente
