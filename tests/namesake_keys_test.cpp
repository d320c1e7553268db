// Keys of actors who share a name: which has which must not depend on how the corpus came
// together, nor change for one who is told of more than the newcomer.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/resolve_corpus.h"
#include "tests/store_case.h"

namespace entente {
namespace {

// One John Smith of that role, told `mentions` times by a document.
EntityRecord smith(const std::string& document, const std::string& role, std::uint32_t mentions) {
  EntityRecord r;
  r.document_key = document;
  r.name = "John Smith";
  r.type = ActorType::person;
  r.mentions = mentions;
  r.surfaces = {r.name};
  r.roles = {role};
  return r;
}

// Key by the document of an actor's first record.
std::map<std::string, std::string> key_by_document(const std::vector<EntityRecord>& records) {
  std::map<std::string, std::string> out;
  for (const ActorGroup& group : resolve_corpus(records))
    for (const Link& link : group.links) out[records[link.record].document_key] = group.key;
  return out;
}

TEST(NamesakeKeys, AreThoseOfTheSetOfDocumentsInAnyOrder) {
  std::vector<EntityRecord> records = {smith("c", "goalkeeper", 2),
                                       smith("a", "Foreign Minister of Peru", 2),
                                       smith("b", "bishop", 1)};
  std::sort(records.begin(), records.end(), [](const EntityRecord& x, const EntityRecord& y) {
    return x.document_key < y.document_key;
  });
  const auto expected = key_by_document(records);
  EXPECT_EQ(std::count_if(expected.begin(), expected.end(),
                          [](const auto& e) { return e.second == "john-smith"; }),
            1);
  do EXPECT_EQ(key_by_document(records), expected);
  while (std::next_permutation(records.begin(), records.end(),
                               [](const EntityRecord& x, const EntityRecord& y) {
                                 return x.document_key < y.document_key;
                               }));
}

TEST(NamesakeKeys, StayWithTheBetterKnownWhenOthersCome) {
  std::vector<EntityRecord> records = {smith("m", "goalkeeper", 3)};
  EXPECT_EQ(key_by_document(records).at("m"), "john-smith");
  for (const char* earlier_or_later : {"a", "z"}) {
    records.push_back(smith(earlier_or_later, "Foreign Minister of Peru", 1));
    EXPECT_EQ(key_by_document(records).at("m"), "john-smith") << earlier_or_later;
  }
}

TEST(NamesakeKeys, OfTheOthersDoNotDependOnWhoElseThereIs) {
  const EntityRecord known = smith("m", "goalkeeper", 9), bishop = smith("b", "bishop", 1);
  const std::string key = key_by_document({known, bishop}).at("b");
  EXPECT_EQ(key_by_document({known, bishop, smith("a", "Foreign Minister of Peru", 2)}).at("b"),
            key);
}

// Documents that each tell of another John Smith.
Record telling(const std::string& id, const std::string& role) {
  Record r = test::ann_and_bob(id, "2020-03-01", 0);
  r.annotation.entities[0].name = "John Smith";
  r.annotation.entities[0].roles = {role};
  return r;
}

std::vector<std::string> keys_of(const Store& store) {
  std::vector<std::string> keys;
  for (const StoredActor& actor : actors(store))
    keys.push_back(actor.key + "=" + actor.role + "/" + std::to_string(actor.mentions));
  return keys;
}

TEST(NamesakeKeys, OfAStoreAreTheSameAtOnceAndStepByStep) {
  const std::vector<Record> records = {telling("one", "goalkeeper"),
                                       telling("two", "Foreign Minister of Peru"),
                                       telling("three", "bishop")};
  const std::vector<std::string> expected = keys_of(test::store_of(records));
  std::vector<std::size_t> order = {0, 1, 2};
  do {
    Store store = Store::in_memory("test.entente");
    for (const std::size_t i : order) {
      LedgerWriter(store.database()).put(records[i].document, records[i].annotation);
      resolve_actors(store.database(), {});
    }
    EXPECT_EQ(keys_of(store), expected) << order[0] << order[1] << order[2];
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace
}  // namespace entente
