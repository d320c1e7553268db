#include "render/style.h"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::array<RelationStyle, relation_count> styles{{
    {"meeting", "#1A1F26", "solid", "none", 2.2, 1.3},
    {"meeting, planned or possible", "#1A1F26", "dashed", "none", 2.2, 1.3},
    {"contact (call, letter)", "#1A1F26", "dotted", "none", 1.8, 0.9},
    {"threat / attack", "#B8400A", "solid", "normal", 1.5, 0.9},
    {"accusation, criticism", "#B8400A", "dashed", "vee", 1.5, 0.9},
    {"demand", "#B8400A", "dotted", "normal", 2.0, 0.9},
    {"sanction (vowed or made)", "#B8400A", "solid", "tee", 1.5, 0.9},
    {"aid, support, cooperation", "#00609A", "solid", "normal", 1.5, 0.9},
    {"quote, interview", "#7A8591", "dashed", "dot", 1.5, 0.9},
    {"co-mention only", "#A9B2BD", "solid", "none", 0.7, 0.6},
    {"affiliation", "#8D98A5", "dotted", "none", 1.0, 0},
    {"tie", "#7A8591", "solid", "none", 1.2, 0},
}};

}  // namespace

std::string on_dark(std::string_view colour) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs{{
      {"#FFFFFF", "#14181D"},
      {ink, "#F2F4F6"},
      {role_ink, "#D5DAE0"},
      {pale_ink, "#A9B4C0"},
      {"#B8400A", "#FF8F5E"},
      {"#00609A", "#6CB6F2"},
  }};
  for (const auto& [light, dark] : pairs)
    if (colour.substr(0, light.size()) == light)
      return std::string(dark) + std::string(colour.substr(light.size()));
  return std::string(colour);
}

Shape shape_of(std::optional<ActorType> type) {
  if (!type) return Shape::ellipse;
  switch (*type) {
    case ActorType::state:
      return Shape::rounded;
    case ActorType::organization:
      return Shape::hexagon;
    case ActorType::media:
      return Shape::note;
    case ActorType::group:
      return Shape::dashed_ellipse;
    case ActorType::person:
      break;
  }
  return Shape::ellipse;
}

std::string_view legend_name(ActorType type) {
  switch (type) {
    case ActorType::state:
      return "state";
    case ActorType::organization:
      return "organisation";
    case ActorType::media:
      return "news medium";
    case ActorType::group:
      return "group / bloc";
    case ActorType::person:
      break;
  }
  return "person";
}

const RelationStyle& style_of(Relation relation) {
  return styles[static_cast<std::size_t>(relation)];
}

RelationStyle claimed_style_of(Relation relation) {
  RelationStyle style = style_of(relation);
  style.style = "dashed";
  if (style.arrowhead == "normal") style.arrowhead = "onormal";
  if (style.arrowhead == "vee") style.arrowhead = "ovee";
  if (style.arrowhead == "dot") style.arrowhead = "odot";
  return style;
}

Relation relation_of(TieKind kind, Status status) {
  switch (kind) {
    case TieKind::meet:
      return status == Status::planned || status == Status::hypothetical ? Relation::planned_meeting
                                                                         : Relation::meeting;
    case TieKind::consult:
      return Relation::contact;
    case TieKind::threaten:
    case TieKind::coerce:
    case TieKind::assault:
    case TieKind::mobilize:
    case TieKind::protest:
      return Relation::attack;
    case TieKind::accuse:
    case TieKind::reject:
      return Relation::accusation;
    case TieKind::request:
      return Relation::demand;
    case TieKind::sanction:
      return Relation::sanction;
    case TieKind::agree:
    case TieKind::support:
    case TieKind::concede:
    case TieKind::cooperate:
    case TieKind::aid:
    case TieKind::retreat:
      return Relation::support;
    case TieKind::quote:
      return Relation::interview;
    case TieKind::affiliation:
      return Relation::affiliation;
    case TieKind::co_mention:
      break;
  }
  return Relation::co_mention;
}

std::string_view verb_of(TieKind kind) {
  switch (kind) {
    case TieKind::meet:
      return "met";
    case TieKind::consult:
      return "spoke with";
    case TieKind::agree:
      return "agrees with";
    case TieKind::support:
      return "supports";
    case TieKind::concede:
      return "yields to";
    case TieKind::cooperate:
      return "works with";
    case TieKind::aid:
      return "aids";
    case TieKind::retreat:
      return "eases off";
    case TieKind::request:
      return "demands";
    case TieKind::accuse:
      return "accuses";
    case TieKind::reject:
      return "rejects";
    case TieKind::threaten:
      return "warns";
    case TieKind::protest:
      return "protests";
    case TieKind::sanction:
      return "sanctions";
    case TieKind::mobilize:
      return "mobilises";
    case TieKind::coerce:
      return "coerces";
    case TieKind::assault:
      return "attacks";
    case TieKind::quote:
      return "spoke of";
    case TieKind::affiliation:
      return "belongs to";
    case TieKind::co_mention:
      break;
  }
  return "";
}

double line_width(const RelationStyle& style, std::uint32_t sentences) {
  const double thickest = 9;
  return std::min(style.width + style.growth * std::log2(std::max(sentences, 1u)), thickest);
}

double name_size(double share) {
  return 9.5 + 11 * std::max(0.0, (std::sqrt(std::clamp(share, 0.0, 1.0)) - 0.3) / 0.7);
}

double role_size(double name) { return std::max(8.0, 0.6 * name); }

double disc_diameter(double share) {
  return 72 * (0.10 + 0.62 * std::sqrt(std::clamp(share, 0.0, 1.0)));
}

}  // namespace entente
