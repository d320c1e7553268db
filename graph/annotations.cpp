#include "graph/annotations.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "graph/ledger.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

// The actors of one document: several entities may be one.
struct DocumentActors {
  std::vector<std::int64_t> of_entity;  // actor row by entity, 0: none
  std::map<std::int64_t, std::pair<std::string, std::string>> names;  // row -> name, type
};

DocumentActors actors_of(const Database& database, DocumentId id, std::size_t entities) {
  DocumentActors out;
  out.of_entity.assign(entities, 0);
  Statement rows = database.prepare(
      "SELECT e.number, a.id, a.name, a.type FROM entities e JOIN actor_links l ON l.entity = e.id "
      "JOIN actors a ON a.id = l.actor WHERE e.document = ?");
  rows.bind(static_cast<std::int64_t>(id));
  while (rows.step()) {
    const auto number = static_cast<std::size_t>(rows.integer(0));
    if (number < 1 || number > entities) continue;
    out.of_entity[number - 1] = rows.integer(1);
    out.names[rows.integer(1)] = {std::string(rows.text(2)), std::string(rows.text(3))};
  }
  return out;
}

ordered_json actor_list(const Record& record, const DocumentActors& actors) {
  std::map<std::int64_t, std::set<std::string>> aliases;
  const Annotation& a = record.annotation;
  for (std::size_t e = 0; e < a.entities.size(); ++e)
    if (actors.of_entity[e]) aliases[actors.of_entity[e]].insert(a.entities[e].name);
  for (const Mention& m : a.mentions)
    if (actors.of_entity[m.entity] && is_name(m))
      aliases[actors.of_entity[m.entity]].insert(name_identity(cut(record.document.text, m.span)));
  ordered_json list = ordered_json::array();
  std::map<std::string, std::int64_t> by_name;
  for (const auto& [row, name] : actors.names)
    by_name.emplace(name.first + '\n' + name.second, row);
  for (const auto& [label, row] : by_name) {
    const auto& [name, type] = actors.names.at(row);
    aliases[row].erase(name);
    list.push_back({{"name", name}, {"type", type}, {"aliases", aliases[row]}});
  }
  return list;
}

std::vector<std::pair<std::int64_t, std::int64_t>> pairs_of(const Tie& tie,
                                                            const DocumentActors& actors) {
  std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
  const bool directed = is_directed(tie.kind);
  const bool hosted =
      tie.who.size() > 6 && std::any_of(tie.who.begin(), tie.who.end(),
                                        [](const Participant& p) { return p.role == Role::host; });
  for (std::size_t i = 0; i < tie.who.size(); ++i)
    for (std::size_t j = 0; j < tie.who.size(); ++j) {
      const Participant &p = tie.who[i], &q = tie.who[j];
      const std::int64_t a = actors.of_entity[p.entity], b = actors.of_entity[q.entity];
      if (!a || !b || a == b) continue;
      const bool told = directed
                            ? p.role == Role::subject && q.role == Role::object
                            : i < j && (!hosted || p.role == Role::host || q.role == Role::host);
      if (told) pairs.emplace_back(a, b);
    }
  return pairs;
}

ordered_json tie_list(const Record& record, const DocumentActors& actors) {
  ordered_json list = ordered_json::array();
  for (const Tie& tie : record.annotation.ties) {
    const bool told = tie.status != Status::hypothetical &&
                      (!is_directed(tie.kind) ||
                       (tie.status != Status::denied && tie.status != Status::cancelled));
    if (tie.polarity == Polarity::negated || !told) continue;
    // Of the source as it was read, where a header may stand before the text.
    const std::uint64_t begin =
        record.document.text_begin +
        code_points(std::string_view(record.document.text).substr(0, tie.evidence.begin));
    for (const auto& [a, b] : pairs_of(tie, actors))
      list.push_back({{"type", name_of(tie.kind)},
                      {"source", actors.names.at(a).first},
                      {"target", actors.names.at(b).first},
                      {"status", name_of(tie.status)},
                      {"begin", begin}});
  }
  return list;
}

}  // namespace

std::string annotations_json(const Store& store) {
  ordered_json documents = ordered_json::array();
  for (const DocumentId id : documents_by_key(store.database())) {
    const Record record = read_record(store.database(), id);
    const DocumentActors actors =
        actors_of(store.database(), id, record.annotation.entities.size());
    documents.push_back({{"id", record.document.id},
                         {"actors", actor_list(record, actors)},
                         {"ties", tie_list(record, actors)}});
  }
  return ordered_json{{"documents", std::move(documents)}}.dump(
             1, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

}  // namespace entente
