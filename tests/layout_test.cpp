// The layout of our own: what must hold for any graph, and stress on graphs whose best drawing is
// known. bench/layout_bench.cpp compares it with Graphviz's.

#include "render/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <gmock/gmock.h>

#include "core/error.h"
#include "core/random.h"
#include "render/layout/bent_lines.h"
#include "render/layout/box_tree.h"
#include "render/layout/overlap.h"
#include "render/layout/pack.h"
#include "render/layout/stress.h"
#include "render/route.h"
#include "tests/drawn_graphs.h"

namespace entente {
namespace {

std::vector<BoxSize> mixed_sizes(std::size_t n) {
  std::vector<BoxSize> boxes;
  for (std::size_t i = 0; i < n; ++i)
    boxes.push_back({6.0 + static_cast<double>(i % 7) * 9, 6.0 + static_cast<double>(i % 3) * 5});
  return boxes;
}

// Pairs that overlap, by looking at all.
std::size_t overlaps(const std::vector<PlacedBox>& boxes) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) count += overlap_depth(boxes[i], boxes[j]) > 0;
  return count;
}

std::vector<PlacedBox> placed(const std::vector<BoxSize>& sizes, const std::vector<Point>& at) {
  std::vector<PlacedBox> out;
  for (std::size_t i = 0; i < at.size(); ++i)
    out.push_back({at[i], sizes[i].width, sizes[i].height});
  return out;
}

bool same_bytes(const std::vector<Point>& a, const std::vector<Point>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Point)) == 0;
}

// Groups of 25 with some ties between them.
std::vector<Edge> groups(Node nodes) {
  Random random(5, nodes);
  std::vector<Edge> edges;
  for (Node u = 0; u < nodes; ++u)
    for (int k = 0; k < 3; ++k) {
      const auto v =
          static_cast<Node>(k < 2 ? u / 25 * 25 + random.below(25) : random.below(nodes));
      if (u != v && v < nodes) edges.push_back({u, v, 1 + 3 * random.unit()});
    }
  return edges;
}

TEST(LayOutBoxes, KeepsAnyGraphFiniteApartAndInItsCorner) {
  rc::check([] {
    const test::Drawn drawn = *test::drawn_graph(false);
    std::vector<Edge> edges = drawn.edges;
    for (Edge& e : edges)  // the ends of what weights may be
      if (e.weight == 0.25) e.weight = lightest_weight;
    const std::vector<BoxSize> sizes = mixed_sizes(drawn.nodes);
    const std::vector<Point> at = lay_out_boxes(sizes, edges, {}, {.threads = 1});
    RC_ASSERT(at.size() == drawn.nodes);
    for (std::size_t i = 0; i < at.size(); ++i) {
      RC_ASSERT(std::isfinite(at[i].x) && std::isfinite(at[i].y));
      RC_ASSERT(at[i].x >= sizes[i].width / 2 && at[i].y >= sizes[i].height / 2);
    }
    RC_ASSERT(overlaps(placed(sizes, at)) == 0);
  });
}

TEST(LayOutBoxes, HasTheSameBytesOnOneThreadAndThree) {
  for (const Node n : {Node{300}, Node{900}}) {
    const std::vector<Edge> edges = groups(n);
    const std::vector<BoxSize> sizes = mixed_sizes(n);
    const std::vector<Point> one = lay_out_boxes(sizes, edges, {}, {.threads = 1});
    EXPECT_TRUE(same_bytes(one, lay_out_boxes(sizes, edges, {}, {.threads = 3}))) << n;
    EXPECT_EQ(overlaps(placed(sizes, one)), 0u) << n;
  }
}

TEST(LayOutBoxes, PutsTheStrongerTieNearer) {
  // A triangle's corner 2 is tied strongly to 0 and weakly to 1.
  const std::vector<Edge> edges{{0, 1, 2}, {0, 2, 9}, {1, 2, 0.1}};
  const std::vector<Point> at = lay_out_boxes(std::vector<BoxSize>(3, {4, 4}), edges, {}, {});
  const auto distance = [&](std::size_t a, std::size_t b) {
    return std::hypot(at[a].x - at[b].x, at[a].y - at[b].y);
  };
  EXPECT_LT(distance(0, 2), distance(0, 1));
  EXPECT_LT(distance(0, 1), distance(1, 2));
}

TEST(LayOutBoxes, PlacesManyLonelyBoxesInTheWantedShape) {
  const std::vector<BoxSize> sizes(2000, {10, 10});
  const std::vector<Point> at = lay_out_boxes(sizes, {}, {.gap = 6, .aspect = 2}, {});
  double right = 0, top = 0;
  for (const Point p : at) {
    right = std::max(right, p.x);
    top = std::max(top, p.y);
  }
  EXPECT_NEAR(right / top, 2, 0.4);
  EXPECT_EQ(overlaps(placed(sizes, at)), 0u);
}

TEST(LayOutBoxes, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const std::vector<Edge> edges = groups(200);
  try {
    lay_out_boxes(mixed_sizes(200), edges, {}, {.stop = source.get_token()});
    FAIL() << "it went on";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
  }
}

TEST(LayOutBoxes, RefusesAnEdgeToNowhere) {
  EXPECT_THROW(lay_out_boxes(mixed_sizes(2), std::vector<Edge>{{0, 5, 1}}, {}, {}), Error);
}

// Mean of ((distance - hops) / hops)^2 over pairs at the scale that makes it least.
double stress_on_a_line(const std::vector<Point>& at) {
  double first = 0, second = 0, pairs = 0;
  for (std::size_t i = 0; i < at.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double share =
          std::hypot(at[i].x - at[j].x, at[i].y - at[j].y) / static_cast<double>(i - j);
      first += share;
      second += share * share;
      ++pairs;
    }
  return 1 - first * first / (second * pairs);
}

// A path can be drawn without any stress, on a straight line.
TEST(StressLayout, DrawsAPathStraight) {
  for (const Node n : {Node{3}, Node{40}, Node{900}}) {
    std::vector<Edge> edges;
    for (Node u = 0; u + 1 < n; ++u) edges.push_back({u, u + 1, 1});
    const double most = n < 900 ? 0.004 : 0.03;  // exact; by pivots
    EXPECT_LT(stress_on_a_line(stress_layout(make_csr(n, edges, false), {})), most) << n;
  }
}

// All leaves of a star have the same distances to everything: nothing but the sample of pairs two
// steps away keeps them apart.
TEST(StressLayout, SpreadsTheLeavesOfAStarAllAround) {
  constexpr Node n = 800;
  std::vector<Edge> edges;
  for (Node u = 1; u < n; ++u) edges.push_back({0, u, 1});
  const std::vector<Point> at = stress_layout(make_csr(n, edges, false), {});
  std::set<int> twelfths;
  for (Node u = 1; u < n; ++u)
    twelfths.insert(
        static_cast<int>(6 * (1 + std::atan2(at[u].y - at[0].y, at[u].x - at[0].x) / 3.1415927)));
  EXPECT_GE(twelfths.size(), 12u);
}

TEST(WithoutOverlaps, PartsBoxesThatAllLieOnOnePoint) {
  const std::vector<PlacedBox> heap(300, {{5, 5}, 20, 8});
  const std::vector<PlacedBox> apart = without_overlaps(heap, 5, {});
  EXPECT_EQ(overlaps(apart), 0u);
  EXPECT_EQ(apart[0].width, 20);
}

TEST(WithoutOverlaps, LeavesBoxesThatAreApartWhereTheyAre) {
  const std::vector<PlacedBox> boxes{{{0, 0}, 10, 10}, {{100, 0}, 10, 10}, {{0, 80}, 10, 10}};
  const std::vector<PlacedBox> out = without_overlaps(boxes, 5, {});
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    EXPECT_EQ(out[i].center.x, boxes[i].center.x);
    EXPECT_EQ(out[i].center.y, boxes[i].center.y);
  }
}

TEST(WithoutOverlaps, FindsPlacesForOneHugeBoxAmongManySmall) {
  std::vector<PlacedBox> boxes{{{50, 50}, 900, 300}};
  for (int i = 0; i < 400; ++i) boxes.push_back({{double(i % 20) * 5, double(i / 20) * 5}, 8, 8});
  EXPECT_EQ(overlaps(without_overlaps(boxes, 5, {})), 0u);
}

TEST(BoxTree, FindsWhatLookingAtAllFinds) {
  Random random(7, 0);
  std::vector<PlacedBox> boxes;
  for (int i = 0; i < 200; ++i)
    boxes.push_back({{100 * random.unit(), 60 * random.unit()}, 9 * random.unit(), 4});
  const BoxTree tree(boxes);
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t j = 0; j < boxes.size(); ++j)
      if (j != i && overlap_depth(boxes[i], boxes[j]) > 0) expected.push_back(j);
    EXPECT_THAT(tree.overlapping(boxes[i], i, boxes.size()),
                testing::UnorderedElementsAreArray(expected))
        << i;
  }
}

// Discs on a jittered grid, some large, and lines right across it.
TEST(BentLines, LeadAroundEveryDiscInTheWay) {
  Random random(8, 0);
  std::vector<PlacedBox> discs;
  for (int i = 0; i < 144; ++i) {
    const double size = i % 9 == 0 ? 26 : 10 + 6 * random.unit();
    discs.push_back(
        {{i % 12 * 40 + 8 * random.unit(), double(i / 12 * 40) + 8 * random.unit()}, size, size});
  }
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (std::size_t i = 0; i < 30; ++i) lines.emplace_back(i, 143 - random.below(70));
  const auto curves = bent_lines(discs, Outline::disc, lines, {.threads = 1});
  std::size_t inside = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    std::string route;
    for (const Point p : curves[k])
      route += (route.empty() ? "" : " ") + std::to_string(p.x) + "," + std::to_string(p.y);
    const std::vector<Point> ends{discs[lines[k].first].center, discs[lines[k].second].center};
    const std::vector<Point> way = route.empty() ? ends : sampled_route(route);
    for (std::size_t step = 0; step <= 400; ++step) {
      const Point p = point_along(way, static_cast<double>(step) / 400);
      for (std::size_t i = 0; i < discs.size(); ++i)
        if (i != lines[k].first && i != lines[k].second)
          inside +=
              std::hypot(p.x - discs[i].center.x, p.y - discs[i].center.y) < discs[i].width / 2;
    }
  }
  EXPECT_EQ(inside, 0u);
}

TEST(BentLines, LeaveAFreeLineStraight) {
  const std::vector<PlacedBox> discs{{{0, 0}, 10, 10}, {{100, 0}, 10, 10}, {{50, 30}, 10, 10}};
  const std::vector<std::pair<std::size_t, std::size_t>> lines{{0, 1}, {2, 2}};
  EXPECT_THAT(bent_lines(discs, Outline::disc, lines, {}), testing::Each(testing::IsEmpty()));
}

TEST(Packed, PutsSmallRectanglesBesideALargeOne) {
  const std::vector<PlacedBox> boxes{{{}, 100, 100}, {{}, 30, 50}, {{}, 30, 50}, {{}, 30, 10}};
  const std::vector<Point> at = packed(boxes, 1.3);
  EXPECT_EQ(at[0].x, 0);
  EXPECT_EQ(at[1].x, 100);
  EXPECT_EQ(at[1].y, 0);
  EXPECT_EQ(at[2].y, 50);
}

}  // namespace
}  // namespace entente
