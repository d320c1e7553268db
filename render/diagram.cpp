#include "render/diagram.h"

#include <algorithm>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "render/caption.h"
#include "render/community_map.h"
#include "render/compose.h"
#include "render/dress.h"
#include "render/place.h"

namespace entente {
namespace {

std::string subtitle_of(const Snapshot& snapshot, const Selection& selection, View view) {
  const auto is_stated = [](const DrawnTie& tie) {
    return tie.relation != Relation::co_mention && tie.relation != Relation::tie &&
           tie.relation != Relation::affiliation;
  };
  const auto stated = static_cast<std::size_t>(
      std::count_if(selection.ties.begin(), selection.ties.end(), is_stated));
  const std::size_t actors = selection.actors.size();
  switch (view) {
    case View::meetings:
      return counted(selection.ties.size(), "stated meeting") + " between " +
             counted(actors, "actor") +
             "; the label gives the day as the text states it, and the place";
    case View::ego:
      return "Ego network, 1 step: " + counted(actors - 1, "neighbour") + " of " +
             grouped(snapshot.nodes.size() - 1) +
             " other actors; relations between neighbours are pale";
    case View::sides:
      return counted(actors, "actor") + ", " + counted(stated, "stated relation") +
             " between friends and foes; the fill is the camp that these suggest";
    case View::full:
    case View::among:
      break;
  }
  if (stated == 0) return counted(actors, "actor") + ", " + counted(selection.ties.size(), "tie");
  return counted(actors, "actor") + ", " + counted(stated, "stated relation") + ", lines between " +
         counted(selection.pairs, "pair");
}

std::string title_of(const Snapshot& snapshot, const DiagramOptions& options, bool map) {
  if (!options.title.empty()) return options.title;
  if (options.select.view == View::meetings) return "Who met whom";
  if (options.select.view == View::sides) return "Who stands with whom, and against whom";
  if (options.select.view == View::ego)
    return "The actors around " + display(snapshot.nodes[options.select.ego].label, 200);
  if (snapshot.documents == 0) return "Who is tied to whom";
  return map ? "Who appears with whom" : "Who did what to whom";
}

std::string summary_of(const Selection& selection, View view) {
  return counted(selection.actors.size(), "actor") + ", " +
         counted(selection.ties.size(), view == View::meetings ? "meeting" : "tie");
}

}  // namespace

Diagram make_diagram(const Snapshot& snapshot, const DiagramData& data,
                     const DiagramOptions& options, const ImageOptions& image, const Run& run) {
  constexpr std::size_t most_actors = 5000;
  Diagram diagram;
  Dressed dressed;
  std::vector<std::string> hidden;
  bool map = false;
  if (options.communities || (snapshot.nodes.size() > most_actors && options.select.top == 0 &&
                              options.select.view == View::full)) {
    dressed = dress_communities(snapshot, data, options);
    hidden = dressed.page.caption;
    diagram.summary = counted(dressed.picture.nodes.size(), "group") + " of " +
                      counted(snapshot.nodes.size(), "actor");
  } else {
    const Selection selection = select(snapshot, data.influence, options.select);
    if (selection.actors.empty())
      throw Error(ErrorKind::nothing,
                  snapshot.source + ": nothing to draw; no actor has a tie of the kind asked for");
    dressed = dress(snapshot, data, selection, options);
    dressed.page.subtitle = subtitle_of(snapshot, selection, options.select.view);
    if (!options.subtitle.empty())
      dressed.page.subtitle = options.subtitle + "; " + dressed.page.subtitle;
    diagram.summary = summary_of(selection, options.select.view);
    hidden = selection.hidden;
    map = selection.map;
  }
  if (!options.title.empty() || dressed.page.title.empty())
    dressed.page.title = title_of(snapshot, options, map);
  dressed.page.legend = options.legend;
  dressed.picture.dark = options.dark;
  dressed.picture.page_width = options.page_width;
  dressed.picture.page_height = options.page_height;
  dressed.page.caption = caption_of(snapshot, data, hidden);
  try {
    diagram.picture = placed(dressed.picture, options, image, run, diagram.note);
    diagram.picture = composed(std::move(diagram.picture), dressed.page);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    diagram.picture = dressed.picture;
    diagram.laid_out = false;
    diagram.problem = error.what();
  }
  return diagram;
}

}  // namespace entente
