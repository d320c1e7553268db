#include "extract/actors/body_name.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(BodyName, HasOneSpelling) {
  EXPECT_EQ(plain_body_name("The World Health Organisation"), "world health organization");
  EXPECT_EQ(plain_body_name("Acme Widgets, Inc."), "acme widgets");
  EXPECT_EQ(plain_body_name("U.S. Senate"), "us senate");
}

TEST(BodyName, TellsTheStateBeforeOrBehind) {
  for (const char* name : {"Russian Foreign Ministry", "Foreign Ministry of Russia",
                           "Ministry of Foreign Affairs of Russia", "Russia's Foreign Ministry"}) {
    const BodyName body = parse_body_name(name);
    EXPECT_TRUE(body.generic) << name;
    EXPECT_EQ(body.state, "Russia") << name;
    EXPECT_EQ(body.core, parse_body_name("Foreign Ministry").core) << name;
  }
}

TEST(BodyName, KnowsWhatAnyStateMayHave) {
  EXPECT_TRUE(parse_body_name("National Bank").generic);
  EXPECT_TRUE(parse_body_name("the Supreme Court").generic);
  EXPECT_FALSE(parse_body_name("Bank of America").generic);
  EXPECT_FALSE(parse_body_name("Russian Railways").generic);
  EXPECT_NE(parse_body_name("House of Lords").core, parse_body_name("House of Commons").core);
}

}  // namespace
}  // namespace entente
