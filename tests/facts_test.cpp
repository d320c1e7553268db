#include "extract/actors/facts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extract/word_classes.h"

namespace entente {
namespace {

std::set<std::string> first_cells(const char* table) {
  std::set<std::string> out;
  for (const auto& row : rows_of(table)) out.insert(std::string(row[0]));
  return out;
}

TEST(Facts, KnowItemsAndMembers) {
  EXPECT_EQ(wikidata_of("European Union"), "Q458");
  EXPECT_EQ(wikidata_of("Union of Nobody"), "");
  EXPECT_TRUE(is_member("germany", "european union"));
  EXPECT_FALSE(is_member("switzerland", "european union"));
}

TEST(Facts, AreOfActorsThatTheOtherTablesName) {
  std::set<std::string> names;
  for (const char* table :
       {"data/organizations.tsv", "data/media.tsv", "data/groups.tsv", "data/leaders.tsv"})
    names.merge(first_cells(table));
  for (const char* table : {"data/wikidata.tsv", "data/memberships.tsv"})
    for (const std::string& name : first_cells(table)) EXPECT_TRUE(names.contains(name)) << name;
}

TEST(Facts, GiveAnItemToOneActorOnly) {
  std::set<std::string> items;
  for (const auto& row : rows_of("data/states.tsv"))
    if (row.size() > 6 && !row[6].empty()) items.insert(std::string(row[6]));
  for (const auto& row : rows_of("data/wikidata.tsv"))
    EXPECT_TRUE(items.insert(std::string(row[1])).second) << row[0];
}

}  // namespace
}  // namespace entente
