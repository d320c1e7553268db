#include "render/timeline.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>

#include "core/error.h"
#include "render/timeline_windows.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

using Dates = std::vector<std::optional<DateRange>>;

// One event a day for so many days from that one.
Dates daily(const std::string& first, int count) {
  Dates dates;
  const auto day = parse_iso_date(first)->first;
  for (int i = 0; i < count; ++i) dates.push_back(day_range(day + std::chrono::days(i)));
  return dates;
}

TEST(TimelineWindows, AreNamedByWhatDiffers) {
  const auto title = [](const char* dates) { return window_title(*parse_iso_date(dates)); };
  EXPECT_EQ(title("2022-01-10"), "2022-01-10");
  EXPECT_EQ(title("2022-02-01"), "2022-02-01");
  EXPECT_EQ(title("2022-01-10/2022-01-16"), "2022-01-10 to 16");
  EXPECT_EQ(title("2022-08-01/2022-08-07"), "2022-08-01 to 07");
  EXPECT_EQ(title("2022-01-31/2022-02-06"), "2022-01-31 to 02-06");
  EXPECT_EQ(title("2021-12-27/2022-01-02"), "2021-12-27 to 2022-01-02");
  EXPECT_EQ(title("2022-02"), "2022-02");
  EXPECT_EQ(title("2022-04-01/2022-06-30"), "2022-04 to 06");
  EXPECT_EQ(title("2022"), "2022");
}

TEST(TimelineWindows, AreAsShortAsTwelveInARowAllow) {
  EXPECT_EQ(timeline_windows(daily("2022-01-03", 12), "").unit, "day");
  EXPECT_EQ(timeline_windows(daily("2022-01-03", 50), "").unit, "week");
  EXPECT_EQ(timeline_windows(daily("2022-01-03", 300), "").unit, "month");
  EXPECT_EQ(timeline_windows(daily("2022-01-03", 900), "").unit, "quarter");
  EXPECT_EQ(timeline_windows(daily("2015-01-03", 3000), "").unit, "year");
  EXPECT_EQ(timeline_windows(daily("2022-01-03", 12), "month").unit, "month");
  EXPECT_THROW(timeline_windows(daily("2022-01-03", 12), "fortnight"), Error);
}

TEST(TimelineWindows, LeaveTheFewThatAreFarAwayOutAndCountThem) {
  Dates dates = daily("2022-01-03", 40);
  dates.push_back(*parse_iso_date("2014-03-18"));
  dates.push_back(*parse_iso_date("2031-01-01"));
  dates.push_back(*parse_iso_date("2030-01-01"));
  dates.push_back(std::nullopt);
  dates.push_back(*parse_iso_date("2022"));
  const TimelineWindows windows = timeline_windows(dates, "week");
  EXPECT_THAT(windows.windows, SizeIs(6));
  EXPECT_THAT(windows.windows.front().events, ElementsAre(0, 1, 2, 3, 4, 5, 6));
  EXPECT_EQ(windows.before, 1u);
  EXPECT_EQ(windows.after, 2u);
  EXPECT_EQ(windows.undated, 1u);
  EXPECT_EQ(windows.vague, 1u);
  EXPECT_EQ(timeline_windows(dates, "").unit, "week");
}

TEST(TimelineWindows, TakeAnEventByItsFirstDay) {
  const Dates dates{*parse_iso_date("2022-01-16/2022-01-18"), *parse_iso_date("2022-01-17")};
  const TimelineWindows windows = timeline_windows(dates, "week");
  ASSERT_THAT(windows.windows, SizeIs(2));
  EXPECT_EQ(to_string(windows.windows[0].dates), "2022-01-10/2022-01-16");
  EXPECT_THAT(windows.windows[0].events, ElementsAre(0));
}

TEST(TimelineWindows, WithoutAnEventAreCounted) {
  const Dates dates{*parse_iso_date("2022-01-05"), *parse_iso_date("2022-01-27")};
  const TimelineWindows windows = timeline_windows(dates, "week");
  EXPECT_THAT(windows.windows, SizeIs(2));
  EXPECT_EQ(empty_windows(windows), 2u);
}

TEST(TimelineWindows, OfNothingAreNone) {
  EXPECT_THAT(timeline_windows({}, "").windows, SizeIs(0));
  EXPECT_EQ(empty_windows(timeline_windows(Dates{std::nullopt}, "")), 0u);
}

// Four actors of falling influence.
struct Case {
  Snapshot graph;
  DiagramData data;
  std::vector<TimelineEvent> events;
};

TimelineEvent event(TieKind kind, Node source, Node target, const char* when) {
  TimelineEvent out;
  out.kind = kind;
  out.pairs = {{source, target}};
  if (when) out.when = parse_iso_date(when);
  return out;
}

Case small_case() {
  Case out;
  const std::vector<Edge> edges{{0, 1, 3}, {1, 2, 2}, {2, 3, 1}};
  const std::vector<std::string> names{"Ana Lund", "Bo Vale", "Norway", "Daily \"X\" <b>"};
  for (const std::string& name : names) {
    NodeInfo node;
    node.id = node.label = name;
    node.type = name == "Norway" ? ActorType::state : ActorType::person;
    out.graph.nodes.push_back(node);
  }
  out.graph.graph = make_csr(4, edges, false);
  out.graph.title = out.graph.source = "case.entente";
  out.graph.documents = 2;
  out.data.influence = {0.4, 0.3, 0.2, 0.1};
  out.data.group = {0, 0, 0, 0};
  out.data.influence_note = "Influence = test";
  out.events = {event(TieKind::meet, 0, 1, "2022-01-10"),
                event(TieKind::accuse, 1, 2, "2022-01-12"),
                event(TieKind::aid, 2, 3, "2022-01-25"),
                event(TieKind::meet, 0, 1, "2022-01-26")};
  return out;
}

Diagram drawn(const Case& of, const DiagramOptions& options = {}, std::string_view unit = "week") {
  return make_timeline(of.graph, of.data, of.events, unit, options, {.program = ENTENTE_PROGRAM},
                       {});
}

std::string words_of(const Diagram& diagram) {
  std::string all;
  for (const PictureText& text : diagram.picture.texts) {
    for (const TextLine& line : text.lines) all += line.text + " ";
    all += "\n";
  }
  return all;
}

TEST(Timeline, HasEveryActorAtTheSamePlaceInEveryPanel) {
  const Diagram diagram = drawn(small_case());
  ASSERT_TRUE(diagram.laid_out) << diagram.problem;
  const auto& nodes = diagram.picture.nodes;
  ASSERT_THAT(nodes, SizeIs(8));
  const double right = nodes[4].at.x - nodes[0].at.x, up = nodes[4].at.y - nodes[0].at.y;
  EXPECT_GT(std::abs(right) + std::abs(up), 50);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(nodes[i + 4].at.x - nodes[i].at.x, right, 1e-6);
    EXPECT_NEAR(nodes[i + 4].at.y - nodes[i].at.y, up, 1e-6);
    EXPECT_EQ(nodes[i + 4].lines[0].text, nodes[i].lines[0].text);
  }
}

TEST(Timeline, DrawsTheTiesOfItsTimeOnlyAndPalesTheOthers) {
  const Diagram diagram = drawn(small_case());
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (const PictureLine& line : diagram.picture.lines) {
    lines.emplace_back(line.source, line.target);
    EXPECT_THAT(line.route, Not(testing::IsEmpty()));
  }
  EXPECT_THAT(lines, testing::UnorderedElementsAre(testing::Pair(0u, 1u), testing::Pair(1u, 2u),
                                                   testing::Pair(6u, 7u), testing::Pair(4u, 5u)));
  const auto pale = [&](std::size_t i) {
    return diagram.picture.nodes[i].lines[0].colour == pale_ink;
  };
  EXPECT_FALSE(pale(0));
  EXPECT_TRUE(pale(3));
  EXPECT_FALSE(pale(7));
}

TEST(Timeline, SaysWhatEachPanelHoldsAndWhatIsLeftOut) {
  Case of = small_case();
  of.events.push_back(event(TieKind::accuse, 0, 1, nullptr));
  of.events.push_back(event(TieKind::accuse, 0, 1, "2022"));
  of.events.push_back(event(TieKind::quote, 0, 1, "2022-01-10"));
  of.events.push_back(event(TieKind::meet, 0, 1, "2022-01-11"));
  of.events.back().holds = false;
  of.events.push_back(event(TieKind::meet, 0, 1, "2022-01-11"));
  of.events.back().status = Status::planned;
  of.events.back().only_told = true;
  const Diagram diagram = drawn(of);
  const std::string words = words_of(diagram);
  EXPECT_THAT(words, HasSubstr("2022-01-10 to 16 \n1 meeting, 1 planned meeting, 1 act"));
  EXPECT_THAT(words, HasSubstr("2022-01-24 to 30 \n1 meeting, 1 act"));
  EXPECT_THAT(words, HasSubstr("Who did what to whom, week by week"));
  std::string caption = words;
  std::replace(caption.begin(), caption.end(), '\n', ' ');
  for (const char* sentence :
       {"1 week between in which these actors do nothing is left out.", "1 quote is not drawn.",
        "1 cancelled, denied or possible act is not drawn.",
        "1 act known only to a longer time than a week is not drawn.",
        "1 act without any date is not drawn.", "1 act stands on the day of the first article"})
    EXPECT_THAT(caption, HasSubstr(sentence));
  EXPECT_THAT(words, HasSubstr("pale: no tie in that time"));
  EXPECT_EQ(diagram.summary, "4 actors, 2 panels, 2 meetings, 1 planned meeting, 2 acts");
}

TEST(Timeline, TakesTheActorsOfMostInfluence) {
  const Diagram diagram = drawn(small_case(), {.select = {.top = 2}});
  EXPECT_THAT(diagram.picture.nodes, SizeIs(4));
  std::string caption = words_of(diagram);
  EXPECT_THAT(caption, HasSubstr("Shown are 2 of 4 actors, by influence"));
  EXPECT_THAT(caption, HasSubstr("2 acts with others in these weeks are hidden."));
  EXPECT_THROW(drawn(small_case(), {.select = {.top = 1}}), Error);
  EXPECT_THROW(drawn(small_case(), {.select = {.top = 61}}), Error);
}

TEST(Timeline, ShowsOneLayerOrKindIfAsked) {
  const Diagram met = drawn(small_case(), {.select = {.layer = Layer::meetings}});
  EXPECT_THAT(met.picture.lines, SizeIs(2));
  EXPECT_THAT(words_of(met), HasSubstr("Who met whom, week by week"));
  EXPECT_THAT(drawn(small_case(), {.select = {.kind = TieKind::aid}}).picture.lines, SizeIs(1));
}

TEST(Timeline, KeepsWholeNamesWhereShortOnesAreEqual) {
  Case of = small_case();
  of.graph.nodes[1].label = "Bo Lund";
  const Diagram diagram = drawn(of);
  std::string first, second;
  for (const TextLine& line : diagram.picture.nodes[0].lines) first += line.text + " ";
  for (const TextLine& line : diagram.picture.nodes[1].lines) second += line.text + " ";
  EXPECT_EQ(first, "Ana Lund ");
  EXPECT_EQ(second, "Bo Lund ");
}

TEST(Timeline, IsNoWiderThanItsTextCanBeRead) {
  Case of;
  std::vector<Edge> edges;
  for (Node u = 0; u < 24; ++u) {
    NodeInfo node;
    node.id = node.label = "Organisation " + std::to_string(u);
    of.graph.nodes.push_back(node);
    of.data.influence.push_back(1.0 / (u + 1));
    of.data.group.push_back(u % 3);
    for (const Node v : {(u + 1) % 24, (u + 5) % 24}) {
      edges.push_back({u, v, 1});
      of.events.push_back(event(TieKind::accuse, u, v, "2022-01-10"));
      of.events.back().when = day_range(of.events.back().when->first + std::chrono::days(u % 12));
    }
  }
  of.graph.graph = make_csr(24, edges, false);
  const Picture picture = drawn(of, {.engine = "stress"}, "day").picture;
  EXPECT_THAT(picture.nodes, SizeIs(12 * 24));
  // Where it is 1,600 pixels wide, the 8.5 points of the caption are 7 pixels or more.
  EXPECT_LE(picture.high_right.x - picture.low_left.x, 8.5 * 1600 / 7);
}

TEST(Timeline, HasTheSameBytesOnAnyNumberOfThreads) {
  const Case of = small_case();
  std::vector<std::string> dots;
  for (const int threads : {1, 2, 5})
    dots.push_back(write_dot(picture_dot(make_timeline(
        of.graph, of.data, of.events, "", {}, {.program = ENTENTE_PROGRAM}, {.threads = threads})
                                             .picture)));
  EXPECT_EQ(dots[0], dots[1]);
  EXPECT_EQ(dots[0], dots[2]);
}

TEST(Timeline, WithoutADatedTieSaysWhatToDo) {
  Case of = small_case();
  for (TimelineEvent& e : of.events) e.when.reset();
  try {
    drawn(of);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::nothing);
    EXPECT_THAT(error.what(), HasSubstr("no tie has a date"));
    EXPECT_THAT(error.what(), HasSubstr("--date-from"));
  }
}

TEST(Timeline, IsLaidOutWithoutGraphvizAndSaysSo) {
  const Case of = small_case();
  const auto with_engine = [&](const char* engine) {
    return make_timeline(of.graph, of.data, of.events, "", {.engine = engine},
                         {.program = "/no/such/program"}, {});
  };
  const Diagram own = with_engine("auto");
  EXPECT_TRUE(own.laid_out);
  EXPECT_THAT(own.note, HasSubstr("could not be started"));
  EXPECT_THAT(own.picture.lines, SizeIs(4));
  const Diagram asked = with_engine("neato");
  EXPECT_FALSE(asked.laid_out);
  EXPECT_THAT(asked.problem, HasSubstr("could not be started"));
}

}  // namespace
}  // namespace entente
