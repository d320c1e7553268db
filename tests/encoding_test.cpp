#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/charset.h"
#include "core/error.h"
#include "extract/read/encoding.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace std::string_view_literals;

std::vector<std::string> reasons(const Decoded& decoded) {
  std::vector<std::string> out;
  for (const Remark& r : decoded.remarks) out.push_back(r.reason);
  return out;
}

TEST(Decode, KeepsValidUtf8AsItIs) {
  const Decoded d = decode("Zo\xC3\xAB met 王毅.", {});
  EXPECT_EQ(d.text, "Zoë met 王毅.");
  EXPECT_EQ(d.characters, 11u);
  EXPECT_TRUE(d.remarks.empty());
}

TEST(Decode, TakesByteOrderMarksOff) {
  EXPECT_EQ(decode("\xEF\xBB\xBFKyiv", {}).text, "Kyiv");
  EXPECT_EQ(decode("\xFF\xFEK\0y\0i\0v\0"sv, {}).text, "Kyiv");
  EXPECT_EQ(decode("\xFE\xFF\0K\0y\0i\0v"sv, {}).text, "Kyiv");
  EXPECT_EQ(decode("\xFF\xFE\0\0K\0\0\0y\0\0\0"sv, {}).text, "Ky");
  EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\0K\0\0\0y"sv, {}).text, "Ky");
}

TEST(Decode, CountsTheMarkInTheOffsetOfARepair) {
  const Decoded d = decode("\xEF\xBB\xBFThe talks in Kyiv \xFF went on.", {});
  ASSERT_EQ(d.remarks.size(), 1u);
  EXPECT_EQ(d.remarks[0].offset, 21u);
}

TEST(Decode, RepairsHalfAUtf16Unit) {
  const Decoded d = decode("\xFF\xFEK\0y\0i\0v\0 \0i\0s\0 \0c\0a\0l\0m"sv, {});
  EXPECT_EQ(d.text, "Kyiv is cal\xEF\xBF\xBD");
  EXPECT_THAT(reasons(d), ElementsAre("encoding.repaired"));
}

// A pair of UTF-16 units (U+1F600) at every place relative to the converter's buffer.
TEST(Decode, KeepsSurrogatePairsWholeAtBufferEnds) {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string bytes = "\xFF\xFE";
    std::string expected;
    for (std::size_t i = 0; i < 4094 + shift; ++i) {
      bytes += "a\0"sv;
      expected += 'a';
    }
    bytes += "\x3D\xD8\x00\xDE"sv;
    expected += "\xF0\x9F\x98\x80";
    const Decoded d = decode(bytes, {});
    EXPECT_EQ(d.text, expected) << shift;
    EXPECT_TRUE(d.remarks.empty()) << shift;
  }
}

TEST(Decode, RecognisesUtf16WithoutAMark) {
  const Decoded d = decode("K\0y\0i\0v\0 \0c\0a\0l\0m\0"sv, {});
  EXPECT_EQ(d.text, "Kyiv calm");
  EXPECT_THAT(reasons(d), ElementsAre("encoding.guessed"));
  EXPECT_EQ(decode("\0K\0y\0i\0v\0 \0c\0a\0l\0m"sv, {}).text, "Kyiv calm");
}

TEST(Decode, PutsOneReplacementForANulAndSaysWhere) {
  const Decoded d = decode("Sergey Lav\0rov met Antony Blinken."sv, {});
  EXPECT_EQ(d.text, "Sergey Lav\xEF\xBF\xBDrov met Antony Blinken.");
  ASSERT_EQ(d.remarks.size(), 1u);
  EXPECT_EQ(d.remarks[0].reason, "encoding.repaired");
  EXPECT_EQ(d.remarks[0].offset, 10u);
}

TEST(Decode, GuessesWindows1252FromQuotesAndAccents) {
  const Decoded d = decode("The minister said \x93no\x94 \x96 and Zo\xEB left Geneva.", {});
  EXPECT_EQ(d.text, "The minister said “no” – and Zoë left Geneva.");
  EXPECT_THAT(reasons(d), ElementsAre("encoding.guessed"));
  EXPECT_EQ(decode("Ren\xE9 Dubois met the envoy in Geneva.", {}).text,
            "René Dubois met the envoy in Geneva.");
}

TEST(Decode, DoesNotTakeDamagedUtf8ForWindows1252) {
  for (const char* bad : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF0\x9F\x92", "\x80"}) {
    const Decoded d =
        decode(std::string("The ministers met for talks in Geneva ") + bad + " today.", {});
    EXPECT_THAT(reasons(d), ElementsAre("encoding.repaired")) << bad;
  }
}

TEST(Decode, RefusesWhatIsMostlyUndecodable) {
  // "Лавров встретился" in windows-1251.
  const std::string bytes = "\xCB\xE0\xE2\xF0\xEE\xE2 \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF";
  const Decoded refused = decode(bytes, {});
  EXPECT_THAT(refused.refusal, HasSubstr("--encoding"));
  const Decoded named = decode(bytes, {.undeclared = "windows-1251"});
  EXPECT_EQ(named.refusal, "");
  EXPECT_EQ(named.text, "Лавров встретился");
}

TEST(Decode, NamesTheFormatOfBinaries) {
  EXPECT_THAT(decode("%PDF-1.4\n1 0 obj", {}).refusal, HasSubstr("PDF"));
  EXPECT_THAT(decode("\x89PNG\r\n\x1A\n", {}).refusal, HasSubstr("PNG"));
  EXPECT_EQ(decode("%PDF is a format", {}).refusal, "");
}

TEST(Decode, LetsValidUtf8WinOverAFalseDeclaration) {
  const Decoded d = decode("José Pérez", {.declared = "windows-1251"});
  EXPECT_EQ(d.text, "José Pérez");
  EXPECT_THAT(reasons(d), ElementsAre("encoding.conflict"));
  EXPECT_EQ(decode("Jos\xE9 P\xE9rez of Madrid", {.declared = "iso-8859-1"}).text,
            "José Pérez of Madrid");
}

TEST(Charsets, ThatHideMarkupAreUnknown) {
  for (const char* name :
       {"utf-7", "SCSU", "BOCU-1", "iso-2022-jp", "hz-gb-2312", "ibm-37", "", "no-such"})
    EXPECT_EQ(charset_named(name), "") << name;
  EXPECT_EQ(charset_named("Latin1"), "windows-1252");
  EXPECT_EQ(charset_named("utf-8"), "UTF-8");
  EXPECT_EQ(charset_named("koi8-r"), "KOI8-R");
}

TEST(Charsets, AreDecodedWithRepairs) {
  // Shift_JIS: "外" is 8A 4F; a lone lead byte at the end is no character.
  const Repaired r = decode_charset("\x8A\x4F\x8A", "Shift_JIS");
  EXPECT_EQ(r.text, "外\xEF\xBF\xBD");
  EXPECT_EQ(r.replacements, 1u);
  EXPECT_EQ(r.first_bad, 2u);
  EXPECT_THROW(decode_charset("a", "no-such-set"), Error);
}

TEST(Encoding, OptionThatIsUnknownIsRefused) {
  EXPECT_THROW(read_file_of("a.txt", "text", {.encoding = "klingon"}), Error);
}

TEST(Newlines, AreUnified) {
  EXPECT_EQ(unify_newlines("a\r\nb\rc\n\r\n"), "a\nb\nc\n\n");
  EXPECT_EQ(unify_newlines("plain"), "plain");
}

TEST(Blank, IncludesNoBreakAndZeroWidthSpaces) {
  EXPECT_TRUE(is_blank(" \t\r\n\xC2\xA0\xE2\x80\x8B\xC2\xAD"));
  EXPECT_FALSE(is_blank(" . "));
}

}  // namespace
}  // namespace entente
