#include "extract/actors/roles.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::vector<ToldRole> told(std::string_view role) { return {parse_role(role)}; }

TEST(Roles, HaveAnOfficeAPlaceAndATime) {
  const ToldRole role = parse_role("former Foreign Minister of the Netherlands");
  EXPECT_EQ(role.office, "foreign minister");
  EXPECT_EQ(role.of, "netherlands");
  EXPECT_TRUE(role.past);
  EXPECT_EQ(role.field, "politics");
}

TEST(Roles, AgreeWhereOneSaysLess) {
  EXPECT_TRUE(roles_agree(told("Minister"), told("Foreign Minister of Peru")));
  EXPECT_FALSE(roles_agree(told("Foreign Minister of Chile"), told("Foreign Minister of Peru")));
  EXPECT_FALSE(roles_agree(told("President"), told("Vice President")));
  EXPECT_FALSE(roles_agree({}, told("Vice President")));
}

TEST(Roles, ClashWhereTwoStatesOrFieldsAreTold) {
  EXPECT_TRUE(roles_clash(told("Foreign Minister of Chile"), told("Foreign Minister of Peru")));
  EXPECT_TRUE(roles_clash(told("footballer"), told("Foreign Minister of Peru")));
  EXPECT_FALSE(roles_clash(told("former footballer"), told("President of Liberia")));
  EXPECT_FALSE(roles_clash(told("Commissioner of the European Union"), told("Minister of Spain")));
  EXPECT_FALSE(roles_clash(told("President"), told("Foreign Minister of Peru")));
}

}  // namespace
}  // namespace entente
