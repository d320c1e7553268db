#include "render/table.h"

#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "core/text.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

Table ranking() {
  return {.schema = "entente.rank/1",
          .meta = {{"damping", 0.85}, {"actors", std::int64_t{2}}},
          .columns = {{"rank"}, {"actor"}, {"score", 2}, {"bar", 3, true}},
          .rows = {{std::int64_t{1}, std::string("Russia"), 0.1654, std::string("##")},
                   {std::int64_t{10}, std::string("Blinken, \"A.\""), 12.0, std::monostate{}}},
          .footer = {"two actors"}};
}

Table one_cell(const std::string& text) {
  return {.schema = "t/1", .meta = {}, .columns = {{"name"}}, .rows = {{text}}, .footer = {}};
}

std::string in(TableFormat format, const Table& table) {
  return format_table(table, {.format = format});
}

TEST(Tables, WriteTruthAsEachReaderExpectsIt) {
  const Table table{.schema = "t/1",
                    .meta = {{"converged", true}},
                    .columns = {{"sound"}},
                    .rows = {{true}, {false}},
                    .footer = {}};
  EXPECT_EQ(in(TableFormat::table, table), "sound\nyes\nno\n");
  EXPECT_EQ(in(TableFormat::csv, table), "sound\ntrue\nfalse\n");
  const auto json = nlohmann::json::parse(in(TableFormat::json, table));
  EXPECT_EQ(json["meta"]["converged"], nlohmann::json(true));
  EXPECT_EQ(json["rows"][1]["sound"], nlohmann::json(false));
}

TEST(TextTable, AlignsNumbersRightAndTextLeft) {
  EXPECT_EQ(in(TableFormat::table, ranking()),
            "rank  actor          score  bar\n"
            "   1  Russia          0.17  ##\n"
            "  10  Blinken, \"A.\"  12.00\n"
            "two actors\n");
}

TEST(TextTable, CountsWideAndCombiningCharactersAsATerminalDoes) {
  Table table = one_cell("中国");
  table.columns.push_back({"x"});
  table.rows = {{std::string("中国"), std::int64_t{1}},
                {std::string("Cafe\u0301"), std::int64_t{2}}};
  EXPECT_EQ(in(TableFormat::table, table), "name  x\n中国  1\nCafe\u0301  2\n");
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("ｱ"), 1u);   // half-width katakana
  EXPECT_EQ(display_width("Ａ"), 2u);  // full-width latin
}

TEST(TextTable, DropsBarsThenShortensTheWidestTextToFitATerminal) {
  const std::string text =
      format_table(ranking(), {.format = TableFormat::table, .colour = false, .width = 24});
  EXPECT_EQ(text,
            "rank  actor        score\n"
            "   1  Russia        0.17\n"
            "  10  Blinken, \"…  12.00\n"
            "two actors\n");
}

TEST(TextTable, BoldsTheHeaderOnlyWhenAsked) {
  EXPECT_THAT(in(TableFormat::table, ranking()), Not(HasSubstr("\x1b")));
  EXPECT_THAT(format_table(ranking(), {.colour = true}), HasSubstr("\x1b[1mrank"));
}

TEST(JsonTable, HoldsMetaAndRowsWithFullPrecision) {
  const auto json = nlohmann::json::parse(in(TableFormat::json, ranking()));
  EXPECT_EQ(json["meta"]["schema"], "entente.rank/1");
  EXPECT_THAT(json["meta"]["tool"].get<std::string>(), testing::StartsWith("entente "));
  EXPECT_EQ(json["meta"]["damping"], 0.85);
  EXPECT_EQ(json["rows"][0]["score"], 0.1654);
  EXPECT_EQ(json["rows"][1]["actor"], "Blinken, \"A.\"");
  EXPECT_FALSE(json["rows"][0].contains("bar"));
}

TEST(JsonTable, WritesWhatIsMissingOrNotFiniteAsNull) {
  Table table = one_cell("x");
  table.columns = {{"a"}, {"b"}};
  table.rows = {{std::monostate{}, std::numeric_limits<double>::infinity()}};
  const auto json = nlohmann::json::parse(in(TableFormat::json, table));
  EXPECT_TRUE(json["rows"][0]["a"].is_null());
  EXPECT_TRUE(json["rows"][0]["b"].is_null());
}

TEST(JsonTable, KeepsControlCharactersAsEscapes) {
  const std::string hostile = "\x1b[31m\u009b2J\u202e\u200b\u2028x\U0001FFFF";
  const std::string text = in(TableFormat::jsonl, one_cell(hostile));
  EXPECT_EQ(nlohmann::json::parse(text)["name"], hostile);
  EXPECT_EQ(text, "{\"name\":\"\\u001b[31m\\u009b2J\\u202e\\u200b\\u2028x\\ud83f\\udfff\"}\n");
}

TEST(JsonLines, HasOneObjectALine) {
  EXPECT_EQ(in(TableFormat::jsonl, ranking()),
            "{\"rank\":1,\"actor\":\"Russia\",\"score\":0.1654}\n"
            "{\"rank\":10,\"actor\":\"Blinken, \\\"A.\\\"\",\"score\":12.0}\n");
}

TEST(CsvTable, QuotesAsRfc4180Says) {
  EXPECT_EQ(in(TableFormat::csv, ranking()),
            "rank,actor,score\n1,Russia,0.1654\n10,\"Blinken, \"\"A.\"\"\",12\n");
}

TEST(CsvTable, DisarmsFormulasAlsoAfterBlanks) {
  for (const std::string bad : {"=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\r=1", "\n1", "＝1"})
    EXPECT_THAT(in(TableFormat::csv, one_cell(bad)), testing::MatchesRegex("name\n\"?'.*\n"))
        << bad;
  EXPECT_EQ(in(TableFormat::csv, one_cell("a=1")), "name\na=1\n");
  Table numbers = one_cell("");
  numbers.rows = {{-1.5}};
  EXPECT_EQ(in(TableFormat::csv, numbers), "name\n-1.5\n");
  EXPECT_EQ(format_table(one_cell("=1"), {.format = TableFormat::csv, .csv_safe = false}),
            "name\n=1\n");
}

TEST(TsvTable, HasNoTabOrLineBreakInsideACell) {
  EXPECT_EQ(in(TableFormat::tsv, one_cell("a\tb\nc")), "name\na b c\n");
}

TEST(MarkdownTable, EscapesWhatMarkdownWouldActOn) {
  EXPECT_EQ(in(TableFormat::markdown, one_cell("a|b <img> *x*")),
            "| name |\n| --- |\n| a\\|b \\<img\\> \\*x\\* |\n");
  // GitHub makes links of bare addresses.
  EXPECT_THAT(in(TableFormat::markdown, one_cell("http://a.b WWW.a.b w.b")),
              HasSubstr("| http\\://a.b WWW\\.a.b w.b |"));
  EXPECT_THAT(in(TableFormat::markdown, ranking()), HasSubstr("| ---: | --- | ---: | --- |"));
}

TEST(LatexTable, EscapesWhatLatexWouldActOn) {
  EXPECT_EQ(in(TableFormat::latex, one_cell("50% of R&D_x #1 $ {a} \\b ~ ^ [c] <d>")),
            "% \\usepackage{booktabs} \\usepackage[T1]{fontenc}\n"
            "\\begin{tabular}{l}\n\\toprule\nname \\\\\n\\midrule\n"
            "50\\% of R\\&D\\_x \\#1 \\$ \\{a\\} \\textbackslash{}b \\textasciitilde{} "
            "\\textasciicircum{} {[}c{]} \\textless{}d\\textgreater{} \\\\\n"
            "\\bottomrule\n\\end{tabular}\n");
}

TEST(LatexTable, KeepsSignsApartThatTexWouldJoinOrTakeForACommand) {
  EXPECT_THAT(in(TableFormat::latex, one_cell("*a -- 'b'' ``c`` ?` d---e")),
              HasSubstr("\\midrule\n{*}a -{}- 'b'{}' `{}`c`{}` ?{}` d-{}-{}-e \\\\\n"));
}

TEST(LatexTable, LeavesBarsOutAndCommentsTheFooter) {
  EXPECT_EQ(in(TableFormat::latex, ranking()),
            "% \\usepackage{booktabs} \\usepackage[T1]{fontenc}\n"
            "\\begin{tabular}{rlr}\n\\toprule\nrank & actor & score "
            "\\\\\n\\midrule\n1 & Russia & 0.17 \\\\\n10 & Blinken, \\textquotedbl{}A.\\textquotedbl{} "
            "& 12.00 \\\\\n\\bottomrule\n\\end{tabular}\n% two actors\n");
}

TEST(EveryTextFormat, LetsNoControlCharacterThrough) {
  const std::string hostile = "a\x1b]0;t\x07\u009b\u202e\x7f z";
  for (const auto format : {TableFormat::table, TableFormat::csv, TableFormat::tsv,
                            TableFormat::markdown, TableFormat::latex, TableFormat::json,
                            TableFormat::jsonl}) {
    const std::string text = in(format, one_cell(hostile));
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = next_code_point(text, i);
      EXPECT_TRUE(c == '\n' || (c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0)))
          << static_cast<int>(format) << ": " << text;
      EXPECT_NE(c, 0x202Eu) << static_cast<int>(format);
    }
  }
}

TEST(TableFormats, AreFoundByName) {
  EXPECT_EQ(table_format_named("md"), TableFormat::markdown);
  EXPECT_EQ(table_format_named("jsonl"), TableFormat::jsonl);
  EXPECT_EQ(table_format_named("xml"), std::nullopt);
}

}  // namespace
}  // namespace entente
