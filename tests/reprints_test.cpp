#include "graph/reprints.h"

#include <gmock/gmock.h>

#include "graph/build.h"
#include "graph/fold.h"
#include "graph/shingles.h"
#include "graph/snapshot.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A text of as many made-up words, all different; every `step`th is another one in version `v`.
std::string words(int count, int step = 0, int version = 0) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += "word" + std::to_string(i);
    if (step > 0 && i % step == 0) out += "x" + std::to_string(version);
    out += i % 10 == 9 ? ". " : " ";
  }
  return out;
}

Record with_text(const std::string& id, const std::string& day, const std::string& text) {
  Record r = test::ann_and_bob(id, day, std::uint64_t{1} << 32);
  r.document.text = "Ann Lee met Bob Ray on Friday. " + text;
  r.document.key = document_key(r.document.text, r.document.published, id);
  return r;
}

std::vector<std::vector<std::string>> ids_of(const Store& store) {
  std::vector<std::vector<std::string>> out;
  for (const Story& story : stories(store)) {
    out.emplace_back();
    for (const std::string& key : story.documents)
      out.back().push_back(find_documents(store, key).front().source_id);
  }
  return out;
}

// a b c d e has the runs abc bcd cde; b c d e f has bcd cde def: 2 of 4.
TEST(Shingles, AreSharedByTextsWithTheSameRunsOfThreeWords) {
  const Overlap both = overlap(shingles_of("A, b c. D e"), shingles_of("b c d e f"));
  EXPECT_EQ(both.shared, 2u);
  EXPECT_EQ(both.either, 4u);
  EXPECT_EQ(shingles_of("One two").runs.size(), 1u);
  EXPECT_THAT(shingles_of(" - ").runs, IsEmpty());
}

// 128 values agree with the probability of the resemblance: within four standard deviations.
TEST(Shingles, HaveSketchesThatAgreeAsOftenAsTheTextsResemble) {
  const Shingles a = shingles_of(words(400)), b = shingles_of(words(400, 10, 1));
  const Overlap both = overlap(a, b);
  const double resemblance = static_cast<double>(both.shared) / static_cast<double>(both.either);
  EXPECT_NEAR(resemblance, 0.538, 0.01);  // 7 of 10 runs are kept: 0.7 / 1.3
  const Sketch one = sketch_of(a), other = sketch_of(b);
  double agree = 0;
  for (std::size_t i = 0; i < sketch_size; ++i) agree += one[i] == other[i];
  EXPECT_NEAR(agree / sketch_size, resemblance, 4 * 0.044);
}

TEST(Reprints, AreTextsWithAThirdOfTheirRunsInCommon) {
  const Store store = test::store_of({with_text("a", "2022-01-03", words(100)),
                                      with_text("b", "2022-01-03", words(100, 10, 1)),
                                      with_text("c", "2022-01-03", words(100, 2, 2))});
  ASSERT_EQ(stories(store).size(), 1u);
  EXPECT_EQ(stories(store)[0].documents.size(), 2u);
  const StoreSummary sum = summary(store);
  EXPECT_EQ(sum.reprints, 1u);
  EXPECT_EQ(sum.reprinted, 1u);
}

TEST(Reprints, OfAFewWordsHaveAllOfThem) {
  const Store store = test::store_of({with_text("a", "2022-01-03", words(20)),
                                      with_text("b", "2022-01-03", words(20, 19, 1)),
                                      with_text("c", "2022-01-04", words(20))});
  EXPECT_THAT(ids_of(store), ElementsAre(ElementsAre("a", "c")));
}

// The original agrees with each copy more than copies do with each other, whatever its date.
TEST(Reprints, StandBehindTheTextThatAgreesMostWithTheOthers) {
  std::vector<Record> records = {with_text("original", "2022-01-09", words(300))};
  for (int copy = 1; copy <= 5; ++copy)
    records.push_back(with_text("copy" + std::to_string(copy), "2022-01-03",
                                words(300, 9 + copy, copy)));
  const auto found = ids_of(test::store_of(records));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].size(), 6u);
  EXPECT_EQ(found[0][0], "original");
}

TEST(Reprints, CountOnceInEveryWeightAndCount) {
  const std::vector<Record> once = {with_text("a", "2022-01-03", words(100)),
                                    with_text("z", "2022-01-05", "")};
  std::vector<Record> twice = once;
  twice.push_back(with_text("b", "2022-01-04", words(100)));
  for (const Layer layer : {Layer::co_mention, Layer::meetings}) {
    SnapshotQuery query;
    query.layer = layer;
    const Snapshot one = snapshot(test::store_of(once), query);
    const Snapshot two = snapshot(test::store_of(twice), query);
    ASSERT_EQ(two.edges.size(), 1u);
    EXPECT_EQ(one.edges[0].strength, two.edges[0].strength);
    EXPECT_EQ(one.edges[0].sentences, two.edges[0].sentences);
    EXPECT_EQ(two.nodes[0].mentions, 2u);
    EXPECT_EQ(two.documents, 2u);
    EXPECT_EQ(two.typed[0].tellings, 2u);
  }
}

// A reprint in February of what January told is what February has of it.
TEST(Reprints, CountInAWindowThatHasNoEarlierMember) {
  const Store store = test::store_of({with_text("a", "2022-01-03", words(100)),
                                      with_text("b", "2022-02-03", words(100)),
                                      with_text("c", "2022-02-04", words(100))});
  SnapshotQuery february;
  february.since = parse_iso_date("2022-02-01")->first;
  EXPECT_EQ(snapshot(store, february).documents, 1u);
  EXPECT_EQ(snapshot(store, february).edges.at(0).documents, 1u);
  EXPECT_EQ(snapshot(store).documents, 1u);
}

TEST(Reprints, MakeNoActorsAndFollowTheArticleTheyReprint) {
  Record copy = with_text("b", "2022-01-04", words(100));
  copy.annotation.entities[1].name = "Bob Roy";  // a slip of the copy
  copy.document.text.replace(copy.document.text.find("Bob Ray"), 7, "Bob Roy");
  copy.document.key = document_key(copy.document.text, copy.document.published, "b");
  const Store store = test::store_of({with_text("a", "2022-01-03", words(100)), copy});
  EXPECT_EQ(ids_of(store).size(), 1u);
  std::vector<std::string> keys;
  for (const StoredActor& actor : actors(store)) keys.push_back(actor.key);
  EXPECT_THAT(keys, ElementsAre("ann-lee", "bob-ray"));
  EXPECT_EQ(actors(store)[0].documents, 2u);  // linked there as well
}

TEST(Reprints, LeaveTheSameStoreInAnyOrderAndWhenTakenOutAgain) {
  const test::Folder folder;
  const std::string text = "Prime Minister Ann Lee met President Bob Ray. " + words(80);
  const std::string a = folder.put("a.txt", text);
  const std::string b = folder.put("b.txt", text + "The two left.");
  const std::string c = folder.put("c.txt", "Ann Lee met Carl Dee in Oslo.");
  const auto digest = [](const BuildReport& report) { return report.store.digest; };
  const std::string alone = digest(build_graph({a, c}, folder / "one.entente", {}, {}));
  build_graph({b}, folder / "two.entente", {}, {});
  const std::string pieces = digest(build_graph({c, a}, folder / "two.entente", {}, {}));
  EXPECT_EQ(pieces, digest(build_graph({a, b, c}, folder / "three.entente", {}, {})));
  remove_documents(folder / "two.entente", {"b"}, {});
  EXPECT_EQ(summary(Store::open(folder / "two.entente")).digest, alone);
}

// A thousand texts that share half of their words with all the others, in many bands.
TEST(Reprints, AreFoundInTimeAmongManyTextsOfOneMould) {
  std::vector<Record> records;
  for (int i = 0; i < 1000; ++i)
    records.push_back(with_text("d" + std::to_string(i), "2022-01-03",
                                words(60) + words(120, 1, i)));
  EXPECT_EQ(summary(test::store_of(records)).documents, 1000u);
}

}  // namespace
}  // namespace entente
