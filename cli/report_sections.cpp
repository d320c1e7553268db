#include "cli/report_sections.h"

#include <algorithm>
#include <map>

#include "algorithms/ranking.h"
#include "cli/rank_intervals.h"
#include "core/number.h"
#include "core/version.h"
#include "graph/store.h"

namespace entente {
namespace {

constexpr std::size_t most_quotes = 5;

ReportSection section(std::string heading) {
  ReportSection out;
  out.heading = std::move(heading);
  return out;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::vector<Node> ranked(const ReportedCase& c) { return rank_scores(c.data.influence).order; }

// Events that `wanted` takes, those told by most documents first.
template <class Wanted>
std::vector<const ToldEvent*> told_most(const ReportedCase& c, Wanted wanted) {
  std::vector<const ToldEvent*> out;
  for (const ToldEvent& event : c.told.events)
    if (wanted(event)) out.push_back(&event);
  std::stable_sort(out.begin(), out.end(), [](const ToldEvent* a, const ToldEvent* b) {
    return std::pair(a->documents.size(), a->tellings.size()) >
           std::pair(b->documents.size(), b->tellings.size());
  });
  return out;
}

std::string place_of(const Passage& passage) {
  std::string out = passage.place();
  if (!passage.title.empty()) out += " · " + passage.title;
  if (passage.published) out += " · " + to_string(*passage.published);
  return out;
}

void add_quotes(const ReportedCase& c, const std::vector<const ToldEvent*>& events,
                ReportSection& out) {
  if (!c.text) return;
  for (std::size_t i = 0; i < std::min(most_quotes, events.size()); ++i) {
    const ToldEvent& event = *events[i];
    const Passage& passage = c.told.records[event.tellings.front()].passage;
    const std::string about = event.kind == TieKind::meet
                                  ? names_of(event, anybody)
                                  : names_of(event, acts) + " – " +
                                        std::string(name_of(event.kind)) + " – " +
                                        names_of(event, is_acted_on);
    out.quotes.push_back({about, passage.text, place_of(passage)});
  }
}

std::string hidden_rows(std::size_t shown, std::size_t all, const char* command) {
  return shown >= all ? std::string()
                      : "The first " + grouped(shown) + " of " + grouped(all) + "; `entente " +
                            command + "` lists all.";
}

void add_line(ReportSection& out, const std::string& line) {
  if (!line.empty()) out.table.footer.push_back(line);
}

}  // namespace

ReportSection at_a_glance(const ReportedCase& c) {
  ReportSection out = section("The case at a glance");
  out.table.columns = {{"what"}, {"number"}, {"of these"}};
  const auto row = [&](const char* what, std::uint64_t count, const std::string& note) {
    out.table.rows.push_back({std::string(what), static_cast<std::int64_t>(count), note});
  };
  std::map<ActorType, std::uint64_t> types;
  for (const NodeInfo& node : c.graph.nodes)
    if (node.type) ++types[*node.type];
  std::string kinds;
  for (const auto& [type, count] : types)
    kinds += (kinds.empty() ? "" : ", ") + std::string(name_of(type)) + " " + grouped(count);
  if (c.store) {
    const StoreSummary sum = summary(*c.store);
    row("documents", sum.documents,
        sum.dates ? "published " + to_string(*sum.dates) : std::string("without dates"));
    if (sum.reprints > 0)
      row("reprints among them", sum.reprints,
          "each story counts once, however often it is printed");
    row("sentences", sum.sentences, grouped(sum.characters) + " characters");
    row("actors", sum.actors, kinds);
    row("pairs named near each other", sum.co_mentions, "");
    std::string relations;
    for (const auto& [kind, count] : tie_counts(*c.store))
      relations +=
          (relations.empty() ? "" : ", ") + std::string(name_of(kind)) + " " + grouped(count);
    row("stated relations", sum.stated, relations);
  } else {
    row("actors", c.graph.nodes.size(), kinds);
    row("ties", c.graph.graph.edges(), "");
  }
  return out;
}

ReportSection most_influential(const ReportedCase& c) {
  ReportSection out = section("Who matters most");
  out.words.push_back(
      c.data.influence_note +
      ": an actor counts for more the more it is named with others who count. It says who is in "
      "the middle of what the texts tell, not who has power.");
  out.table.columns = {{"rank"}, {"actor"}, {"kind"}, {"role"}, {"influence", 4}};
  if (c.intervals) {
    const auto more = interval_columns(influence_samples, 10, true);
    out.table.columns.insert(out.table.columns.end(), more.begin(), more.end());
  }
  if (c.store) out.table.columns.push_back({"sentences"});
  const std::vector<Node> order = ranked(c);
  for (std::size_t i = 0; i < std::min(c.top, order.size()); ++i) {
    const NodeInfo& node = c.graph.nodes[order[i]];
    std::vector<Cell> cells{static_cast<std::int64_t>(i + 1), node.label,
                            std::string(node.type ? name_of(*node.type) : ""), node.role,
                            c.data.influence[order[i]]};
    if (c.intervals) add_interval(cells, *c.intervals, order[i], true);
    if (c.store) cells.emplace_back(std::int64_t{node.sentences});
    out.table.rows.push_back(std::move(cells));
  }
  if (c.intervals)
    add_line(out, upper_first(interval_note(influence_samples,
                                            static_cast<std::uint32_t>(c.graph.documents))) +
                      ".");
  add_line(out, hidden_rows(out.table.rows.size(), order.size(), "rank"));
  return out;
}

ReportSection groups_of_actors(const ReportedCase& c) {
  constexpr std::size_t named = 6;
  ReportSection out = section("Who appears together");
  out.words.push_back("Groups of actors that are named together more than with others (" +
                      c.data.group_note +
                      "). They are no alliances: enemies are named together, too.");
  std::vector<std::vector<Node>> groups;
  for (const Node u : ranked(c)) {
    if (c.data.group[u] >= groups.size()) groups.resize(c.data.group[u] + std::size_t{1});
    groups[c.data.group[u]].push_back(u);
  }
  std::size_t alone = 0;
  out.table.columns = {{"actors"}, {"those of most influence"}};
  for (const std::vector<Node>& group : groups) {
    if (group.size() < 2) {
      alone += group.size();
      continue;
    }
    std::string names;
    for (std::size_t i = 0; i < std::min(named, group.size()); ++i)
      names += (i > 0 ? " · " : "") + c.graph.nodes[group[i]].label;
    if (group.size() > named) names += " …";
    if (out.table.rows.size() < c.top)
      out.table.rows.push_back({static_cast<std::int64_t>(group.size()), names});
  }
  if (alone > 0) add_line(out, counted(alone, "actor") + " in no group.");
  return out;
}

ReportSection key_meetings(const ReportedCase& c) {
  ReportSection out = section("Key meetings");
  const auto events = told_most(c, [](const ToldEvent& e) { return e.kind == TieKind::meet; });
  if (events.empty()) {
    out.words.push_back("The texts tell of no meeting.");
    return out;
  }
  out.table.columns = {{"when"}, {"who"}, {"where"}, {"status"}, {"documents"}};
  for (std::size_t i = 0; i < std::min(c.top, events.size()); ++i)
    out.table.rows.push_back({when_of(*events[i]), names_of(*events[i], anybody), events[i]->where,
                              status_words(*events[i]),
                              static_cast<std::int64_t>(events[i]->documents.size())});
  add_line(out, hidden_rows(out.table.rows.size(), events.size(), "meetings"));
  add_quotes(c, events, out);
  return out;
}

ReportSection main_acts(const ReportedCase& c) {
  ReportSection out = section("Who did what to whom");
  const auto events = told_most(c, [](const ToldEvent& e) {
    return e.kind != TieKind::meet && is_directed(e.kind) && !quad_class(e.kind).empty();
  });
  if (events.empty()) {
    out.words.push_back("The texts tell of no act of one actor towards another.");
    return out;
  }
  out.words.push_back(
      "What is claimed by one actor about another is marked so: it is a claim, not a fact.");
  out.table.columns = {{"when"}, {"who"}, {"act"}, {"whom"}, {"status"}, {"documents"}};
  for (std::size_t i = 0; i < std::min(c.top, events.size()); ++i)
    out.table.rows.push_back({when_of(*events[i]), names_of(*events[i], acts),
                              std::string(name_of(events[i]->kind)),
                              names_of(*events[i], is_acted_on), status_words(*events[i]),
                              static_cast<std::int64_t>(events[i]->documents.size())});
  add_line(out, hidden_rows(out.table.rows.size(), events.size(), "events"));
  add_quotes(c, events, out);
  return out;
}

ReportSection method_and_caveats(const ReportedCase& c, std::uint64_t seed) {
  ReportSection out = section("How this was made, and what it does not say");
  if (c.store) {
    out.words = {
        "A program read the documents, found the names, decided which names mean the same actor, "
        "and noted who is named near whom and what sentences say that actors did to each other. "
        "Nobody checked each line: it errs, above all on who a lone surname or \"the minister\" is "
        "and on sentences with several actors.",
        "That two actors are named together does not mean that they know each other. A meeting or "
        "an act is in the tables only if a sentence says so; who is not in the documents is not in "
        "the report.",
        "Every line leads back to its sentences: `entente evidence CASE \"A\" \"B\"` prints them, "
        "and `entente explore CASE -o case.html` makes a page to look around in. Wrong decisions "
        "on "
        "who is who can be put right with `entente actors merge`, `split` and `rename`."};
    std::map<std::string, std::uint64_t> reasons;
    for (const Diagnostic& d : diagnostics(*c.store))
      if (d.severity != Severity::note) ++reasons[d.reason];
    std::string doubts;
    for (const auto& [reason, count] : reasons)
      doubts += (doubts.empty() ? "" : ", ") + reason + " " + grouped(count);
    if (!doubts.empty())
      out.words.push_back("Skipped or doubtful: " + doubts +
                          ". `entente documents CASE` lists them.");
  } else {
    out.words = {"The ties were given as a list; where they come from is not known here."};
  }
  for (const std::string& warning : c.graph.warnings)
    out.words.push_back(upper_first(warning) + ".");
  out.words.push_back("Weights: " + c.graph.weights_note + ". " + upper_first(c.data.group_note) +
                      ". Seed " + std::to_string(seed) + ", entente " + std::string(version) +
                      ", data " + c.graph.digest.substr(0, 16) + ".");
  return out;
}

}  // namespace entente
