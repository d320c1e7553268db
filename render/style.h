#pragma once

// The house style of the pictures: which shape, colour, size and line stands for
// what. Colours are Paul Tol's light scheme (SRON technical note 09-002), told
// apart with any kind of colour vision; colour is never the only sign.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ontology.h"

namespace entente {

inline constexpr std::string_view font_family =
    "Liberation Sans,Arial,Helvetica,DejaVu Sans,sans-serif";
inline constexpr std::string_view ink = "#1A1F26";          // names, titles
inline constexpr std::string_view role_ink = "#2B333C";     // roles
inline constexpr std::string_view pale_ink = "#5B6672";     // subtitle, captions
inline constexpr std::string_view outline = "#3C4651";      // of actors
inline constexpr std::string_view legend_fill = "#F2F3F5";  // of shape keys

// What a colour of the light page is on a dark one; fills of shapes stay, and what is written on
// them. With or without two digits of alpha at the end.
std::string on_dark(std::string_view colour);

// Fills in the order in which groups take them; groups beyond are white.
inline constexpr std::array<std::string_view, 8> fills{"#EEDD88", "#77AADD", "#99DDFF", "#EE8866",
                                                       "#BBCC33", "#DDDDDD", "#FFAABB", "#44BB99"};
inline constexpr std::string_view no_fill = "#FFFFFF";

enum class Shape { ellipse, rounded, hexagon, dashed_ellipse, note, disc, swatch };

// Actors of an edge list have no type: ellipses.
Shape shape_of(std::optional<ActorType> type);
// "person", "state", "organisation", "group / bloc", "news medium".
std::string_view legend_name(ActorType type);

// The rows of the legend of lines, in its order.
enum class Relation {
  meeting,
  planned_meeting,
  contact,
  attack,
  accusation,
  demand,
  sanction,
  support,
  interview,
  co_mention,
  affiliation,
  tie  // of an edge list
};
inline constexpr std::size_t relation_count = 12;

struct RelationStyle {
  std::string_view name;       // in the legend
  std::string_view colour;     // sign: red hostile, blue cooperative, black meetings
  std::string_view style;      // Graphviz's
  std::string_view arrowhead;  // Graphviz's; "none" for symmetric ones
  double width, growth;        // points: width + growth * log2(sentences)
};
const RelationStyle& style_of(Relation relation);
// As told by a third actor: hollow and dashed, because a claim is no fact.
RelationStyle claimed_style_of(Relation relation);

Relation relation_of(TieKind kind, Status status);
// "met", "threatens", "sanctions" ...: the verb of a label.
std::string_view verb_of(TieKind kind);

double line_width(const RelationStyle& style, std::uint32_t sentences);

// Points of text for an actor with `share` of the greatest influence, in
// [0, 1]: 9.5 to 20.5.
double name_size(double share);
double role_size(double name_size);
// Points across of an actor drawn as a disc.
double disc_diameter(double share);

}  // namespace entente
