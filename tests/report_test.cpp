#include "render/report.h"

#include <gmock/gmock.h>

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

Report one_section(const std::string& text) {
  ReportSection section;
  section.heading = text;
  section.words = {text};
  section.pictures = {{"<svg onload='x()'/>", text}};
  section.table.columns = {{text}, {"n"}};
  section.table.rows = {{text, std::int64_t{3}}};
  section.table.footer = {text};
  section.quotes = {{text, text, text}};
  return {text, text, {section}};
}

TEST(Report, TextNeverBecomesMarkup) {
  const std::string html = report_html(one_section("</style><script>x()</script>\"' & {{style}}"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;/style&gt;&lt;script&gt;x()&lt;/script&gt;&quot;"));
  EXPECT_THAT(html, HasSubstr("{{style}}"));  // what is put in is not filled in again
  EXPECT_THAT(html, Not(HasSubstr("onload")));
}

TEST(Report, AsksForNothingFromOutside) {
  const std::string html = report_html(one_section("Aria Vale"));
  EXPECT_THAT(html, HasSubstr("default-src 'none'; img-src data:; style-src 'sha256-"));
  EXPECT_THAT(html, HasSubstr("src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9J3goKScvPg==\""));
  EXPECT_THAT(html, Not(HasSubstr("http:")));
  EXPECT_THAT(html, Not(HasSubstr("https:")));
}

TEST(Report, ShowsControlCharactersToNobody) {
  EXPECT_THAT(report_html(one_section("a\x1b]0;\u202e")), Not(testing::AnyOf(
                  HasSubstr("\x1b"), HasSubstr("\u202e"))));
}

TEST(Report, ASectionWithoutATableHasNone) {
  Report report;
  report.sections.emplace_back().heading = "Empty";
  EXPECT_THAT(report_html(report), Not(HasSubstr("<table")));
}

}  // namespace
}  // namespace entente
