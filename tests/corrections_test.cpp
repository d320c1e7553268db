// What corrections by hand do to the actors, and that nothing is left of them when they are gone.

#include "graph/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "extract/comention.h"
#include "graph/corrections_file.h"
#include "tests/store_case.h"

namespace entente {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// What an Error says; empty if there is none.
template <class Action>
std::string complaint(Action action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return {};
}

// A document of one sentence a name: "Ann Lee. Bob Ray. Lee." Equal entity numbers are one
// entity, named by its first words.
Record naming(const std::string& id,
              const std::vector<std::pair<std::string, std::uint32_t>>& names) {
  Record r;
  r.document.id = id;
  r.document.uri = id + ".txt";
  Annotation& a = r.annotation;
  for (const auto& [name, entity] : names) {
    const auto begin = static_cast<std::uint32_t>(r.document.text.size());
    const auto at = static_cast<std::uint32_t>(a.mentions.size());
    r.document.text += name + ". ";
    const auto end = static_cast<std::uint32_t>(begin + name.size());
    a.sentences.push_back({{begin, end + 1}, 2 * at, 2 * at + 2, 0, false});
    if (entity == a.entities.size()) a.entities.emplace_back().name = name;
    a.mentions.push_back({{begin, end},
                          at,
                          2 * at,
                          2 * at + 1,
                          entity,
                          ActorType::person,
                          1.0f,
                          "rule",
                          "full name"});
  }
  r.document.key = document_key(r.document.text, r.document.published, id);
  a.co_mentions = co_mentions(a.mentions, a.sentences);
  return r;
}

void correct(Store& store, const std::string& toml) {
  Transaction transaction(store.database());
  keep_corrections(store.database(), {toml.empty() ? "" : "case.corrections.toml", toml});
  resolve_actors(store.database(), {});
  seal(store.database());
  transaction.commit();
}

std::string digest_of(const Store& store) { return summary(store).digest; }

std::vector<std::string> names_of(const Store& store) {
  std::vector<std::string> out;
  for (const StoredActor& actor : actors(store)) out.push_back(actor.name);
  return out;
}

const StoredActor& named_actor(const std::vector<StoredActor>& all, std::string_view name) {
  return find_actor(all, name, "test.entente");
}

std::vector<Record> three() {
  return {naming("one", {{"Ann Lee", 0}, {"Bob Ray", 1}, {"Lee", 0}}),
          naming("two", {{"Ann Lee", 0}, {"Cid Fox", 1}}),
          naming("three", {{"Bob Ray", 0}, {"Bobby Ray", 1}})};
}

struct BadFile {
  const char* text;
  const char* place;
  const char* what;
};

TEST(Corrections, MergeKeepsNameAndKeyOfTheFirst) {
  Store store = test::store_of(three());
  correct(store, "[[merge]]\nactor = \"Bobby Ray\"\nwith = [\"Bob Ray\"]\n");
  const auto all = actors(store);
  EXPECT_THAT(names_of(store), ElementsAre("Ann Lee", "Bobby Ray", "Cid Fox"));
  const StoredActor& merged = named_actor(all, "bobby-ray");
  EXPECT_EQ(merged.mentions, 3u);
  // The key of the one that is gone still leads there.
  EXPECT_EQ(named_actor(all, "bob-ray").key, "bobby-ray");
}

TEST(Corrections, RenameKeepsTheKeyAndRetypeTheName) {
  Store store = test::store_of(three());
  correct(store,
          "[[rename]]\nactor = \"Cid Fox\"\nname = \"C. Fox\"\n"
          "[[retype]]\nactor = \"C. Fox\"\ntype = \"group\"\n");
  const auto all = actors(store);
  const StoredActor& fox = named_actor(all, "cid-fox");
  EXPECT_EQ(fox.key, "cid-fox");
  EXPECT_EQ(fox.name, "C. Fox");
  EXPECT_EQ(fox.type, ActorType::group);
  EXPECT_THAT(fox.aliases, ElementsAre("Cid Fox"));
}

TEST(Corrections, IgnoreTakesAnActorOutOfTheGraph) {
  Store store = test::store_of(three());
  correct(store, "[[ignore]]\nactor = \"cid-fox\"\n");
  EXPECT_THAT(names_of(store), ElementsAre("Ann Lee", "Bob Ray", "Bobby Ray"));
}

TEST(Corrections, SplitGivesAMentionAnActorOfItsOwn) {
  Store store = test::store_of(three());
  const std::string before = digest_of(store);
  // "Lee" of document one: bytes 18 to 21 of "Ann Lee. Bob Ray. Lee. ".
  correct(store,
          "[[split]]\nactor = \"Ann Lee\"\nmentions = [\"one:18-21\"]\ninto = \"Dan Lee\"\n");
  const auto all = actors(store);
  EXPECT_EQ(named_actor(all, "Dan Lee").mentions, 1u);
  EXPECT_EQ(named_actor(all, "Dan Lee").key, "dan-lee");
  EXPECT_EQ(named_actor(all, "Ann Lee").mentions, 2u);
  // The rows are those of a document in which they were two all along.
  Store other = test::store_of({naming("one", {{"Ann Lee", 0}, {"Bob Ray", 1}, {"Lee", 2}})});
  for (const char* sum : {"SELECT sum(proximity) FROM co_mentions c JOIN documents d ON d.id = "
                          "c.document WHERE d.source_id = 'one'",
                          "SELECT count(*) FROM co_mentions c JOIN documents d ON d.id = "
                          "c.document WHERE d.source_id = 'one'"})
    EXPECT_EQ(store.database().integer(sum), other.database().integer(sum)) << sum;
  correct(store, "");
  EXPECT_EQ(digest_of(store), before);
}

TEST(Corrections, SplitTakesTheTiesToldThereAlong) {
  Record met = naming("one", {{"Ann Lee", 0}, {"Bob Ray", 1}, {"Lee", 0}});
  Tie tie;
  tie.who = {{0, Role::attendee}, {1, Role::attendee}};
  tie.sentence = 2;
  tie.evidence = {18, 21};
  tie.found_by = "rule";
  met.annotation.ties = {tie};
  Store store = test::store_of({met});
  const std::string before = digest_of(store);
  correct(store, "[[split]]\nmentions = [\"one:18-21\"]\ninto = \"Dan Lee\"\n");
  EXPECT_EQ(store.database().text("SELECT group_concat(a.key, ' ') FROM participants p JOIN "
                                  "actor_links l ON l.entity = p.entity JOIN actors a ON a.id = "
                                  "l.actor WHERE a.key <> 'bob-ray'"),
            "dan-lee");
  correct(store, "");
  EXPECT_EQ(digest_of(store), before);
}

TEST(Corrections, SplitMovesWholeDocumentsToAnActorThereIs) {
  Store store = test::store_of(three());
  correct(store, "[[split]]\nactor = \"Ann Lee\"\ndocuments = [\"two\"]\nto = \"Bob Ray\"\n");
  const auto all = actors(store);
  EXPECT_EQ(named_actor(all, "ann-lee").documents, 1u);
  EXPECT_EQ(named_actor(all, "bob-ray").documents, 3u);
}

TEST(Corrections, MustNotMergeKeepsTwoFormsOfOneNameApart) {
  const std::vector<Record> records = {naming("one", {{"Jose Perez", 0}}),
                                       naming("two", {{"Jos\u00e9 P\u00e9rez", 0}}),
                                       naming("three", {{"Jose Perez", 0}})};
  Store store = test::store_of(records);
  EXPECT_THAT(names_of(store), SizeIs(1));
  correct(store, "[[must-not-merge]]\nactors = [\"Jose Perez\", \"Jos\u00e9 P\u00e9rez\"]\n");
  const auto all = actors(store);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(named_actor(all, "Jose Perez").documents, 2u);
  EXPECT_EQ(named_actor(all, "Jos\u00e9 P\u00e9rez").documents, 1u);
}

TEST(Corrections, MayNameAKeyThatALongerNameReplaced) {
  Store store = test::store_of({naming("one", {{"Danilenko", 0}})});
  EXPECT_EQ(actors(store)[0].key, "danilenko");
  store =
      test::store_of({naming("one", {{"Danilenko", 0}}), naming("two", {{"Ada de Danilenko", 0}})});
  const auto all = actors(store);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].key, "ada-de-danilenko");
  EXPECT_EQ(named_actor(all, "danilenko").key, "ada-de-danilenko");
  correct(store, "[[rename]]\nactor = \"danilenko\"\nname = \"A. Danilenko\"\n");
  EXPECT_EQ(actors(store)[0].name, "A. Danilenko");
}

struct Contradiction {
  const char* toml;
  const char* later;
  const char* earlier;
};

class Contradictions : public ::testing::TestWithParam<Contradiction> {};

TEST_P(Contradictions, AreRefusedWithBothLines) {
  Store store = test::store_of(three());
  const std::string before = digest_of(store);
  EXPECT_THAT(complaint([&] { correct(store, GetParam().toml); }),
              AllOf(HasSubstr(GetParam().later), HasSubstr(GetParam().earlier)));
  EXPECT_EQ(digest_of(store), before);
  EXPECT_THAT(names_of(store), SizeIs(4));
}

constexpr const char* second = "case.corrections.toml:4: ";

INSTANTIATE_TEST_SUITE_P(
    Each, Contradictions,
    ::testing::Values(Contradiction{"[[merge]]\nactor = \"Ann Lee\"\nwith = \"Bob Ray\"\n"
                                    "[[must-not-merge]]\nactors = [\"Bob Ray\", \"Ann Lee\"]\n",
                                    second, "line 1"},
                      Contradiction{"[[must-not-merge]]\nactors = [\"Bob Ray\", \"Ann Lee\"]\n"
                                    "[[merge]]\nactor = \"Ann Lee\"\nwith = \"Cid Fox\"\n"
                                    "[[merge]]\nactor = \"Cid Fox\"\nwith = \"Bob Ray\"\n",
                                    "case.corrections.toml:6: ", "line 1"},
                      Contradiction{"[[rename]]\nactor = \"Ann Lee\"\nname = \"A\"\n"
                                    "[[rename]]\nactor = \"Ann Lee\"\nname = \"B\"\n",
                                    second, "line 1"},
                      Contradiction{"[[rename]]\nactor = \"Ann Lee\"\nname = \"A\"\n"
                                    "[[rename]]\nactor = \"A\"\nname = \"B\"\n",
                                    second, "line 1"},
                      Contradiction{"[[retype]]\nactor = \"Ann Lee\"\ntype = \"state\"\n"
                                    "[[retype]]\nactor = \"Ann Lee\"\ntype = \"media\"\n",
                                    second, "line 1"},
                      Contradiction{"[[merge]]\nactor = \"Ann Lee\"\nwith = \"Bob Ray\"\n"
                                    "[[ignore]]\nactor = \"Bob Ray\"\n",
                                    second, "line 1"},
                      Contradiction{"[[split]]\nmentions = \"one:18-21\"\ninto = \"A\"\n"
                                    "[[split]]\nmentions = \"one:18-21\"\ninto = \"B\"\n",
                                    second, "line 1"}));

class Unusable : public ::testing::TestWithParam<BadFile> {};

TEST_P(Unusable, CorrectionsAreRefusedAndChangeNothing) {
  auto records = three();
  records.push_back(naming("four", {{"Lee", 0}, {"Ann Lee", 1}}));
  records.push_back(naming("five", {{"Eve Lee", 0}}));
  Store store = test::store_of(records);
  const std::string before = digest_of(store);
  EXPECT_THAT(complaint([&] { correct(store, GetParam().text); }),
              AllOf(HasSubstr(GetParam().place), HasSubstr(GetParam().what)));
  EXPECT_EQ(digest_of(store), before);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Unusable,
    ::testing::Values(
        BadFile{"\n[[ignore]]\nactor = \"Cyd Fox\"\n", "case.corrections.toml:3: no actor named",
                "did you mean  Cid Fox"},
        BadFile{"[[merge]]\nactor = \"Ann Lee\"\nwith = \"Nobody At All\"\n",
                ".toml:3: ", "\"Nobody At All\""},
        BadFile{"[[split]]\nmentions = [\"one:0-16\"]\ninto = \"X\"\n",
                ".toml:2: ", "one:0-7  Ann Lee"},
        BadFile{"[[split]]\nactor = \"Cid Fox\"\nmentions = [\"one:0-7\"]\ninto = \"X\"\n",
                ".toml:3: ", "no mention of \"Cid Fox\""},
        BadFile{"[[split]]\nmentions = [\"nine:0-7\"]\ninto = \"X\"\n",
                ".toml:2: ", "no document \"nine\""},
        BadFile{"[[split]]\nmentions = [\"one:7\"]\ninto = \"X\"\n",
                ".toml:2: ", "DOCUMENT:BEGIN-END"},
        BadFile{"[[must-not-merge]]\nactors = [\"Ann Lee\", \"ann-lee\"]\n",
                ".toml:1: ", "one actor"}));

TEST(Corrections, OfAnAmbiguousNameAreRefused) {
  Store store = test::store_of(
      {naming("one", {{"Ann Lee", 0}, {"Lee", 0}}), naming("two", {{"Eve Lee", 0}, {"Lee", 0}})});
  EXPECT_THAT(complaint([&] { correct(store, "[[ignore]]\nactor = \"Lee\"\n"); }),
              AllOf(HasSubstr("case.corrections.toml:2: \"Lee\" is ambiguous"),
                    HasSubstr("ann-lee"), HasSubstr("eve-lee")));
}

TEST(Corrections, ThatAreOptionalMayNameNobody) {
  Store store = test::store_of(three());
  const std::size_t before = actors(store).size();
  correct(store, "[[ignore]]\nactor = \"Nobody At All\"\noptional = true\n");
  EXPECT_THAT(actors(store), SizeIs(before));
}

TEST(Corrections, GiveTheSameStoreInAnyOrderOfTheDocuments) {
  const std::string toml =
      "[[merge]]\nactor = \"Bobby Ray\"\nwith = \"Bob Ray\"\n"
      "[[split]]\nmentions = \"one:18-21\"\ninto = \"Dan Lee\"\n"
      "[[split]]\nactor = \"Ann Lee\"\ndocuments = \"two\"\ninto = \"Eva Lee\"\n";
  std::vector<Record> records = three();
  Store at_once = test::store_of(records);
  correct(at_once, toml);
  // One after the other, corrected each time from the second document on, backwards.
  Store step_by_step = Store::in_memory("test.entente");
  for (const std::size_t i : {1u, 0u, 2u}) {
    LedgerWriter(step_by_step.database()).put(records[i].document, records[i].annotation);
    correct(step_by_step, i == 1 ? "" : (i == 0 ? toml.substr(toml.find("[[split")) : toml));
  }
  EXPECT_EQ(digest_of(step_by_step), digest_of(at_once));
}

TEST(Corrections, LeaveTheKeysOfOthersAlone) {
  const std::vector<Record> records = three();
  Store store = test::store_of(records);
  correct(store, "[[merge]]\nactor = \"Bobby Ray\"\nwith = \"Bob Ray\"\n");
  const auto all = actors(store);
  EXPECT_EQ(named_actor(all, "Ann Lee").key, "ann-lee");
  EXPECT_EQ(named_actor(all, "Cid Fox").key, "cid-fox");
}

TEST(Names, WithTurnedTextAreFlaggedAndNeverMerged) {
  Store store =
      test::store_of({naming("one", {{"Ivan Karov", 0}}), naming("two", {{"Ivan \u202eKarov", 0}}),
                      naming("three", {{"Ivan \u202eKarov", 0}})});
  const auto all = actors(store);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_NE(all[0].key, all[1].key);
  EXPECT_EQ(all[0].documents + all[1].documents, 3u);
  std::vector<std::string> reasons;
  for (const Diagnostic& d : diagnostics(store)) reasons.push_back(d.reason);
  EXPECT_THAT(reasons, ::testing::Contains("names.bidi"));
}

}  // namespace
}  // namespace entente
