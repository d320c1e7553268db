#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read/csv_rows.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_view_literals;

constexpr std::string_view header = "id,date,title,text\n";

ReadResult csv(std::string_view rows, const ReadOptions& options = {}) {
  return read_file_of("a.csv", std::string(header) + std::string(rows), options);
}

TEST(Csv, ReadsNamedColumnsWithQuotes) {
  const ReadResult r = csv("1,2022-01-21,\"Talks, day 1\",\"Ann said \"\"no\"\"\nto Bob.\"\r\n");
  ASSERT_EQ(r.documents.size(), 1u);
  EXPECT_EQ(r.documents[0].id, "1");
  EXPECT_EQ(r.documents[0].title, "Talks, day 1");
  EXPECT_EQ(r.documents[0].text, "Ann said \"no\"\nto Bob.");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(Csv, CountsPhysicalLines) {
  const ReadResult r = csv("1,,\"a\nb\",\"x\r\ny\n\nz\"\nonly\n2,,t,w\n");
  EXPECT_THAT(r.notes(), ElementsAre("skip csv.ragged 7"));
  EXPECT_EQ(r.report.ingested, 2u);
}

TEST(Csv, ReportsAQuoteThatSwallowsTheRest) {
  const ReadResult r = csv("1,,t,one\n2,,t,\"never closed\n3,,t,three\n4,,t,four\n");
  EXPECT_THAT(r.texts(), ElementsAre("one"));
  EXPECT_THAT(r.notes(), ElementsAre("skip csv.quote 3"));
}

TEST(Csv, GoesOnAfterAQuoteOutOfStep) {
  const ReadResult r = csv("1,,t,one\n2,,t,\"never closed\nlost\n3,,\"t\",\"three\"\n4,,t,four\n");
  EXPECT_THAT(r.texts(), ElementsAre("one", "three", "four"));
  EXPECT_THAT(r.notes(), ElementsAre("skip csv.quote 3"));
}

TEST(Csv, DetectsTheDelimiter) {
  EXPECT_THAT(read_file_of("a.csv", "id;text\n1;\"Ann, Bob\"\n").texts(), ElementsAre("Ann, Bob"));
  EXPECT_THAT(read_file_of("a.tsv", "id\ttext\n1\tAnn, Bob\n").texts(), ElementsAre("Ann, Bob"));
  EXPECT_THAT(read_file_of("a.csv", "\xEF\xBB\xBFsep=|\r\nid|text\r\n1|Ann, Bob\r\n").texts(),
              ElementsAre("Ann, Bob"));
  EXPECT_THAT(read_file_of("a.csv", "a,b,\"text\"\n1,2,Ann\n").texts(), ElementsAre("Ann"));
}

TEST(Csv, EndsRowsAtBareCarriageReturns) {
  EXPECT_THAT(read_file_of("a.csv", "id,text\r1,Ann\r2,Bob").texts(), ElementsAre("Ann", "Bob"));
}

TEST(Csv, NamesWhatIsWrongWithTheHeader) {
  EXPECT_THAT(read_file_of("a.csv", "id,body\n1,x\n").notes(), ElementsAre("skip csv.header 1"));
  EXPECT_THAT(read_file_of("a.csv", "id,text,text\n1,x,y\n").notes(),
              ElementsAre("skip csv.header 1"));
  EXPECT_THAT(read_file_of("a.csv", "id,\"text\n1,x\n").notes(), ElementsAre("skip csv.quote 1"));
  EXPECT_THAT(read_file_of("a.csv", "").notes(), ElementsAre("skip empty -"));
  EXPECT_THAT(read_file_of("a.csv", "id,text\n").notes(), ElementsAre("error corpus.empty -"));
  std::string wide;
  for (int i = 0; i < 5000; ++i) wide += "c,";
  EXPECT_THAT(read_file_of("a.csv", wide + "text\n").notes(),
              ElementsAre("skip limit.csv_columns 1"));
}

TEST(Csv, KeepsQuotesInsideUnquotedFields) {
  EXPECT_THAT(csv("1,,5\" gun,Joe \"R\" Biden\n").texts(), ElementsAre("Joe \"R\" Biden"));
}

TEST(Csv, OfHostileFieldsIsValidAndWhole) {
  const ReadResult r = csv("1,,<script>,\"a\0b\rc =1+1 \xFF\"\n"sv);
  EXPECT_THAT(r.texts(), ElementsAre("a\xEF\xBF\xBD"
                                     "b\nc =1+1 \xEF\xBF\xBD"));
  EXPECT_THAT(r.notes(), ElementsAre("warning encoding.repaired 2"));
}

TEST(Csv, GoesOnAfterARowOverTheLimit) {
  const ReadResult r =
      csv("1,,t,\"" + std::string(400000, 'x') + "\"\n2,,t,two\n", {.document_bytes = 1000});
  EXPECT_THAT(r.texts(), ElementsAre("two"));
  EXPECT_THAT(r.notes(), ElementsAre("skip limit.document_bytes 2"));
}

// A field of any length, with quotes at the ends of the pieces that are fetched.
TEST(CsvRows, AreTheSameWhateverThePieces) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += i % 7 == 0 ? "\"a\"\"b\n\",x\n" : "y,z\r\n";
  const auto count = [&](std::size_t piece) {
    std::size_t at = 0;
    CsvRows rows(
        [&]() -> Piece {
          const std::string_view part = std::string_view(text).substr(at, piece);
          at += part.size();
          return {part, std::nullopt};
        },
        1 << 20, 10);
    std::size_t n = 0;
    std::uint64_t last = 0;
    while (const auto row = rows.next()) {
      EXPECT_EQ(row->kind, CsvRow::Kind::row);
      EXPECT_EQ(row->columns, 2u);
      ++n;
      last = row->line;
    }
    return std::pair(n, last);
  };
  // 5715 rows of two lines, 34285 of one; the last row is of one line.
  EXPECT_EQ(count(1 << 17), std::pair(std::size_t{40000}, std::uint64_t{45715}));
  EXPECT_EQ(count(97), std::pair(std::size_t{40000}, std::uint64_t{45715}));
}

}  // namespace
}  // namespace entente
