#include "render/diagram.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>

#include "core/error.h"
#include "render/country.h"
#include "render/dress.h"
#include "render/route.h"
#include "render/text_size.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

NodeInfo actor(const std::string& label, ActorType type, const std::string& role = "") {
  NodeInfo node;
  node.id = label;
  node.label = label;
  node.type = type;
  node.role = role;
  return node;
}

TypedEdge stated(Node source, Node target, TieKind kind) {
  TypedEdge tie;
  tie.source = source;
  tie.target = target;
  tie.kind = kind;
  tie.tellings = tie.sentences = 1;
  return tie;
}

// Four actors: 0-1 in three sentences, 1-2 and 0-2 in one, 3 tied to 2 in one.
Snapshot small_case() {
  Snapshot s;
  s.nodes = {actor("Ana Lund", ActorType::person, "Foreign Minister of Norway"),
             actor("Norway", ActorType::state), actor("Daily \"X\" <b>", ActorType::media),
             actor("North Sea Council", ActorType::organization)};
  s.nodes[3].aliases = {"Council", "NSC"};
  const std::vector<Edge> edges{{0, 1, 3}, {0, 2, 1}, {1, 2, 2}, {2, 3, 1}};
  s.graph = make_csr(4, edges, false);
  for (const Edge& e : edges) {
    EdgeInfo info;
    info.source = e.source;
    info.target = e.target;
    info.strength = e.weight;
    info.sentences = e.weight == 3 ? 3 : 1;
    s.edges.push_back(info);
  }
  s.title = s.source = "case.entente";
  s.documents = 1;
  return s;
}

DiagramData data_of(const Snapshot& s) {
  DiagramData data;
  data.influence.assign(s.nodes.size(), 0.1);
  data.group.assign(s.nodes.size(), 0);
  data.influence_note = "Influence = test";
  data.influence_name = "test";
  return data;
}

TEST(Select, KeepsClearCoMentionsAndWhatHoldsActorsTogether) {
  const Snapshot s = small_case();
  const Selection chosen = select(s, data_of(s).influence, {});
  std::vector<std::pair<Node, Node>> pairs;
  for (const DrawnTie& tie : chosen.ties) pairs.push_back({tie.source, tie.target});
  // 0-2 is weaker than 1-2, which joins 2 already.
  EXPECT_THAT(
      pairs, testing::UnorderedElementsAre(std::pair<Node, Node>{0, 1}, std::pair<Node, Node>{1, 2},
                                           std::pair<Node, Node>{2, 3}));
  EXPECT_THAT(chosen.hidden, ElementsAre(HasSubstr("1 of 4 co-mention pairs hidden")));
}

TEST(Select, ReplacesACoMentionByTheStatedTieAndJoinsTellings) {
  Snapshot s = small_case();
  s.typed = {stated(0, 1, TieKind::accuse), stated(0, 1, TieKind::reject)};
  const Selection chosen = select(s, data_of(s).influence, {});
  const auto between = std::count_if(chosen.ties.begin(), chosen.ties.end(), [](const auto& tie) {
    return tie.source == 0 && tie.target == 1;
  });
  EXPECT_EQ(between, 1);
  EXPECT_EQ(chosen.ties.front().relation, Relation::accusation);
  EXPECT_EQ(chosen.ties.front().sentences, 2u);
}

TEST(Select, LeavesDeniedAndCancelledTiesOutAndSaysSo) {
  Snapshot s = small_case();
  s.typed = {stated(0, 1, TieKind::meet)};
  s.typed[0].status = Status::denied;
  const Selection chosen = select(s, data_of(s).influence, {.view = View::meetings});
  EXPECT_TRUE(chosen.ties.empty());
  EXPECT_THAT(chosen.hidden, Contains(HasSubstr("1 cancelled or denied tie")));
}

TEST(Select, OfSidesTakesFriendsAndFoesOnly) {
  Snapshot s = small_case();
  s.typed = {stated(0, 1, TieKind::accuse), stated(1, 2, TieKind::aid),
             stated(2, 3, TieKind::meet)};
  const Selection chosen = select(s, data_of(s).influence, {.view = View::sides});
  EXPECT_THAT(chosen.actors, ElementsAre(0, 1, 2));
  EXPECT_EQ(chosen.ties.size(), 2u);
}

TEST(Select, AmongSomeLeavesTheOthersOut) {
  const Snapshot s = small_case();
  const Selection chosen =
      select(s, data_of(s).influence, {.view = View::among, .among = {0, 1, 2}});
  EXPECT_THAT(chosen.actors, ElementsAre(0, 1, 2));
  for (const DrawnTie& tie : chosen.ties) EXPECT_TRUE(tie.source != 3 && tie.target != 3);
}

TEST(Select, OfAnEgoTakesItsNeighboursAndPalesTheirTies) {
  Snapshot s = small_case();
  s.typed = {stated(0, 1, TieKind::threaten)};
  const Selection chosen = select(s, data_of(s).influence, {.view = View::ego, .ego = 2});
  EXPECT_EQ(chosen.actors.front(), 2u);
  EXPECT_EQ(chosen.actors.size(), 4u);
  EXPECT_TRUE(chosen.ties.front().pale);
}

TEST(Select, MapsMoreThanSixtyActorsByTheirBackbone) {
  Snapshot s;
  std::vector<Edge> edges;
  for (Node i = 0; i < 80; ++i)
    s.nodes.push_back(actor("a" + std::to_string(i), ActorType::person));
  for (Node i = 0; i < 80; ++i)
    for (Node j = i + 1; j < std::min<Node>(80, i + 4); ++j) edges.push_back({i, j, 1.0 + i % 3});
  s.graph = make_csr(80, edges, false);
  for (const Edge& e : edges) {
    EdgeInfo info;
    info.source = e.source;
    info.target = e.target;
    info.strength = e.weight;
    s.edges.push_back(info);
  }
  const Selection chosen = select(s, data_of(s).influence, {});
  EXPECT_TRUE(chosen.map);
  EXPECT_EQ(chosen.ties.size() + chosen.pull.size(), edges.size());
  EXPECT_GE(chosen.ties.size(), 79u);  // a spanning tree at least
  EXPECT_EQ(select(s, data_of(s).influence, {.top = 10}).actors.size(), 10u);
}

TEST(Country, ComesFromAffiliationsRolesAndNames) {
  Snapshot s = small_case();
  s.nodes[3].label = "French Navy";
  EXPECT_THAT(countries_of(s), ElementsAre("Norway", "Norway", "", "France"));
  s.typed = {stated(2, 3, TieKind::affiliation), stated(3, 1, TieKind::affiliation)};
  EXPECT_THAT(countries_of(s), ElementsAre("Norway", "Norway", "Norway", "Norway"));
}

TEST(TextSize, IsThatOfHelvetica) {
  // Adobe's metrics: H 722, e 556, l 222, l 222, o 556 thousandths.
  EXPECT_DOUBLE_EQ(text_width("Hello", 10, false), 22.78);
  EXPECT_DOUBLE_EQ(text_width("中", 10, true), 10);
  EXPECT_THAT(wrapped("Russian Foreign Ministry", 10, true, 90, 3),
              ElementsAre("Russian", "Foreign Ministry"));
  EXPECT_THAT(wrapped("Donaudampfschifffahrtsgesellschaft", 10, true, 60, 3).front(),
              testing::EndsWith("…"));
}

TEST(TextSize, IsThatOfTheChosenFontWhereItHasTheLetter) {
  const FontWidths font{"Broad", {{U'a', 900}, {U'c', 300}}, {{U'a', 1000}}};
  EXPECT_DOUBLE_EQ(text_width("ac", 10, false, font), 12);
  EXPECT_DOUBLE_EQ(text_width("b", 10, false, font), 5.56);
  EXPECT_THAT(wrapped("aaa aaa", 10, true, 40, 2, font), ElementsAre("aaa", "aaa"));
}

TEST(Route, IsSampledFromTheRimToTheArrow) {
  const auto points = sampled_route("e,100,0 0,0 30,0 60,0 90,0");
  EXPECT_DOUBLE_EQ(points.front().x, 0);
  EXPECT_DOUBLE_EQ(points.back().x, 100);
  EXPECT_NEAR(point_along(points, 0.5).x, 50, 1e-9);
  EXPECT_THROW(sampled_route("1,2 3,4"), Error);
}

TEST(LayoutCost, CountsCrossingsAndLinesThroughActors) {
  const std::vector<PlacedBox> square{
      {{0, 0}, 20, 20}, {{200, 0}, 20, 20}, {{0, 150}, 20, 20}, {{200, 150}, 20, 20}};
  const double apart = layout_cost(square, {{0, 1, 1, 0}, {2, 3, 1, 0}});
  EXPECT_NEAR(layout_cost(square, {{0, 3, 1, 0}, {1, 2, 1, 0}}) - apart, 1, 1e-9);
  std::vector<PlacedBox> between = square;
  between.push_back({{100, 0}, 20, 20});
  EXPECT_GT(layout_cost(between, {{0, 1, 1, 0}}), layout_cost(between, {{2, 3, 1, 0}}) + 2);
}

TEST(Shapes, HoldTheirText) {
  for (const Shape shape : {Shape::ellipse, Shape::rounded, Shape::hexagon, Shape::note}) {
    PictureNode node;
    node.shape = shape;
    node.lines = {{"Organization for Security", 12, true, ink}, {"and more", 8, false, ink}};
    fit_shape(node);
    EXPECT_GT(node.width, text_width("Organization for Security", 12, true));
    EXPECT_GT(node.height, 1.2 * 20);
  }
}

TEST(Dress, SaysByShapeLineAndLegendWhatOccurs) {
  Snapshot s = small_case();
  s.typed = {stated(0, 1, TieKind::threaten), stated(2, 3, TieKind::aid)};
  s.typed[1].claimed = true;
  const DiagramData data = data_of(s);
  const Dressed dressed = dress(s, data, select(s, data.influence, {}), {});
  EXPECT_THAT(dressed.page.types, ElementsAre(ActorType::person, ActorType::state,
                                              ActorType::organization, ActorType::media));
  EXPECT_THAT(dressed.page.relations,
              ElementsAre(std::pair(Relation::attack, false), std::pair(Relation::support, true),
                          std::pair(Relation::co_mention, false)));
  EXPECT_EQ(dressed.picture.nodes[3].lines[0].text, "NSC");
  const DotGraph dot = picture_dot(dressed.picture);
  EXPECT_EQ(find(dot.nodes[1].attributes, "style"), "filled,rounded");
  EXPECT_EQ(find(dot.edges[1].attributes, "arrowhead"), "onormal");
  EXPECT_THAT(std::string(find(dot.nodes[2].attributes, "label")), HasSubstr("&lt;b&gt;"));
}

TEST(Diagram, HasPositionsCaptionAndTheSameBytesTwice) {
  const Snapshot s = small_case();
  const ImageOptions image{.program = ENTENTE_PROGRAM};
  const Diagram first = make_diagram(s, data_of(s), {}, image, {});
  ASSERT_TRUE(first.laid_out) << first.problem;
  const std::string dot = write_dot(picture_dot(first.picture));
  EXPECT_THAT(dot, HasSubstr("Source: 1 document, case.entente."));
  EXPECT_THAT(dot, HasSubstr("1 of 4 co-mention pairs hidden"));
  EXPECT_EQ(dot, write_dot(picture_dot(make_diagram(s, data_of(s), {}, image, {}).picture)));
}

TEST(Diagram, LeavesActorsApart) {
  const Snapshot s = small_case();
  const Diagram d = make_diagram(s, data_of(s), {}, {.program = ENTENTE_PROGRAM}, {});
  const auto& nodes = d.picture.nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_TRUE(
          std::abs(nodes[i].at.x - nodes[j].at.x) >= (nodes[i].width + nodes[j].width) / 2 ||
          std::abs(nodes[i].at.y - nodes[j].at.y) >= (nodes[i].height + nodes[j].height) / 2)
          << i << " and " << j;
}

TEST(Diagram, WithoutAWorkingGraphvizIsLaidOutByOurselvesAndSaysSo) {
  const Snapshot s = small_case();
  const ImageOptions none{.program = "/no/such/program"};
  const Diagram d = make_diagram(s, data_of(s), {}, none, {});
  EXPECT_TRUE(d.laid_out);
  EXPECT_THAT(d.note, HasSubstr("could not be started"));
  for (const PictureLine& line : d.picture.lines) EXPECT_FALSE(line.route.empty());
  const Diagram ego = make_diagram(s, data_of(s), {.select = {.view = View::ego}}, none, {});
  EXPECT_TRUE(ego.laid_out);
  EXPECT_FALSE(ego.note.empty());
}

TEST(Diagram, KeepsThePictureIfTheEngineAskedForFails) {
  const Snapshot s = small_case();
  const Diagram d =
      make_diagram(s, data_of(s), {.engine = "neato"}, {.program = "/no/such/program"}, {});
  EXPECT_FALSE(d.laid_out);
  EXPECT_THAT(d.problem, HasSubstr("could not be started"));
  EXPECT_EQ(d.picture.nodes.size(), 4u);
}

TEST(Diagram, ShortNamesOfPersonsKeepTheirSuffix) {
  NodeInfo node;
  node.type = ActorType::person;
  for (const auto& [label, wanted] : {std::pair("Ada Stone", "Stone"), {"Bo Vale Jr.", "Vale Jr."},
                                      {"Karl XII III", "XII III"}, {"Jr.", "Jr."}}) {
    node.label = label;
    EXPECT_EQ(short_name(node), wanted);
  }
}

TEST(Diagram, OfNothingIsAnAnswerOfNo) {
  Snapshot s = small_case();
  EXPECT_THROW(make_diagram(s, data_of(s), {.select = {.view = View::meetings}},
                            {.program = ENTENTE_PROGRAM}, {}),
               Error);
}

}  // namespace
}  // namespace entente
