#include "graph/formats/export.h"

#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "graph/formats/csv_text.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

Snapshot two_actors(const std::string& first, const std::string& second) {
  Snapshot s;
  s.nodes.resize(2);
  s.nodes[0].id = s.nodes[0].label = first;
  s.nodes[1].id = s.nodes[1].label = second;
  s.graph = make_csr(2, std::vector<Edge>{{0, 1, 0.1}}, false);
  EdgeInfo edge;
  edge.target = 1;
  edge.strength = 0.1;
  s.edges = {edge};
  return s;
}

TEST(Exports, HaveNoControlCharacterWhateverTheName) {
  const std::string hostile =
      "a\x01\x1b[31m\u009b\u202e\uFFFE\"<&>'\\\x7f" + std::string(1, '\0') + "b";
  const GraphExport graph = export_layer(two_actors(hostile, "hub"));
  for (const GraphFormat& format : graph_formats()) {
    const std::string text = format.write(graph);
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = next_code_point(text, i);
      const bool allowed = c == '\n' || c == '\t' || (c == '\r' && format.name == "net");
      ASSERT_TRUE(allowed || (c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0)))
          << format.name << ": " << text;
      ASSERT_NE(c, 0x202Eu) << format.name;
    }
    EXPECT_TRUE(is_utf8(text)) << format.name;
  }
}

TEST(Exports, KeepALabelExactlyInJson) {
  const std::string hostile = "\x1b]0;t\x07 \u2028 </script> \\ \"";
  const auto json = nlohmann::json::parse(to_node_link(export_layer(two_actors(hostile, "hub"))));
  EXPECT_EQ(json["nodes"][0]["label"], hostile);
  EXPECT_EQ(json["nodes"][0]["id"], "n0");
  EXPECT_EQ(json["links"][0]["weight"], 0.1);
}

TEST(Exports, NameAnActorByItsIdWhenNothingOfTheNameCanBeShown) {
  const GraphExport graph = export_layer(two_actors("\u200B\uFFFE", "hub"));
  EXPECT_THAT(to_graphml(graph), HasSubstr("<data key=\"label\">n0</data>"));
  EXPECT_THAT(to_gexf(graph), HasSubstr("label=\"n0\""));
  EXPECT_THAT(to_dot(graph), HasSubstr("label=n0"));
}

TEST(Exports, UseKeysAsIdsWhenAllArePlain) {
  EXPECT_THAT(to_graphml(export_layer(two_actors("sergey-lavrov", "nato"))),
              HasSubstr("<node id=\"sergey-lavrov\">"));
  EXPECT_THAT(to_graphml(export_layer(two_actors("a b", "nato"))), HasSubstr("<node id=\"n1\">"));
}

TEST(Exports, LeaveOutFieldsThatAreEmptyEverywhere) {
  const std::string csv = to_csv_edges(export_layer(two_actors("a", "b")));
  EXPECT_EQ(csv, "Source,Target,Type,Weight\na,b,Undirected,0.1\n");
}

TEST(Exports, OfAllKindsHaveOneEdgeAPairAndKind) {
  Snapshot s = two_actors("a", "b");
  TypedEdge meet;
  meet.target = 1;
  meet.kind = TieKind::meet;
  meet.sentences = 3;
  TypedEdge accuse = meet;
  accuse.kind = TieKind::accuse;
  accuse.claimed = true;
  s.typed = {meet, accuse};
  const auto json = nlohmann::json::parse(to_node_link(export_all_kinds(s)));
  EXPECT_TRUE(json["directed"]);
  EXPECT_TRUE(json["multigraph"]);
  ASSERT_EQ(json["links"].size(), 3u);
  EXPECT_EQ(json["links"][0]["kind"], "co-mention");
  EXPECT_EQ(json["links"][1]["kind"], "meet");
  EXPECT_EQ(json["links"][1]["symmetric"], true);
  EXPECT_EQ(json["links"][1]["weight"], 3.0);
  EXPECT_EQ(json["links"][2]["claimed"], true);
}

TEST(Pajek, QuotesWithoutEscapesAndTellsEqualNamesApart) {
  EXPECT_EQ(to_pajek(export_layer(two_actors("say \"x\\\"", "say \"x\\\""))),
            "*Vertices 2\r\n1 \"say 'x/'\"\r\n2 \"say 'x/' (2)\"\r\n*Edges\r\n1 2 0.1\r\n");
}

TEST(CsvText, DisarmsFormulasAndQuotes) {
  EXPECT_EQ(csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(csv_field(" @x"), "' @x");
  EXPECT_EQ(csv_field("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(csv_field("a-b"), "a-b");
}

TEST(GraphFormats, AreFoundByNameAndByTheLongestEnding) {
  EXPECT_EQ(graph_format_for("x/Case.GEXF")->name, "gexf");
  EXPECT_EQ(graph_format_for("a.nodes.csv")->name, "csv-nodes");
  EXPECT_EQ(graph_format_for("a.gv")->name, "dot");
  EXPECT_EQ(graph_format_for("a.docx"), nullptr);
  EXPECT_EQ(graph_format_named("nonsense"), nullptr);
}

}  // namespace
}  // namespace entente
