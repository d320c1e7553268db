#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "extract/read/plain_text.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using namespace std::string_view_literals;

TEST(PlainText, TakesTheDateHeaderOffTheFirstLine) {
  const ReadResult r =
      read_file_of("doc-1.txt", " date 2017-07-11 Ann Alpha met Bob Beta.\n\nThey left.\n");
  ASSERT_EQ(r.documents.size(), 1u);
  const Document& d = r.documents[0];
  EXPECT_EQ(d.text, "Ann Alpha met Bob Beta.\n\nThey left.\n");
  EXPECT_EQ(d.id, "doc-1");
  EXPECT_FALSE(d.id_is_claimed);
  EXPECT_EQ(to_string(*d.published), "2017-07-11");
  EXPECT_EQ(d.date_source, "header");
  EXPECT_EQ(d.title, "");
  // sha256sum of the file
  EXPECT_EQ(d.source_sha256.size(), 64u);
  EXPECT_THAT(r.report.diagnostics, IsEmpty());
}

TEST(PlainText, KeepsAHeaderThatIsNoDate) {
  EXPECT_THAT(read_file_of("a.txt", "date palms grow here.").texts(),
              ElementsAre("date palms grow here."));
}

TEST(PlainText, ReportsAHeaderThatIsAnImpossibleDay) {
  const ReadResult r = read_file_of("a.txt", "date 2022-02-30 Ann met Bob.");
  EXPECT_THAT(r.notes(), ElementsAre("warning date.invalid -"));
  EXPECT_THAT(r.texts(), ElementsAre("Ann met Bob."));
  EXPECT_FALSE(r.documents[0].published);
}

TEST(PlainText, TakesALineOfItsOwnAsTitleOrDate) {
  const ReadResult headed = read_file_of("a.txt", "Talks open in Geneva\r\n\r\nAnn met Bob.");
  EXPECT_EQ(headed.documents[0].title, "Talks open in Geneva");
  EXPECT_EQ(headed.documents[0].text, "Talks open in Geneva\n\nAnn met Bob.");
  const ReadResult dated = read_file_of("b.txt", "Friday, January 4, 2019 \n\nAnn met Bob.");
  EXPECT_EQ(to_string(*dated.documents[0].published), "2019-01-04");
  EXPECT_EQ(dated.documents[0].date_source, "dateline");
  EXPECT_EQ(
      read_file_of("c.txt", "Ann met Bob on January 4, 2019.\n\nMore.").documents[0].published,
      std::nullopt);
}

TEST(PlainText, ReadsTitleAndDateFromTheFieldsOfAnExport) {
  const auto read = [](std::string_view text) {
    return read_file_of("a.txt", text).documents.at(0);
  };
  const Document d =
      read("Title: Talks open\nSource: Wire\nDate: 2033-05-02T10:00:00Z\n\nAnn met Bob.");
  EXPECT_EQ(d.title, "Talks open");
  EXPECT_EQ(to_string(*d.published), "2033-05-02");
  EXPECT_EQ(d.date_source, "header");
  EXPECT_THAT(d.text, StartsWith("Title: Talks open\nSource"));  // nothing is lost
  for (const char* line : {"Published: Monday, May 2, 2033", "date: 2 May 2033",
                           "Subject: x\r\nDATE : Mon, 02 May 2033 10:00:00 +0000"})
    EXPECT_EQ(to_string(*read(std::string(line) + "\nAnn met Bob.").published), "2033-05-02")
        << line;
  EXPECT_EQ(read("Published: 2 May 2033\r\n\r\nTalks open\n\nAnn met Bob.").title, "Talks open");
  EXPECT_FALSE(read("Ann met Bob.\nDate: 2033-05-02\n").published);
  EXPECT_FALSE(read("Date: the fruit of a palm\n").published);
  EXPECT_THAT(read_file_of("a.txt", "Date: 03/04/2033\nAnn met Bob.").notes(),
              ElementsAre("warning date.ambiguous -"));
}

TEST(PlainText, ReadsTheDateOfADatelineOrByline) {
  const auto date = [](std::string_view text) {
    const auto published = read_file_of("a.txt", text).documents.at(0).published;
    return published ? to_string(*published) : std::string();
  };
  EXPECT_EQ(date("Raid\n\nRIGA, 12 October 2032 — Police met."), "2032-10-12");
  EXPECT_EQ(date("NEW YORK, Oct. 12, 2032 (Wire) - Police met."), "2032-10-12");
  EXPECT_EQ(date("Raid\nBy Ann Lee\nRIGA | 9 Jan 2034\n\nPolice met."), "2034-01-09");
  EXPECT_EQ(date("Raid\n\nPosted on May 6, 2031 by Staff\n\nPolice met."), "2031-05-06");
  EXPECT_EQ(date("JUBA, 4 Mar 2033 (Wire) -- Talks collapsed."), "2033-03-04");
  EXPECT_EQ(date("Raid\nBy Ann Lee | Oct. 3, 2032\n\nPolice met."), "2032-10-03");
  EXPECT_EQ(date("Police met on 12 October 2032 - and left."), "");
  EXPECT_EQ(date("RIGA, Tuesday - Police met on 12 October 2032."), "");
  EXPECT_EQ(date("date 2032-10-13 RIGA, 12 October 2032 — Police met."), "2032-10-13");
  EXPECT_THAT(read_file_of("a.txt", "date 2032-10-13 RIGA, 12 October 2032 — Ann left.").notes(),
              IsEmpty());
}

TEST(PlainText, CountsCharactersBeforeLineEndsChange) {
  const ReadResult r = read_file_of("a.txt",
                                    "\xEF\xBB\xBF"
                                    "Zo\xC3\xAB.\r\nEnd");
  EXPECT_EQ(r.report.characters, 9u);
  EXPECT_EQ(r.documents[0].text, "Zoë.\nEnd");
}

TEST(PlainText, SkipsBlankAndBinaryFiles) {
  EXPECT_THAT(read_file_of("a.txt", "").notes(), ElementsAre("skip empty -"));
  EXPECT_THAT(read_file_of("a.txt", " \n\xC2\xA0\n").notes(), ElementsAre("skip empty -"));
  EXPECT_THAT(read_file_of("a.txt", "\x89PNG\r\n\x1A\n").notes(), ElementsAre("skip not_text -"));
}

TEST(PlainText, SkipsWhatIsLongerThanTheLimit) {
  const ReadResult r = read_file_of("a.txt", std::string(1001, 'a'), {.document_bytes = 1000});
  EXPECT_THAT(r.notes(), ElementsAre("skip limit.document_bytes -"));
  EXPECT_EQ(read_file_of("a.txt", std::string(1000, 'a'), {.document_bytes = 1000}).report.ingested,
            1u);
}

TEST(PlainText, OfHostileBytesIsValidAndWhole) {
  const ReadResult r = read_file_of(
      "a.txt", "<script>x</script> \"quoted\" \0 and \xFF and \x1B[31m and a long line: "sv);
  EXPECT_THAT(r.texts(),
              ElementsAre("<script>x</script> \"quoted\" \xEF\xBF\xBD and \xEF\xBF\xBD and "
                          "\x1B[31m and a long line: "));
  EXPECT_THAT(r.notes(), ElementsAre("warning encoding.repaired -"));
}

TEST(Markdown, LosesItsMarksAndKeepsItsWords) {
  EXPECT_EQ(
      strip_markdown(
          "# Talks *open*\n\n> **Ann** met [Bob](http://x/y) in `Geneva`.\n- one_two _three_\n"
          "1. first\n---\n![picture](p.png)\n```\ncode\n```\n[ref]: http://x\n<b>bold</b> 2 < 3\n"
          "\\*literal\\*\n"),
      "Talks open\n\nAnn met Bob in Geneva.\none_two three\nfirst\n\ncode\nbold 2 < "
      "3\n*literal*\n");
}

TEST(Markdown, TakesTitleAndDateFromFrontMatter) {
  const ReadResult r = read_file_of(
      "a.md", "---\ntitle: \"Talks open\"\ndate: 2022-01-21\n---\n\n# Other\n\nAnn met Bob.\n");
  EXPECT_EQ(r.documents[0].title, "Talks open");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
  EXPECT_EQ(r.documents[0].text, "\nOther\n\nAnn met Bob.\n");
}

TEST(Markdown, TakesTheFirstHeadingAsTitle) {
  EXPECT_EQ(read_file_of("a.md", "# Talks **open**\n\nAnn met Bob.").documents[0].title,
            "Talks open");
  EXPECT_EQ(read_file_of("a.md", "Talks open\n==========\n\nAnn met Bob.").documents[0].title,
            "Talks open");
  EXPECT_EQ(read_file_of("a.md", "Ann met Bob.").documents[0].title, "");
}

TEST(Markdown, OfManyOpenMarksTakesLinearTime) {
  const std::string marks = [] {
    std::string out;
    for (int i = 0; i < 300000; ++i) out += "[<a";
    return out;
  }();
  EXPECT_EQ(strip_markdown(marks).size(), marks.size() + 1);
  EXPECT_THAT(read_file_of("a.md", "\x89PNG\r\n\x1A\n").notes(), ElementsAre("skip not_text -"));
}

}  // namespace
}  // namespace entente
