#include "render/dress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/number.h"
#include "core/text.h"
#include "render/country.h"
#include "render/text_size.h"

namespace entente {
namespace {

constexpr std::size_t most_labelled_lines = 15;
constexpr std::size_t most_named_discs = 24;

constexpr std::string_view rest_fill = "#DDDDDD";

constexpr std::string_view no_name = "unnamed";  // where nothing of a name can be seen

// "NATO" for the North Atlantic Treaty Organization, if the text says so too:
// the shortest alias in capitals of an organisation of three words or more.
std::string shown_name(const NodeInfo& node) {
  std::string best = display(node.label, 200);
  if (best.find_first_not_of(' ') == std::string::npos) return std::string(no_name);
  if (node.type == ActorType::person || std::count(best.begin(), best.end(), ' ') < 2) return best;
  bool found = false;
  for (const std::string& alias : node.aliases) {
    const bool capitals =
        alias.size() >= 2 && alias.size() <= 8 &&
        std::all_of(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!capitals || (found && alias.size() >= best.size())) continue;
    best = alias;
    found = true;
  }
  return best;
}

// How broad a font is beside that of the house style: lines are as long in letters with any.
double breadth_of(const FontWidths& font) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  return text_width(letters, 1, false, font) / text_width(letters, 1, false);
}

// A person's name on two lines, the family name below; others broken where wide.
std::vector<std::string> name_lines(const NodeInfo& node, double size, const FontWidths& font) {
  const std::string label = shown_name(node);
  const double narrow = 1, usual = 8.2 * size * breadth_of(font);
  const bool person = node.type == ActorType::person;
  const double whole = text_width(label, size, true, font);
  if (person && label.find(' ') != std::string::npos && whole > 4 * size * breadth_of(font))
    return wrapped(label, size, true, std::max(whole / 2, narrow) * 1.35,
                   whole > 2 * usual ? 3 : 2, font);
  return wrapped(label, size, true, usual, 3, font);
}

std::vector<TextLine> actor_lines(const NodeInfo& node, double size, const FontWidths& font) {
  std::vector<TextLine> lines;
  for (const std::string& line : name_lines(node, size, font))
    lines.push_back({line, size, true, ink});
  if (node.role.empty()) return lines;
  const double role = role_size(size);
  const std::string text = display(node.role, 200);
  const bool unnamed = fold(text) == fold(display(node.label, 200));
  const double width = 8.6 * role * breadth_of(font);
  for (const std::string& line :
       wrapped(unnamed ? "not named in the text" : text, role, false, width, 3, font))
    lines.push_back({line, role, false, role_ink});
  return lines;
}

std::string tooltip_of(const NodeInfo& node, double influence, std::size_t ties) {
  std::string text = display(node.label, 300);
  if (text.find_first_not_of(' ') == std::string::npos) text = no_name;
  text += " - influence " + fixed(influence, 3);
  if (node.sentences > 0) text += ", " + counted(node.sentences, "sentence");
  return text + ", " + counted(ties, "tie");
}

// Which fill each actor takes and the rows that explain them.
struct Fills {
  std::vector<std::string_view> of;  // parallel to the actors
  std::vector<LegendRow> rows;
  std::string title;
};

// Colours by falling number of actors, then in the order of influence. Actors
// with an empty key share the row `rest`, in grey.
Fills fills_by(const std::vector<std::string>& key, const std::string& title,
               const std::string& rest) {
  std::map<std::string, std::size_t> count;
  std::vector<std::string> order;
  for (const std::string& k : key)
    if (!k.empty() && count[k]++ == 0) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](const std::string& a, const std::string& b) {
    return count.at(a) > count.at(b);
  });
  std::vector<std::string_view> colours(fills.begin(), fills.end());
  std::erase(colours, rest_fill);
  Fills out;
  out.title = title;
  std::map<std::string, std::string_view> fill;
  for (std::size_t i = 0; i < order.size(); ++i) {
    fill[order[i]] = i < colours.size() ? colours[i] : no_fill;
    if (i < colours.size()) out.rows.push_back({order[i], colours[i]});
  }
  if (order.size() > colours.size()) out.rows.push_back({"others", no_fill});
  if (std::find(key.begin(), key.end(), std::string()) != key.end())
    out.rows.push_back({rest, rest_fill});
  for (const std::string& k : key) out.of.push_back(k.empty() ? rest_fill : fill.at(k));
  return out;
}

// A community is known by its two most influential actors of the picture.
Fills fills_by_community(const Snapshot& snapshot, const DiagramData& data,
                         const std::vector<Node>& actors) {
  std::map<std::uint32_t, std::vector<Node>> members;
  for (const Node u : actors) members[data.group[u]].push_back(u);
  Fills out;
  out.title = data.group_title;
  std::map<std::uint32_t, std::string_view> fill;
  bool more = false;
  // Groups are numbered by falling size, so the largest takes the first colour.
  for (const auto& [group, nodes] : members) {
    if (out.rows.size() == fills.size()) {
      more = true;
      fill[group] = no_fill;
      continue;
    }
    fill[group] = fills[out.rows.size()];
    std::string name = short_name(snapshot.nodes[nodes[0]]);
    if (nodes.size() > 1) name += " · " + short_name(snapshot.nodes[nodes[1]]);
    out.rows.push_back({name, fill[group]});
  }
  if (more) out.rows.push_back({"others", no_fill});
  for (const Node u : actors) out.of.push_back(fill[data.group[u]]);
  return out;
}

Fills fills_for(const Snapshot& snapshot, const DiagramData& data, const Selection& selection,
                const DiagramOptions& options) {
  const std::vector<std::string> country = countries_of(snapshot);
  std::vector<std::string> countries, types;
  std::size_t known = 0;
  for (const Node u : selection.actors) {
    countries.push_back(country[u]);
    known += !country[u].empty();
    types.emplace_back(snapshot.nodes[u].type ? legend_name(*snapshot.nodes[u].type) : "");
  }
  const bool small_view = options.select.view == View::meetings || options.select.view == View::ego;
  const ColorBy by = options.color_by.value_or(
      small_view && 2 * known >= selection.actors.size() && known > 0 ? ColorBy::country
                                                                      : ColorBy::community);
  if (by == ColorBy::country) return fills_by(countries, "Country (fill)", "international");
  if (by == ColorBy::type) return fills_by(types, "Kind (fill)", "unknown");
  return fills_by_community(snapshot, data, selection.actors);
}

std::vector<TextLine> line_label(const DrawnTie& tie, View view) {
  const auto small = [](std::string text, bool bold = false, std::string_view colour = ink) {
    return TextLine{display(text, 60), 8.5, bold, colour};
  };
  if (tie.pale || tie.relation == Relation::affiliation) return {};
  const bool plain = tie.relation == Relation::co_mention;
  if (plain) return {small(counted(tie.sentences, "sentence"), false, pale_ink)};
  if (view == View::meetings) {
    std::vector<TextLine> lines;
    if (!tie.when.empty()) lines.push_back(small(tie.when, true));
    if (!tie.place.empty()) lines.push_back(small(tie.place));
    if (tie.sentences > 1) lines.push_back(small(counted(tie.sentences, "sentence")));
    return lines;
  }
  std::string text = tie.verb;
  if (!tie.when.empty()) text += " · " + tie.when;
  if (!tie.place.empty()) text += " · " + tie.place;
  if (text.empty()) return {};
  return {small(text)};
}

void add_nodes(const Snapshot& snapshot, const DiagramData& data, const Selection& selection,
               const DiagramOptions& options, const Fills& fill, Picture& picture) {
  double greatest = 0;
  const double breadth = breadth_of(options.font);
  for (const double value : data.influence) greatest = std::max(greatest, value);
  for (std::size_t i = 0; i < selection.actors.size(); ++i) {
    const Node u = selection.actors[i];
    const NodeInfo& info = snapshot.nodes[u];
    const double share = greatest > 0 ? data.influence[u] / greatest : 0;
    PictureNode node;
    node.fill = fill.of[i];
    node.tooltip = tooltip_of(info, data.influence[u], snapshot.graph.degree(u));
    if (selection.map) {
      node.shape = Shape::disc;
      node.width = node.height = disc_diameter(share);
      node.outline_width = 0.4;
      const double size = 9 + 5 * std::sqrt(share);
      for (const std::string& line :
           wrapped(shown_name(info), size, true, 13 * size * breadth, 1, options.font))
        node.lines.push_back({line, size, true, ink});
      // Actors come by falling influence: the first are those whose names are shown.
      if (i < most_named_discs) {
        node.room_width = text_width(node.lines[0].text, size, true, options.font) + 4;
        node.room_below = 1.2 * size + 2;
      }
    } else {
      node.shape = shape_of(info.type);
      node.lines = actor_lines(info, name_size(share), options.font);
      fit_shape(node, options.font);
      if (options.select.view == View::ego && i == 0) {
        node.outline_width = 2.6;
        node.outline_colour = ink;
      }
    }
    picture.nodes.push_back(std::move(node));
  }
}

// How near the layout should put two actors: 1 to 3 by the strength's rank.
std::vector<double> pulls(const std::vector<double>& strengths) {
  std::vector<double> sorted = strengths;
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> out;
  for (const double s : strengths) {
    const auto rank = std::lower_bound(sorted.begin(), sorted.end(), s) - sorted.begin();
    out.push_back(1 + 2 * static_cast<double>(rank) /
                          std::max(static_cast<double>(sorted.size()) - 1, 1.0));
  }
  return out;
}

void add_lines(const Snapshot& snapshot, const Selection& selection, View view, Picture& picture) {
  std::map<Node, std::size_t> place;
  for (std::size_t i = 0; i < selection.actors.size(); ++i) place[selection.actors[i]] = i;
  std::vector<double> strengths;
  for (const DrawnTie& tie : selection.ties)
    strengths.push_back(tie.strength > 0 ? tie.strength : tie.sentences);
  for (const Edge& edge : selection.pull) strengths.push_back(edge.weight);
  const std::vector<double> pull = pulls(strengths);
  const std::size_t clear = static_cast<std::size_t>(std::count_if(
      selection.ties.begin(), selection.ties.end(), [](const DrawnTie& tie) { return !tie.pale; }));
  const bool labelled = !selection.map && clear <= most_labelled_lines;
  for (std::size_t i = 0; i < selection.ties.size(); ++i) {
    const DrawnTie& tie = selection.ties[i];
    PictureLine line;
    line.source = place.at(tie.source);
    line.target = place.at(tie.target);
    line.style = tie.claimed ? claimed_style_of(tie.relation) : style_of(tie.relation);
    if (tie.relation == Relation::tie && tie.directed) line.style.arrowhead = "normal";
    line.width = line_width(line.style, tie.sentences);
    line.layout_weight = pull[i];
    line.tooltip = snapshot.nodes[tie.source].label + (tie.directed ? " → " : " – ") +
                   snapshot.nodes[tie.target].label + ": " +
                   std::string(style_of(tie.relation).name);
    if (selection.map) {
      line.style.colour = style_of(Relation::tie).colour;
      line.style.arrowhead = "none";
      line.alpha = "60";
      line.width = 0.5 + 1.1 * (pull[i] - 1);
    } else if (tie.pale) {
      line.alpha = "70";
      line.width = 1.3;
    }
    if (labelled && tie.relation != Relation::tie) line.label = line_label(tie, view);
    picture.lines.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < selection.pull.size(); ++i) {
    PictureLine line;
    line.source = place.at(selection.pull[i].source);
    line.target = place.at(selection.pull[i].target);
    line.layout_weight = pull[selection.ties.size() + i];
    line.hidden = true;
    picture.lines.push_back(std::move(line));
  }
}

}  // namespace

std::string short_name(const NodeInfo& node) {
  const std::string label = shown_name(node);
  static constexpr std::array<std::string_view, 7> suffixes{"Jr.", "Jr", "Sr.", "Sr",
                                                            "II",  "III", "IV"};
  std::size_t begin = label.rfind(' ');
  // "Downey Jr.": the suffix is no name of its own.
  if (begin != std::string::npos && begin > 0 &&
      std::ranges::find(suffixes, std::string_view(label).substr(begin + 1)) != suffixes.end())
    begin = label.rfind(' ', begin - 1);
  const std::string last = label.substr(begin + 1);
  std::size_t at = 0;
  const bool name = !last.empty() && is_upper(next_code_point(last, at));
  if (node.type == ActorType::person && name) return last;
  return wrapped(label, 9, false, 110, 1).front();
}

Dressed dress(const Snapshot& snapshot, const DiagramData& data, const Selection& selection,
              const DiagramOptions& options) {
  Dressed out;
  out.picture.dpi = options.dpi;
  out.picture.font = options.font;
  const Fills fill = fills_for(snapshot, data, selection, options);
  add_nodes(snapshot, data, selection, options, fill, out.picture);
  add_lines(snapshot, selection, options.select.view, out.picture);
  out.page.fills = fill.rows;
  out.page.fill_title = fill.title;
  if (selection.map) {
    out.page.disc_labels = most_named_discs;
    out.page.shape_note = "disc size = influence (" + data.influence_name + ")";
    return out;
  }
  std::set<ActorType> types;
  for (const Node u : selection.actors)
    if (snapshot.nodes[u].type) types.insert(*snapshot.nodes[u].type);
  out.page.types.assign(types.begin(), types.end());
  out.page.shape_note = "text size = influence (" + data.influence_name + ")";
  std::set<std::pair<Relation, bool>> relations;
  for (const DrawnTie& tie : selection.ties)
    if (tie.relation != Relation::tie) relations.insert({tie.relation, tie.claimed});
  out.page.relations.assign(relations.begin(), relations.end());
  out.page.line_note = "line width = number of sentences";
  return out;
}

}  // namespace entente
