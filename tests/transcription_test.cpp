#include "extract/actors/transcription.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "core/text.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

TEST(Transcription, MakesSlavicEndingsEqual) {
  const std::string one = close_spelling("rybinsky", NamePart::surname);
  for (const char* other : {"rybinskyy", "rybinskiy", "rybinskij", "rybinski", "ribinsky"})
    EXPECT_EQ(close_spelling(other, NamePart::surname), one) << other;
}

TEST(Transcription, KeepsOtherNamesApart) {
  EXPECT_NE(close_spelling("gates", NamePart::surname), close_spelling("kates", NamePart::surname));
  EXPECT_NE(close_spelling("lee", NamePart::surname), close_spelling("li", NamePart::surname));
  EXPECT_NE(close_spelling("karl", NamePart::given), close_spelling("karla", NamePart::given));
}

TEST(Transcription, IsLooserWhereScriptsAreRead) {
  EXPECT_EQ(loose_spelling("khalaf"), loose_spelling("kalaf"));
  EXPECT_EQ(loose_spelling("qasimov"), loose_spelling("kasimow"));
  EXPECT_NE(loose_spelling("khalaf"), loose_spelling("khalil"));
}

TEST(Transcription, KnowsOneSlip) {
  EXPECT_TRUE(one_slip_apart("abcd", "abd"));
  EXPECT_TRUE(one_slip_apart("abcd", "abxd"));
  EXPECT_TRUE(one_slip_apart("abcd", "acbd"));
  EXPECT_FALSE(one_slip_apart("abcd", "abcd"));
  EXPECT_FALSE(one_slip_apart("abcd", "badc"));
  EXPECT_FALSE(one_slip_apart("", "ab"));
}

TEST(Transcription, TableGivesASpellingToOneNameOnly) {
  std::map<std::string, std::set<std::string>> rows;
  for (const auto& row : rows_of("data/name_variants.tsv")) {
    if (row[0] != "given" && row[0] != "surname") continue;
    for (const auto spelling : cells(row[1], '|'))
      rows[std::string(row[0]) + " " + fold(spelling)].insert(std::string(row[1]));
  }
  for (const auto& [spelling, of] : rows) EXPECT_EQ(of.size(), 1u) << spelling;
}

}  // namespace
}  // namespace entente
