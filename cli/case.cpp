#include "cli/case.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/nearest.h"
#include "graph/build.h"
#include "graph/corrections_file.h"
#include "graph/edge_list.h"
#include "graph/imported.h"

namespace entente {
namespace {

// Nouns that people have for the kinds; everything else goes by its own name.
constexpr std::array<std::pair<std::string_view, TieKind>, 12> nouns = {{
    {"meeting", TieKind::meet},
    {"consultation", TieKind::consult},
    {"agreement", TieKind::agree},
    {"concession", TieKind::concede},
    {"cooperation", TieKind::cooperate},
    {"demand", TieKind::request},
    {"accusation", TieKind::accuse},
    {"rejection", TieKind::reject},
    {"threat", TieKind::threaten},
    {"mobilization", TieKind::mobilize},
    {"coercion", TieKind::coerce},
    {"attack", TieKind::assault},
}};

}  // namespace

Store open_case(const std::string& path, const Session& session) {
  if (means_edge_list(path))
    throw Error(ErrorKind::input, path + ": an edge list; 'entente import " + path +
                                      " -o NAME.entente' makes a store of it\n"
                                      "rank, communities, render and export read it as it is");
  if (!means_documents(path)) {
    Store store = Store::open(path);
    if (const auto warning = corrections_warning(store)) session.warn(*warning);
    return store;
  }
  session.say("note: " + path + " is read and built in memory; 'entente build' keeps it");
  return open_or_build(path, session.run);
}

Store open_texts(const std::string& path, const Session& session) {
  Store store = open_case(path, session);
  if (is_imported(store))
    throw Error(ErrorKind::input,
                path +
                    ": holds an imported graph, which has no sentences\n"
                    "rank, communities, ego, mutual, path, render and export work on it");
  return store;
}

std::vector<StoredActor> named_nodes(const Snapshot& graph) {
  std::vector<StoredActor> all;
  for (const NodeInfo& node : graph.nodes) {
    StoredActor& actor = all.emplace_back();
    actor.key = node.id;
    actor.type = node.type.value_or(ActorType::organization);
    actor.name = node.label;
    actor.role = node.role;
    actor.aliases = node.aliases;
    actor.mentions = node.mentions;
    actor.sentences = node.sentences;
    actor.documents = node.documents;
  }
  return all;
}

void add_case_argument(Command command, std::string& path) {
  command.add_option("CASE", path, "An entente store, or a folder or file of documents").required();
}

void add_evidence_filter(Command command, EvidenceFilter& filter) {
  command.add_option("--kind", filter.kind, "Only ties of this kind: meet, accuse, co-mention ...");
  command.add_option("--since", filter.since, "Only documents of this day or later: YYYY-MM-DD")
      .value_name("DAY");
  command.add_option("--until", filter.until, "Only documents of this day or earlier")
      .value_name("DAY");
}

std::optional<TieKind> tie_kind_called(std::string_view word) {
  if (const auto kind = named<TieKind>(word)) return kind;
  const auto it = std::find_if(nouns.begin(), nouns.end(),
                               [&](const auto& noun) { return noun.first == word; });
  if (it == nouns.end()) return std::nullopt;
  return it->second;
}

std::optional<std::chrono::sys_days> day_of(std::string_view text, std::string_view option,
                                            bool last_day) {
  if (text.empty()) return std::nullopt;
  const auto range = parse_iso_date(text);
  if (!range)
    throw Error(ErrorKind::usage, std::string(option) + ": '" + std::string(text) +
                                      "' is not a date; write 2022-01-21, 2022-01 or 2022");
  return last_day ? range->last : range->first;
}

EvidenceQuery query_of(const EvidenceFilter& filter) {
  EvidenceQuery query;
  if (!filter.kind.empty()) {
    query.kind = tie_kind_called(filter.kind);
    if (!query.kind) {
      std::vector<std::string> names;
      for (const TieKind kind : all_of<TieKind>()) names.emplace_back(name_of(kind));
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
      throw Error(ErrorKind::usage, "--kind: there is no kind '" + filter.kind + "'" +
                                        did_you_mean(filter.kind, names) + "\nkinds: " + all);
    }
  }
  query.since = day_of(filter.since, "--since", false);
  query.until = day_of(filter.until, "--until", true);
  return query;
}

std::string parties(const EvidenceRecord& record) {
  std::string left, right;
  for (const TieRole& role : record.who) {
    std::string& side = is_directed(record.kind) && role.role == Role::object ? right : left;
    side += (side.empty() ? "" : ", ") + role.name;
  }
  return right.empty() ? left : left + " → " + right;
}

std::string kind_and_status(const EvidenceRecord& record) {
  std::string out(name_of(record.kind));
  if (record.kind == TieKind::co_mention) return out;
  if (record.mode != Mode::none) out += " (" + std::string(name_of(record.mode)) + ")";
  if (record.status != Status::occurred) out += ", " + std::string(name_of(record.status));
  if (record.polarity == Polarity::negated) out += ", negated";
  if (record.modality == Modality::conditional) out += ", conditional";
  if (!record.attributed_to.empty()) out += ", claimed by " + record.attributed_to;
  return out;
}

}  // namespace entente
