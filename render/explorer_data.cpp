#include "render/explorer_data.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "core/number.h"
#include "core/text.h"
#include "core/version.h"
#include "render/dress.h"
#include "render/explorer_sentences.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

// Names and roles: what no reader can see or what would turn the text around it is gone.
std::string shown_text(std::string_view text) { return display(text, 600); }

double tenth(double value) { return std::round(value * 10) / 10; }

ordered_json day_of(const std::optional<DateRange>& range, bool last) {
  if (!range) return nullptr;
  return (last ? range->last : range->first).time_since_epoch().count();
}

// "hostile" and so on: which way a relation points.
std::string_view sign_of(Relation relation) {
  switch (relation) {
    case Relation::meeting:
    case Relation::planned_meeting:
    case Relation::contact:
      return "meeting";
    case Relation::attack:
    case Relation::accusation:
    case Relation::demand:
    case Relation::sanction:
      return "hostile";
    case Relation::support:
      return "cooperative";
    case Relation::interview:
    case Relation::co_mention:
    case Relation::affiliation:
    case Relation::tie:
      break;
  }
  return "neutral";
}

ordered_json json_of_relations() {
  ordered_json all = ordered_json::array();
  for (std::size_t i = 0; i < relation_count; ++i) {
    const auto relation = static_cast<Relation>(i);
    const RelationStyle& style = style_of(relation);
    all.push_back({{"name", style.name},
                   {"colour", style.colour},
                   {"dash", style.style},
                   {"arrow", style.arrowhead},
                   {"width", style.width},
                   {"growth", style.growth},
                   {"sign", sign_of(relation)}});
  }
  return all;
}

ordered_json json_of_types() {
  ordered_json all = ordered_json::array();
  for (const ActorType type : all_of<ActorType>())
    all.push_back({{"name", name_of(type)}, {"label", legend_name(type)}});
  all.push_back({{"name", "unknown"}, {"label", "actor"}});
  return all;
}

ordered_json json_of_meta(const Snapshot& snapshot, const DiagramData& data,
                          const ExplorerPicture& picture, const ExplorerLines& lines,
                          const ExplorerOptions& options) {
  ordered_json warnings = ordered_json::array();
  if (options.text)
    for (const std::string& warning : snapshot.warnings) warnings.push_back(shown_text(warning));
  ordered_json hidden = ordered_json::array();
  if (picture.actors.size() < snapshot.nodes.size())
    hidden.push_back("The " + grouped(picture.actors.size()) + " of " +
                     grouped(snapshot.nodes.size()) + " actors with most influence.");
  if (lines.pairs_hidden > 0)
    hidden.push_back("The " + counted(lines.pairs_hidden, "weakest co-mention") +
                     " are left out of this page.");
  const std::string title = options.title.empty()
                                ? (snapshot.title.empty() ? snapshot.source : snapshot.title)
                                : options.title;
  return {{"schema", "entente.explorer/1"},
          {"version", std::string(version)},
          {"title", shown_text(title)},
          {"documents", snapshot.documents},
          {"dates", snapshot.dates ? to_string(*snapshot.dates) : std::string()},
          {"actors", snapshot.nodes.size()},
          {"influence", data.influence_note},
          {"groups", data.group_note},
          {"weights", shown_text(snapshot.weights_note)},
          {"warnings", warnings},
          {"hidden", hidden},
          {"discs", picture.discs},
          {"text", options.text},
          {"intervals", options.intervals.has_value()},
          {"digest", snapshot.digest}};
}

// Ranks are among all actors of the case, also those that the page leaves out.
std::vector<std::uint32_t> ranks_of(const DiagramData& data) {
  std::vector<Node> order(data.influence.size());
  for (Node u = 0; u < order.size(); ++u) order[u] = u;
  std::stable_sort(order.begin(), order.end(),
                   [&](Node a, Node b) { return data.influence[a] > data.influence[b]; });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i + 1;
  return rank;
}

// Groups that the page shows, by falling number of shown actors; of each the top two's names.
struct ShownGroups {
  std::map<std::uint32_t, std::size_t> place;
  ordered_json json = ordered_json::array();
};

ShownGroups groups_of(const Snapshot& snapshot, const DiagramData& data,
                      const ExplorerPicture& picture) {
  std::map<std::uint32_t, std::vector<Node>> members;
  if (!data.group.empty())
    for (const ExplorerActor& actor : picture.actors)
      members[data.group[actor.node]].push_back(actor.node);
  std::vector<std::uint32_t> order;
  for (const auto& [group, nodes] : members) order.push_back(group);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return members[a].size() > members[b].size();
  });
  ShownGroups out;
  for (const std::uint32_t group : order) {
    const std::vector<Node>& nodes = members[group];
    std::string name = short_name(snapshot.nodes[nodes[0]]);
    if (nodes.size() > 1) name += " · " + short_name(snapshot.nodes[nodes[1]]);
    const std::size_t place = out.place.size();
    out.place[group] = place;
    out.json.push_back({{"name", name},
                        {"actors", nodes.size()},
                        {"colour", place < fills.size() ? fills[place] : no_fill}});
  }
  return out;
}

ordered_json json_of_actors(const Snapshot& snapshot, const DiagramData& data,
                            const ExplorerPicture& picture, const ShownGroups& groups,
                            const ExplorerOptions& options) {
  ordered_json all;
  const std::vector<std::uint32_t> rank = ranks_of(data);
  for (const char* name : {"id", "label", "type", "role", "aliases", "x", "y", "w", "h", "size",
                           "role_size", "name", "roles", "rank", "low", "high", "influence", "group", "mentions",
                           "sentences", "documents"})
    all[name] = ordered_json::array();
  for (const ExplorerActor& actor : picture.actors) {
    const NodeInfo& info = snapshot.nodes[actor.node];
    all["id"].push_back(display(info.id, 4096));
    all["label"].push_back(shown_text(info.label));
    all["type"].push_back(info.type ? static_cast<int>(*info.type)
                                    : static_cast<int>(all_of<ActorType>().size()));
    all["role"].push_back(shown_text(info.role));
    ordered_json aliases = ordered_json::array();
    for (const std::string& alias : info.aliases)
      if (alias != info.label) aliases.push_back(shown_text(alias));
    all["aliases"].push_back(aliases);
    all["x"].push_back(tenth(actor.at.x));
    all["y"].push_back(tenth(actor.at.y));
    all["w"].push_back(tenth(actor.width));
    all["h"].push_back(tenth(actor.height));
    all["size"].push_back(tenth(actor.size));
    all["role_size"].push_back(tenth(actor.role_size));
    all["name"].push_back(actor.name);
    all["roles"].push_back(actor.role);
    all["rank"].push_back(rank[actor.node]);
    if (options.intervals) {
      all["low"].push_back(options.intervals->low[actor.node]);
      all["high"].push_back(options.intervals->high[actor.node]);
    }
    all["influence"].push_back(std::round(data.influence[actor.node] * 1e6) / 1e6);
    all["group"].push_back(data.group.empty() ? 0 : groups.place.at(data.group[actor.node]));
    all["mentions"].push_back(info.mentions);
    all["sentences"].push_back(info.sentences);
    all["documents"].push_back(info.documents);
  }
  return all;
}

ordered_json json_of_lines(const ExplorerPicture& picture, const ExplorerLines& lines) {
  ordered_json all;
  for (const char* name : {"source", "target", "relation", "flags", "sentences", "strength",
                           "route", "evidence"})
    all[name] = ordered_json::array();
  for (const ExplorerLine& line : lines.lines) {
    all["source"].push_back(line.source);
    all["target"].push_back(line.target);
    all["relation"].push_back(static_cast<int>(line.relation));
    all["flags"].push_back((line.claimed ? 1 : 0) | (line.off ? 2 : 0) | (line.directed ? 4 : 0) |
                           (line.clear ? 8 : 0));
    all["sentences"].push_back(line.sentences);
    all["strength"].push_back(std::round(line.strength * 1e4) / 1e4);
    const auto route =
        line.off ? picture.routes.end()
                 : picture.routes.find({line.relation, picture.actors[line.source].node,
                                        picture.actors[line.target].node});
    all["route"].push_back(route == picture.routes.end() ? ordered_json(0)
                                                         : ordered_json(route->second));
    all["evidence"].push_back(line.evidence);
  }
  return all;
}

ordered_json json_of_records(const ExplorerLines& lines, const ExplorerSentences& sentences,
                             std::vector<std::string>& words) {
  std::map<std::string, std::size_t> known;
  const auto word = [&](const std::string& text) {
    const auto [at, fresh] = known.try_emplace(shown_text(text), words.size());
    if (fresh) words.push_back(at->first);
    return at->second;
  };
  word("");
  ordered_json all;
  for (const char* name : {"kind", "status", "by", "when", "where", "first", "last", "document",
                           "sentence", "before", "after", "begin", "end"})
    all[name] = ordered_json::array();
  for (const ExplorerRecord& record : lines.records) {
    const bool here = record.sentence != no_sentence && sentences.place[record.sentence] >= 0;
    const Span span = sentences.in_utf16(record.sentence, here ? record.words : Span{});
    all["kind"].push_back(static_cast<int>(record.kind));
    all["status"].push_back(word(record.status));
    all["by"].push_back(word(record.claimed_by));
    all["when"].push_back(word(record.when));
    all["where"].push_back(word(record.where));
    all["first"].push_back(day_of(record.happened, false));
    all["last"].push_back(day_of(record.happened, true));
    all["document"].push_back(record.document);
    all["sentence"].push_back(here ? sentences.place[record.sentence] : -1);
    all["before"].push_back(record.before);
    all["after"].push_back(record.after);
    all["begin"].push_back(span.begin);
    all["end"].push_back(span.end);
  }
  return all;
}

ordered_json json_of_meetings(const ExplorerLines& lines) {
  ordered_json all = ordered_json::array();
  for (const ExplorerEvent& meeting : lines.meetings) {
    const ToldEvent& told = meeting.told;
    std::string status(name_of(told.status));
    if (told.polarity == Polarity::negated) status += ", negated";
    std::string by;
    for (const std::string& name : told.claimed_by) by += (by.empty() ? "" : "; ") + name;
    all.push_back({{"who", meeting.who},
                   {"others", shown_text(meeting.others)},
                   {"kind", static_cast<int>(told.kind)},
                   {"mode", told.mode == Mode::none ? "" : std::string(name_of(told.mode))},
                   {"status", status},
                   {"by", shown_text(by)},
                   {"when", told.when ? to_string(*told.when) : shown_text(told.when_stated)},
                   {"first", day_of(told.when ? told.when : told.first_told, false)},
                   {"where", shown_text(told.where)},
                   {"records", told.tellings}});
  }
  return all;
}

ordered_json json_of_documents(const CaseTexts* texts, bool with_text) {
  ordered_json all;
  for (const char* name : {"key", "title", "uri", "first", "last"})
    all[name] = ordered_json::array();
  if (!texts) return all;
  for (const StoredDocument& document : texts->documents) {
    all["key"].push_back(document.short_key);
    all["title"].push_back(with_text ? shown_text(document.title) : std::string());
    all["uri"].push_back(shown_text(document.uri));
    all["first"].push_back(day_of(document.published, false));
    all["last"].push_back(day_of(document.published, true));
  }
  return all;
}

// "<" is the one character that could end the element the data stand in.
std::string inside_script(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json)
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

}  // namespace

ExplorerJson explorer_json(const Snapshot& snapshot, const DiagramData& data,
                           const ExplorerPicture& picture, const ShownActors& shown,
                           const ExplorerLines& lines, const CaseTexts* texts,
                           const ExplorerOptions& options) {
  const ExplorerSentences sentences = explorer_sentences(shown, lines, texts, options);
  const ShownGroups groups = groups_of(snapshot, data, picture);
  std::vector<std::string> words;
  ordered_json kinds = ordered_json::array();
  for (const TieKind kind : all_of<TieKind>())
    kinds.push_back({{"name", name_of(kind)}, {"verb", verb_of(kind)}});
  ordered_json records = json_of_records(lines, sentences, words);
  ordered_json all = {{"meta", json_of_meta(snapshot, data, picture, lines, options)},
                      {"height", tenth(picture.height)},
                      {"types", json_of_types()},
                      {"relations", json_of_relations()},
                      {"kinds", kinds},
                      {"groups", groups.json},
                      {"actors", json_of_actors(snapshot, data, picture, groups, options)},
                      {"lines", json_of_lines(picture, lines)},
                      {"words", words},
                      {"records", std::move(records)},
                      {"meetings", json_of_meetings(lines)},
                      {"documents", json_of_documents(texts, options.text)}};
  all["sentences"] = {{"document", sentences.document},
                      {"number", sentences.number},
                      {"names", sentences.names}};
  if (options.text) all["sentences"]["text"] = sentences.text;
  return {inside_script(all.dump(-1, ' ', false, ordered_json::error_handler_t::replace)),
          sentences.document.size()};
}

}  // namespace entente
