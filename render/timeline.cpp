// The actors are laid out once, by all pairs that have a tie in some panel. Each panel is that
// layout made small, with the lines of its own time led around the actors (render/panels.h).
// tests/timeline_test.cpp holds that places agree.

#include "render/timeline.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/error.h"
#include "core/number.h"
#include "render/caption.h"
#include "render/panels.h"
#include "render/place.h"
#include "render/timeline_windows.h"

namespace entente {
namespace {

constexpr std::size_t usual_actors = 24;

bool is_wanted(const TimelineEvent& event, const SelectOptions& options) {
  if (options.kind) return event.kind == *options.kind;
  if (options.layer && *options.layer != Layer::co_mention)
    return is_in(event.kind, *options.layer);
  return event.kind != TieKind::quote && event.kind != TieKind::affiliation;
}

bool only_meetings(const SelectOptions& options) {
  return options.kind == TieKind::meet || options.layer == Layer::meetings;
}

// The events that can be drawn, and the words on those that cannot.
struct Chosen {
  std::vector<TimelineEvent> events;
  TimelineWindows windows;  // of them
  std::vector<Node> actors;
  std::vector<std::string> hidden;
};

std::string counted_as(std::size_t n, const std::string& one, const std::string& many) {
  return grouped(n) + " " + (n == 1 ? one : many);
}

void choose_events(const std::vector<TimelineEvent>& events, const SelectOptions& options,
                   Chosen& chosen) {
  std::size_t off = 0, quotes = 0;
  for (const TimelineEvent& event : events) {
    if (event.pairs.empty()) continue;
    if (!is_wanted(event, options)) {
      quotes += event.kind == TieKind::quote && !options.kind && !options.layer;
    } else if (event.holds) {
      chosen.events.push_back(event);
    } else {
      ++off;
    }
  }
  if (off > 0)
    chosen.hidden.push_back(counted_as(off, "cancelled, denied or possible act is",
                                "cancelled, denied or possible acts are") +
                            " not drawn.");
  if (quotes > 0)
    chosen.hidden.push_back(counted_as(quotes, "quote is", "quotes are") + " not drawn.");
}

void choose_windows(std::string_view unit, Chosen& chosen) {
  std::vector<std::optional<DateRange>> when;
  for (const TimelineEvent& event : chosen.events) when.push_back(event.when);
  chosen.windows = timeline_windows(when, unit);
}

// Everybody in a window by falling influence, then index.
std::vector<Node> by_influence(const DiagramData& data,
                               const std::vector<std::pair<Node, Node>>& pairs) {
  std::vector<bool> acts(data.influence.size(), false);
  for (const auto& [a, b] : pairs) acts[a] = acts[b] = true;
  std::vector<Node> order;
  for (Node u = 0; u < acts.size(); ++u)
    if (acts[u]) order.push_back(u);
  std::stable_sort(order.begin(), order.end(),
                   [&](Node a, Node b) { return data.influence[a] > data.influence[b]; });
  return order;
}

// The `top` of most influence that have a tie with another of them.
void choose_actors(const DiagramData& data, std::size_t top, Chosen& chosen) {
  std::vector<std::pair<Node, Node>> pairs;
  for (const TimelineWindow& window : chosen.windows.windows)
    for (const std::size_t e : window.events)
      pairs.insert(pairs.end(), chosen.events[e].pairs.begin(), chosen.events[e].pairs.end());
  const std::vector<Node> order = by_influence(data, pairs);
  std::vector<std::size_t> rank(data.influence.size(), 0);
  for (std::size_t r = 0; r < order.size(); ++r) rank[order[r]] = r;
  // A pair can be drawn once the lower of the two is among the shown.
  std::vector<std::vector<Node>> partners(order.size());
  for (const auto& [a, b] : pairs)
    partners[std::max(rank[a], rank[b])].push_back(rank[a] < rank[b] ? a : b);
  std::vector<bool> shown(data.influence.size(), false);
  std::size_t count = 0;
  for (std::size_t r = 0; r < order.size() && count < top; ++r)
    for (const Node partner : partners[r]) {
      const std::size_t more = std::size_t{!shown[partner]} + std::size_t{!shown[order[r]]};
      if (count + more > top) continue;
      shown[partner] = shown[order[r]] = true;
      count += more;
    }
  for (const Node u : order)
    if (shown[u]) chosen.actors.push_back(u);
  if (count < order.size())
    chosen.hidden.insert(chosen.hidden.begin(),
                         "Shown are " + grouped(count) + " of " + grouped(order.size()) +
                             " actors, by influence those that have a tie with each other.");
}

// Leaves to the windows the events between the chosen actors, and to those the pairs of such.
void drop_others(std::size_t nodes, Chosen& chosen) {
  std::vector<bool> in(nodes, false);
  for (const Node u : chosen.actors) in[u] = true;
  std::size_t dropped = 0;
  for (TimelineWindow& window : chosen.windows.windows)
    std::erase_if(window.events, [&](std::size_t e) {
      auto& pairs = chosen.events[e].pairs;
      std::erase_if(pairs, [&](const auto& pair) { return !in[pair.first] || !in[pair.second]; });
      dropped += pairs.empty();
      return pairs.empty();
    });
  std::erase_if(chosen.windows.windows,
                [](const TimelineWindow& window) { return window.events.empty(); });
  if (dropped > 0)
    chosen.hidden.push_back(counted_as(dropped, "act", "acts") + " with others in these " +
                            chosen.windows.unit + "s " + (dropped == 1 ? "is" : "are") +
                            " hidden.");
}

// What the caption says of dates.
void say_dates(Chosen& chosen) {
  const TimelineWindows& windows = chosen.windows;
  const std::string& unit = windows.unit;
  if (const std::size_t empty = empty_windows(windows); empty > 0)
    chosen.hidden.push_back(counted_as(empty, unit, unit + "s") +
                            " between in which these actors do nothing " +
                            (empty == 1 ? "is" : "are") + " left out.");
  if (const std::size_t outside = windows.before + windows.after; outside > 0)
    chosen.hidden.push_back(
        "The " + std::to_string(most_panels) + " " + unit +
        "s in a row with most acts are drawn: " +
        (windows.before > 0 ? counted_as(windows.before, "act", "acts") + " before" : "") +
        (windows.before > 0 && windows.after > 0 ? " and " : "") +
        (windows.after > 0 ? counted_as(windows.after, "act", "acts") + " after" : "") +
        (outside == 1 ? " is not." : " are not."));
  std::size_t only_told = 0;
  for (const TimelineWindow& window : windows.windows)
    for (const std::size_t e : window.events) only_told += chosen.events[e].only_told;
  if (only_told > 0)
    chosen.hidden.push_back(counted_as(only_told, "act stands", "acts stand") +
                            " on the day of the first article that tells of " +
                            (only_told == 1 ? "it" : "them") + ", as no sure day is known.");
  if (windows.vague > 0)
    chosen.hidden.push_back(counted_as(windows.vague, "act", "acts") +
                            " known only to a longer time than a " + unit +
                            (windows.vague == 1 ? " is" : " are") + " not drawn.");
  if (windows.undated > 0)
    chosen.hidden.push_back(counted_as(windows.undated, "act", "acts") + " without any date " +
                            (windows.undated == 1 ? "is" : "are") + " not drawn.");
}

// One line a relation, direction and claim.
std::vector<DrawnTie> ties_of(const Chosen& chosen, const TimelineWindow& window) {
  std::map<std::tuple<Relation, Node, Node, bool>, DrawnTie> joined;
  for (const std::size_t e : window.events) {
    const TimelineEvent& event = chosen.events[e];
    const Relation relation = relation_of(event.kind, event.status);
    for (const auto& [source, target] : event.pairs) {
      DrawnTie& tie = joined[{relation, source, target, event.claimed}];
      tie.source = source;
      tie.target = target;
      tie.relation = relation;
      tie.claimed = event.claimed;
      tie.directed = is_directed(event.kind);
      tie.sentences += event.sentences;
    }
  }
  std::vector<DrawnTie> ties;
  for (auto& [key, tie] : joined) ties.push_back(std::move(tie));
  return ties;
}

struct Counts {
  std::size_t meetings = 0, planned = 0, acts = 0;
};

void count(const Chosen& chosen, const TimelineWindow& window, Counts& counts) {
  for (const std::size_t e : window.events) {
    const TimelineEvent& event = chosen.events[e];
    if (event.kind != TieKind::meet)
      ++counts.acts;
    else
      ++(event.status == Status::planned ? counts.planned : counts.meetings);
  }
}

std::string words_for(const Counts& counts) {
  std::string words;
  const auto add = [&](std::size_t n, std::string_view what) {
    if (n > 0) words += (words.empty() ? "" : ", ") + counted(n, what);
  };
  add(counts.meetings, "meeting");
  add(counts.planned, "planned meeting");
  add(counts.acts, "act");
  return words;
}

Chosen chosen_for(const Snapshot& snapshot, const DiagramData& data,
                  const std::vector<TimelineEvent>& events, std::string_view unit,
                  const SelectOptions& options) {
  Chosen chosen;
  choose_events(events, options, chosen);
  if (chosen.events.empty())
    throw Error(ErrorKind::nothing,
                snapshot.source +
                    ": nothing to draw; no two actors have a tie of the kind asked for");
  choose_windows(unit, chosen);
  if (chosen.windows.windows.empty())
    throw Error(ErrorKind::nothing,
                snapshot.source +
                    (chosen.windows.vague > 0
                         ? ": no tie has a date close enough for a panel; try --by year"
                         : ": no tie has a date\n'entente build --date-from' says where dates are "
                           "found, '--date' gives one"));
  choose_actors(data, options.top > 0 ? options.top : usual_actors, chosen);
  drop_others(snapshot.nodes.size(), chosen);
  say_dates(chosen);
  return chosen;
}

}  // namespace

Diagram make_timeline(const Snapshot& snapshot, const DiagramData& data,
                      const std::vector<TimelineEvent>& events, std::string_view unit,
                      const DiagramOptions& options, const ImageOptions& image, const Run& run) {
  if (options.select.top == 1 || options.select.top > most_timeline_actors)
    throw Error(ErrorKind::usage, "--top " + std::to_string(options.select.top) +
                                      ": a timeline has room for 2 to " +
                                      std::to_string(most_timeline_actors) + " actors");
  const Chosen chosen = chosen_for(snapshot, data, events, unit, options.select);
  const std::string& step = chosen.windows.unit;
  Panels panels;
  panels.actors = chosen.actors;
  Counts total;
  for (const TimelineWindow& window : chosen.windows.windows) {
    Counts here;
    count(chosen, window, here);
    count(chosen, window, total);
    panels.panels.push_back(
        {window_title(window.dates), words_for(here), ties_of(chosen, window)});
  }
  Page& page = panels.page;
  const bool one = panels.panels.size() == 1;
  page.title = options.title;
  if (page.title.empty())
    page.title = (only_meetings(options.select) ? "Who met whom, " : "Who did what to whom, ") +
                 (one ? panels.panels[0].title : step + " by " + step);
  page.subtitle = counted(panels.panels.size(), step) + ", " + words_for(total) + " between " +
                  counted(chosen.actors.size(), "actor") +
                  (one ? "" : ", each at the same place in every panel");
  std::vector<std::string> hidden = chosen.hidden;
  if (total.acts > 0)
    hidden.push_back("A meeting counts once however many articles tell it, another act each time.");
  page.caption = caption_of(snapshot, data, hidden);
  Diagram diagram = panel_diagram(snapshot, data, panels, options, image, run);
  diagram.summary = counted(chosen.actors.size(), "actor") + ", " +
                    counted(panels.panels.size(), "panel") + ", " + words_for(total);
  return diagram;
}

}  // namespace entente
