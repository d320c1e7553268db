#include "render/svg.h"

#include <cmath>
#include <string>

#include <gmock/gmock.h>

#include "render/arrowhead.h"
#include "render/lead_lines.h"
#include "render/route.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

PictureNode shaped(Shape shape, Point at, const std::string& name) {
  PictureNode node;
  node.shape = shape;
  node.at = at;
  node.width = 80;
  node.height = 40;
  node.lines = {{name, 10, true, ink}};
  node.tooltip = name;
  return node;
}

PictureLine tied(std::size_t source, std::size_t target, Relation relation) {
  PictureLine line;
  line.source = source;
  line.target = target;
  line.style = style_of(relation);
  return line;
}

// A row of three: 0 and 2 are tied past 1, twice.
Picture row() {
  Picture picture;
  picture.nodes = {shaped(Shape::ellipse, {0, 0}, "Ada"), shaped(Shape::note, {150, 4}, "Daily"),
                   shaped(Shape::hexagon, {300, 0}, "League")};
  picture.lines = {tied(0, 2, Relation::attack), tied(2, 0, Relation::support),
                   tied(0, 1, Relation::meeting)};
  picture.low_left = {-40, -60};
  picture.high_right = {340, 60};
  return picture;
}

TEST(Svg, DrawsEachActorAndLineWithWhatTheyAre) {
  const std::string svg = picture_svg(row());
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 416 156\""));
  EXPECT_THAT(svg, HasSubstr("<g id=\"n1\" class=\"node\">\n<title>Daily</title>\n<polygon"));
  EXPECT_THAT(svg, HasSubstr("cx=\"58\" cy=\"78\" rx=\"40\" ry=\"20\""));
  EXPECT_THAT(svg, HasSubstr("<g id=\"e1\" class=\"edge\" data-ends=\"n2 n0\">"));
  EXPECT_EQ(count(svg, "<path"), 3u);
  EXPECT_EQ(count(svg, "<g"), count(svg, "</g>"));
}

TEST(Svg, ShowsNamesLiterallyWhateverTheyHold) {
  Picture picture = row();
  const std::string bad = "</text><script>alert(1)</script>\x01\xE2\x80\xAE\" onload=\"x\xFF&amp;";
  picture.nodes[0].lines[0].text = picture.nodes[0].tooltip = picture.title = bad;
  picture.description = "]]>--><x>";
  const std::string svg = picture_svg(picture);
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("<x>")));
  EXPECT_THAT(svg, Not(HasSubstr("\x01")));
  EXPECT_THAT(svg, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_EQ(count(svg, "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=&quot;x"
                       "\xEF\xBF\xBD&amp;amp;"),
            3u);
}

TEST(Svg, OfADarkPageTurnsThePageAndNotTheShapes) {
  Picture picture = row();
  picture.dark = true;
  picture.nodes[0].fill = "#EEDD88";
  picture.lines[0].alpha = "80";
  const std::string svg = picture_svg(picture);
  EXPECT_THAT(svg, HasSubstr("<polygon fill=\"#14181d\" points=\"0,0 "));
  EXPECT_THAT(svg, HasSubstr("fill=\"#eedd88\""));
  EXPECT_THAT(svg, HasSubstr("stroke=\"#ff8f5e\" stroke-opacity=\"0.5\""));
}

TEST(Svg, FitsThePageItIsMadeFor) {
  Picture picture = row();
  picture.page_width = 10;
  picture.page_height = 5;
  // 416 x 156 points into 720 x 360: as wide as the page.
  EXPECT_THAT(picture_svg(picture),
              HasSubstr("width=\"720pt\" height=\"270pt\" viewBox=\"0 0 416 156\""));
}

TEST(Arrowhead, EndsAtTheTipAndIsAsLongAsTheRoomForIt) {
  for (const std::string form : {"normal", "onormal", "vee", "ovee"}) {
    const Arrowhead head = arrowhead(form, {0, 0}, {100, 0}, 1);
    EXPECT_EQ(head.corners[1].x, 100) << form;
    EXPECT_NEAR(head.corners[0].x, 100 - arrow_length(form), 1e-9) << form;
    EXPECT_EQ(head.hollow, form[0] == 'o');
  }
  const Arrowhead dot = arrowhead("dot", {0, 0}, {100, 0}, 1);
  EXPECT_NEAR(dot.centre->x + dot.radius, 100, 1e-9);
  EXPECT_NEAR(dot.line_end.x, 100 - arrow_length("dot"), 1e-9);
  EXPECT_TRUE(arrowhead("none", {0, 0}, {100, 0}, 1).corners.empty());
  EXPECT_TRUE(arrowhead("normal", {7, 7}, {7, 7}, 1).corners.empty());
}

TEST(LeadLines, RunFromRimToRimAroundWhatIsBetween) {
  Picture picture = row();
  lead_lines(picture, {});
  const Route route = parse_route(picture.lines[0].route);
  const Point begin = route.control.front();
  EXPECT_NEAR(std::pow(begin.x / 40, 2) + std::pow(begin.y / 20, 2), 1, 0.01);
  const double beside = std::abs(route.tip->x - 300) / 40, over = std::abs(route.tip->y) / 20;
  EXPECT_NEAR(beside + over / 2, 1, 0.01);  // the rim of a hexagon at its side
  EXPECT_NEAR(std::hypot(route.tip->x - route.control.back().x,
                         route.tip->y - route.control.back().y),
              arrow_length("normal"), 0.1);
  for (const std::size_t line : {0u, 1u})
    for (const Point p : sampled_route(picture.lines[line].route))
      EXPECT_FALSE(std::abs(p.x - 150) < 40 && std::abs(p.y - 4) < 20) << p.x << "," << p.y;
}

TEST(LeadLines, LieSideBySideIfTwoActorsHaveSeveral) {
  Picture picture = row();
  picture.nodes[1].at = {150, 200};
  lead_lines(picture, {});
  const Point there = point_along(sampled_route(picture.lines[0].route), 0.5);
  const Point back = point_along(sampled_route(picture.lines[1].route), 0.5);
  EXPECT_GT(std::hypot(there.x - back.x, there.y - back.y), 8);
}

}  // namespace
}  // namespace entente
