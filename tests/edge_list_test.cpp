#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

#include "core/error.h"
#include "graph/edge_list.h"

namespace entente {
namespace {

class EdgeList : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("entente-edges-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  EdgeListReading scan(const std::string& text, EdgeListOptions options = {},
                       const std::string& name = "g.csv") const {
    return scan_edge_list(file(name, text), options);
  }
  // The fault's line, reason and message as one text; empty if there is none.
  std::string fault(const std::string& text, EdgeListOptions options = {},
                    const std::string& name = "g.csv") const {
    const EdgeListReading r = scan(text, options, name);
    if (!r.fault) return "";
    return std::to_string(*r.fault->line) + " " + r.fault->reason + ": " + r.fault->message;
  }
  std::filesystem::path folder_;
};

std::vector<std::string> labels(const Snapshot& s) {
  std::vector<std::string> all;
  for (const NodeInfo& n : s.nodes) all.push_back(n.label);
  return all;
}

const std::string header = "source,target,weight\n";

// More labels than the index begins with room for, each met twice and in no order.
TEST_F(EdgeList, KnowsEveryOfManyLabels) {
  constexpr std::size_t count = 5000;
  std::string text = "source,target\n";
  for (std::size_t i = 0; i < count; ++i)
    text += "n" + std::to_string(i * 7 % count) + ",n" + std::to_string((i * 7 + 1) % count) + "\n";
  const Snapshot s = scan(text).snapshot;
  ASSERT_EQ(s.nodes.size(), count);
  EXPECT_EQ(s.graph.edges(), count);
  for (std::size_t u = 0; u < count; ++u) {
    const auto place = std::stoul(s.nodes[u].label.substr(1));
    EXPECT_LT(u == 0 ? "" : s.nodes[u - 1].label, s.nodes[u].label);
    for (const Node v : s.graph.neighbors(static_cast<Node>(u))) {
      const auto other = std::stoul(s.nodes[v].label.substr(1));
      EXPECT_TRUE((place + 1) % count == other || (other + 1) % count == place);
    }
  }
}

// A large graph is numbered by degree: whoever has most rows comes first, of equals by label.
TEST_F(EdgeList, OfManyLabelsBeginsWithThoseOfMostRows) {
  constexpr std::size_t count = 40'000, hubs = 3;
  std::string rows, turned;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string hub = "z" + std::to_string(i % hubs), other = "n" + std::to_string(i);
    rows += hub + "," + other + "," + std::to_string(1 + i % 7) + "\n";
  }
  for (std::size_t i = count; i-- > 0;) {
    const std::string hub = "z" + std::to_string(i % hubs), other = "n" + std::to_string(i);
    turned += other + "," + hub + "," + std::to_string(1 + i % 7) + "\n";
  }
  const Snapshot s = scan(header + rows).snapshot;
  ASSERT_EQ(s.nodes.size(), count + hubs);
  for (std::size_t h = 0; h < hubs; ++h) {
    EXPECT_EQ(s.nodes[h].id, "z" + std::to_string(h));
    for (const Node v : s.graph.neighbors(static_cast<Node>(h)))
      ASSERT_EQ(std::stoul(s.nodes[v].label.substr(1)) % hubs, h);
  }
  for (std::size_t u = hubs + 1; u < s.nodes.size(); ++u)
    ASSERT_LT(s.nodes[u - 1].label, s.nodes[u].label);
  ASSERT_EQ(s.edges.size(), count);
  for (const EdgeInfo& e : s.edges)
    ASSERT_EQ(e.strength, static_cast<double>(1 + std::stoul(s.nodes[e.target].id.substr(1)) % 7));
  EXPECT_EQ(s.digest, scan(header + turned).snapshot.digest);
}

TEST_F(EdgeList, SumsParallelAndReversedRows) {
  const Snapshot s = scan(header + "a,b,1\nb,a,2\na,b,3\n").snapshot;
  EXPECT_EQ(labels(s), (std::vector<std::string>{"a", "b"}));
  ASSERT_EQ(s.edges.size(), 1u);
  EXPECT_EQ(s.edges[0].strength, 6);
}

TEST_F(EdgeList, DoesNotDependOnTheOrderOfRows) {
  const Snapshot one = scan(header + "b,c,0.1\na,b,0.2\nb,c,0.7\n").snapshot;
  const Snapshot two = scan(header + "b,c,0.7\nb,a,0.2\nc,b,0.1\n").snapshot;
  EXPECT_EQ(one.digest, two.digest);
}

TEST_F(EdgeList, KeepsTheNodeOfADroppedLoop) {
  const EdgeListReading r = scan(header + "a,a,3\n");
  EXPECT_EQ(labels(r.snapshot), (std::vector<std::string>{"a"}));
  EXPECT_EQ(r.counts.self_loops, 1u);
  EXPECT_EQ(r.snapshot.graph.edges(), 0u);
}

TEST_F(EdgeList, TakesLabelsForTextWhateverTheyLookLike) {
  const Snapshot s =
      scan("source,target\n7,07\n18446744073709551616,-1\n\"a,\"\"b\"\"\nc\",7\n").snapshot;
  EXPECT_EQ(labels(s),
            (std::vector<std::string>{"-1", "07", "18446744073709551616", "7", "a,\"b\"\nc"}));
}

TEST_F(EdgeList, ReadsColumnsByNameInAnyOrderAndCase) {
  const Snapshot s = scan("\xEF\xBB\xBFWeight;note;Target;Source\r\n2.5;x;b;a\r\n").snapshot;
  EXPECT_EQ(labels(s), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(s.edges.at(0).strength, 2.5);
}

TEST_F(EdgeList, ReadsBlankSeparatedLines) {
  const Snapshot s = scan("# comment\na b\n\n b\tc  2\n%x y\n", {}, "g.edges").snapshot;
  EXPECT_EQ(labels(s), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(s.edges.at(1).strength, 2);
}

TEST_F(EdgeList, TurnsLengthsIntoStrengths) {
  const Snapshot s = scan(header + "a,b,4\n", {.weights_are_lengths = true}).snapshot;
  EXPECT_EQ(s.edges.at(0).strength, 0.25);
}

TEST_F(EdgeList, KeepsTheDirectionWhenAsked) {
  const Snapshot s = scan(header + "b,a,1\na,b,2\n", {.directed = true}).snapshot;
  ASSERT_EQ(s.edges.size(), 2u);
  EXPECT_EQ(s.edges[0].strength, 2);
  EXPECT_EQ(s.edges[1].strength, 1);
}

TEST_F(EdgeList, RefusesEveryWeightThatIsNotAPositiveNumber) {
  for (const char* w :
       {"NaN", "inf", "-Infinity", "-1", "1e999", "heavy", "\"1,5\"", "0x1p3", "", "1abc", "1.2.3",
        "+1", "1e-310", "9007199254740993", "9223372036854775807", "99999999999999999999999"}) {
    const std::string found = fault(header + "a,b,1\nb,c," + w + "\n");
    EXPECT_TRUE(found.starts_with("3 ")) << w << ": " << found;
  }
  for (const char* w : {"1", " 2 ", "1e3", "0.5", "9007199254740992", "1e300"})
    EXPECT_EQ(fault(header + "a,b," + w + "\n"), "") << w;
}

// Actors of a large list have numbers of their own; nobody who reads the error knows those.
TEST_F(EdgeList, NamesTheActorsWhoseWeightsAddUpToTooMuch) {
  const auto sum_fault = [this](const std::string& rows) {
    try {
      scan(header + rows + "Ann,Bob,9e299\nBob,Ann,9e299\n");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string said = "g.csv: edge Ann - Bob: the sum of its weights is above 1e+300";
  EXPECT_TRUE(sum_fault("Ann,Cleo,1\n").ends_with(said)) << sum_fault("Ann,Cleo,1\n");
  std::string many;
  for (int i = 0; i < 40'000; ++i) many += "Cleo,n" + std::to_string(i) + ",1\n";
  for (int i = 0; i < 100; ++i) many += "Ann,n" + std::to_string(i) + ",1\n";
  EXPECT_TRUE(sum_fault(many).ends_with(said)) << sum_fault(many);
}

TEST_F(EdgeList, RefusesZeroUnlessItIsKept) {
  EXPECT_TRUE(fault(header + "a,b,0\nb,c,1\n").starts_with("2 edges.zero"));
  const EdgeListReading r = scan(header + "a,b,0\nb,c,1\n", {.keep_zero = true});
  EXPECT_EQ(r.counts.zero_weights, 1u);
  EXPECT_EQ(r.snapshot.nodes.size(), 3u);
  EXPECT_EQ(r.snapshot.graph.edges(), 1u);
}

TEST_F(EdgeList, NamesTheLineOfARowThatDoesNotFit) {
  EXPECT_TRUE(fault("source,weight\na,1\n").starts_with("1 edges.columns"));
  EXPECT_TRUE(fault("").starts_with("1 edges.columns"));
  EXPECT_TRUE(fault(header + "a,b,1\nb\n").starts_with("3 edges.ragged"));
  EXPECT_TRUE(fault(header + "\"a\nx\",b,1\nb,c,1,9\n").starts_with("4 edges.ragged"));
  EXPECT_TRUE(fault("a b 1 2\n", {}, "g.edges").starts_with("1 edges.ragged"));
  EXPECT_TRUE(fault(header + "a,b,1\n\"c,d,1\n").starts_with("3 csv.quote"));
}

TEST_F(EdgeList, RefusesLabelsThatCannotBeShown) {
  EXPECT_TRUE(fault(header + ",b,1\n").starts_with("2 edges.label"));
  EXPECT_TRUE(fault(header + "a,\"  \",1\n").starts_with("2 edges.label"));
  EXPECT_TRUE(fault(header + "a\xff,b,1\n").starts_with("2 encoding.invalid"));
  EXPECT_TRUE(fault(header + std::string(1025, 'x') + ",b,1\n").starts_with("2 limit.label"));
  EXPECT_EQ(fault(header + std::string(1024, 'x') + ",b,1\n"), "");
}

TEST_F(EdgeList, ThrowsWithFileAndLine) {
  const std::string path = file("g.csv", header + "a,b,NaN\n");
  try {
    read_edge_list(path, {});
    FAIL() << "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_TRUE(std::string(error.what()).starts_with(path + ":2: weight \"NaN\"")) << error.what();
  }
  EXPECT_THROW(read_edge_list((folder_ / "absent.csv").string(), {}), Error);
}

TEST_F(EdgeList, IsToldFromArticlesByItsHeader) {
  EXPECT_TRUE(means_edge_list("anything.edges"));
  EXPECT_TRUE(means_edge_list(file("a.csv", header)));
  EXPECT_TRUE(means_edge_list(file("a.tsv", "Target\tSource\n")));
  EXPECT_FALSE(means_edge_list(file("b.csv", "id,date,text\n1,2022-01-01,x\n")));
  EXPECT_FALSE(means_edge_list(file("c.txt", header)));
}

}  // namespace
}  // namespace entente
