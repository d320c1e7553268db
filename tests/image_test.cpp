#include "render/image.h"

#include <chrono>
#include <cstdlib>
#include <string>

#include <gmock/gmock.h>

#include "core/error.h"
#include "render/process.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const ImageOptions with_program{.program = ENTENTE_PROGRAM};
const std::string two_nodes = "graph { a [pos=\"0,0\"]; b [pos=\"90,0\"]; a -- b }";

// The message of the Error of that kind which `call` throws.
template <class Call>
std::string message_of(ErrorKind kind, Call call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(Process, GivesBackOutputErrorsAndStatus) {
  const ProcessResult result =
      run_process({"/bin/sh", "-c", "cat; echo oops >&2; exit 7"}, "hello", 10, {});
  EXPECT_EQ(result.out, "hello");
  EXPECT_EQ(result.err, "oops\n");
  EXPECT_EQ(result.exit_code, 7);
  EXPECT_FALSE(result.timed_out);
}

TEST(Process, CarriesMoreThanAPipeHolds) {
  const std::string big(3'000'000, 'x');
  EXPECT_EQ(run_process({"/bin/cat"}, big, 20, {}).out, big);
}

TEST(Process, IsKilledWhenItsTimeIsUp) {
  const auto begin = std::chrono::steady_clock::now();
  const ProcessResult result = run_process({"/bin/sh", "-c", "sleep 60"}, "", 0.2, {});
  EXPECT_TRUE(result.timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Process, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  message_of(ErrorKind::cancelled, [&] {
    run_process({"/bin/sh", "-c", "sleep 60"}, "", 30, {.stop = source.get_token()});
  });
}

TEST(Process, SurvivesAChildThatReadsNothing) {
  EXPECT_EQ(run_process({"/bin/true"}, std::string(1'000'000, 'x'), 10, {}).exit_code, 0);
}

TEST(Image, IsMadeInEachForm) {
  EXPECT_THAT(render_image(two_nodes, "svg", with_program, {}), HasSubstr("<svg"));
  EXPECT_THAT(render_image(two_nodes, "png", with_program, {}), StartsWith("\x89PNG"));
  EXPECT_THAT(render_image(two_nodes, "pdf", with_program, {}), StartsWith("%PDF-"));
}

TEST(Image, OfPdfHasNoTimeInIt) {
  EXPECT_THAT(render_image(two_nodes, "pdf", with_program, {}),
              HasSubstr("/CreationDate (D:19700101000000"));
}

TEST(Image, SaysWhatGraphvizCannotRead) {
  EXPECT_THAT(message_of(ErrorKind::environment,
                         [] { render_image("graph { a -- ", "svg", with_program, {}); }),
              HasSubstr("syntax error"));
}

TEST(Image, SaysThatAFormIsUnknown) {
  EXPECT_THAT(message_of(ErrorKind::environment,
                         [] { render_image(two_nodes, "nonsense", with_program, {}); }),
              HasSubstr("nonsense"));
}

TEST(Image, OpensNoFileThatAGraphNames) {
  for (const std::string bad :
       {"graph { a [pos=\"0,0\" image=\"/etc/passwd\"] }",
        "graph { a [pos=\"0,0\" shapefile=\"/etc/passwd\"] }",
        "graph { a [pos=\"0,0\" label=<<TABLE><TR><TD><IMG SRC=\"/x\"/></TD></TR></TABLE>>] }"})
    message_of(ErrorKind::environment, [&] { render_image(bad, "svg", with_program, {}); });
}

TEST(Image, FailsWithAReasonWhenTimeIsUp) {
  std::string dense = "graph { entente_engine=neato; entente_starts=100000; ";
  for (int i = 0; i < 60; ++i)
    for (int j = 0; j < i; ++j)
      if ((i * j) % 3 == 0) dense += std::to_string(i) + "--" + std::to_string(j) + ";";
  ImageOptions hasty = with_program;
  hasty.seconds = 0.3;
  const DotGraph graph = read_dot(dense + "}");
  EXPECT_THAT(message_of(ErrorKind::environment, [&] { lay_out(graph, hasty, {}); }),
              HasSubstr("0.3 s"));
}

TEST(Image, GivesUpOnAPathThatGraphvizCannotFinish) {
  DotGraph path;
  path.graph = {{"entente_engine", "neato"}, {"entente_starts", "1"}};
  for (std::size_t i = 0; i < 20000; ++i) path.nodes.push_back({"n" + std::to_string(i), {}});
  for (std::size_t i = 1; i < path.nodes.size(); ++i) path.edges.push_back({i - 1, i, {}});
  ImageOptions hasty = with_program;
  hasty.seconds = 0.5;
  // Time or memory, whichever ends first.
  EXPECT_THAT(message_of(ErrorKind::environment, [&] { lay_out(path, hasty, {}); }),
              HasSubstr("fewer actors"));
}

#ifndef ENTENTE_SLOW_BUILD  // sanitizers want much memory themselves
TEST(Image, FailsWithoutHarmWhenMemoryIsShort) {
  std::string big = "graph { ";
  for (int i = 0; i < 60000; ++i)
    big += "n" + std::to_string(i) + " [pos=\"" + std::to_string(i) + ",0\"];";
  ImageOptions tight = with_program;
  tight.megabytes = 90;
  message_of(ErrorKind::environment, [&] { render_image(big + "}", "svg", tight, {}); });
}
#endif

TEST(Layout, PlacesNodesApartAndLeadsLines) {
  DotGraph graph;
  graph.graph = {{"entente_engine", "neato"},
                 {"entente_starts", "3"},
                 {"entente_route", "1"},
                 {"overlap", "prism"},
                 {"splines", "line"}};
  graph.nodes = {{"n0", {}}, {"n1", {}}, {"n2", {}}};
  graph.edges = {{0, 1, {{"entente_edge", "0"}}}, {1, 2, {{"entente_edge", "1"}}}};
  const DotGraph placed = lay_out(graph, with_program, {});
  ASSERT_EQ(placed.edges.size(), 2u);
  EXPECT_THAT(find(placed.edges[0].attributes, "pos"), HasSubstr(","));
  EXPECT_NE(find(placed.nodes[0].attributes, "pos"), find(placed.nodes[1].attributes, "pos"));
  EXPECT_EQ(write_dot(placed), write_dot(lay_out(graph, with_program, {})));
}

TEST(Doctor, LearnsWhatGraphvizOffers) {
  EXPECT_THAT(graphviz_plugins(with_program, {}),
              testing::AllOf(StartsWith("version: "), HasSubstr(" neato "), HasSubstr(" svg ")));
}

}  // namespace
}  // namespace entente
