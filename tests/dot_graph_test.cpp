#include "graph/formats/dot_graph.h"

#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "core/error.h"

namespace entente {
namespace {

using testing::HasSubstr;

DotGraph one_node(const std::string& label, bool html = false) {
  DotGraph graph;
  graph.nodes.push_back({"n0", {{"label", html ? dot_html(label) : dot_text(label), html}}});
  return graph;
}

// What a user would be glad to have in a name, and what an attacker would.
const std::vector<std::string> hostile = {
    "plain",       "\\",          "ends in \\", "\\\"",        "\"quoted\"", "a\\nb",   "&lt;b&gt;",
    "<b>bold</b>", "\\N \\G \\E", "}; x [",     "-->",         "日本",       "e\u0301", "a\tb",
    "%s%n",        "]]>",         "'",          "graph { a }", "&#x41;",     "<",       "&"};

TEST(DotText, ComesBackAsWrittenForHostileNames) {
  for (const std::string& name : hostile) {
    const DotGraph read = read_dot(write_dot(one_node(name)));
    ASSERT_EQ(read.nodes.size(), 1u) << name;
    EXPECT_EQ(find(read.nodes[0].attributes, "label"), dot_text(name)) << name;
  }
}

TEST(DotText, HidesWhatGraphvizWouldActOn) {
  EXPECT_EQ(dot_text("a\\N &lt; \x1b[31m\u202e"), "a\\\\N &amp;lt;  [31m");
  EXPECT_EQ(dot_html("<IMG SRC=\"x\"> & \\N"), "&lt;IMG SRC=&quot;x&quot;&gt; &amp; \\\\N");
}

TEST(DotText, IsCutAtACharacterAndValidUtf8) {
  const std::string cut = dot_text(std::string(2000, 'x') + "é", 1024);
  EXPECT_EQ(cut.size(), 1024u);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_EQ(dot_text("a\xff"), "a\uFFFD");
}

TEST(DotGraph, KeepsParallelEdgesDirectionsAndHtml) {
  DotGraph graph = one_node("<b>", true);
  graph.directed = true;
  graph.nodes.push_back({"n1", {{"width", "1.5"}}});
  graph.edges = {{1, 0, {{"color", "red"}}}, {1, 0, {{"color", "blue"}}}, {0, 1, {}}};
  const DotGraph read = read_dot(write_dot(graph));
  EXPECT_TRUE(read.directed);
  EXPECT_TRUE(read.nodes[0].attributes[0].html);
  EXPECT_EQ(find(read.nodes[1].attributes, "width"), "1.5");
  std::vector<std::string> seen;
  for (const DotEdge& e : read.edges)
    seen.push_back(read.nodes[e.source].id + ">" + read.nodes[e.target].id + " " +
                   std::string(find(e.attributes, "color")));
  EXPECT_THAT(seen, testing::UnorderedElementsAre("n1>n0 red", "n1>n0 blue", "n0>n1 "));
}

TEST(DotGraph, HasTheSameBytesEachTimeAndOnManyThreads) {
  const std::string once = write_dot(one_node("Lavrov"));
  std::vector<std::string> copies(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& copy : copies)
      threads.emplace_back([&copy] { copy = write_dot(one_node("Lavrov")); });
  }
  EXPECT_THAT(copies, testing::Each(once));
}

TEST(DotGraph, RefusesAnIdUsedTwice) {
  DotGraph graph = one_node("a");
  graph.nodes.push_back(graph.nodes[0]);
  EXPECT_THROW(write_dot(graph), Error);
}

TEST(ReadDot, SaysWhatIsWrongWithASyntaxError) {
  try {
    read_dot("graph { a -- ");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("syntax error"));
  }
}

}  // namespace
}  // namespace entente
