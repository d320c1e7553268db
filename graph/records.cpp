#include "graph/records.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "graph/sqlite.h"

namespace entente {
namespace {

using nlohmann::ordered_json;

void put(ordered_json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

ordered_json entity_json(const Entity& e, std::size_t number) {
  ordered_json out{{"id", number}, {"type", name_of(e.type)}, {"name", e.name}};
  put(out, "canonical", e.canonical);
  put(out, "wikidata", e.wikidata);
  if (!e.named) out["named"] = false;
  if (!e.roles.empty()) out["roles"] = e.roles;
  return out;
}

ordered_json mention_json(const Mention& m, std::size_t number) {
  ordered_json out{{"id", number},
                   {"begin", m.span.begin},
                   {"end", m.span.end},
                   {"type", name_of(m.type)},
                   {"entity", m.entity + 1}};
  if (m.confidence != 1) out["confidence"] = static_cast<double>(m.confidence);
  put(out, "source", m.source);
  put(out, "reason", m.reason);
  return out;
}

ordered_json tie_json(const Tie& t) {
  ordered_json out{{"kind", name_of(t.kind)}, {"begin", t.evidence.begin}, {"end", t.evidence.end}};
  out["participants"] = ordered_json::array();
  for (const Participant& p : t.who)
    out["participants"].push_back({{"entity", p.entity + 1}, {"role", name_of(p.role)}});
  out["status"] = name_of(t.status);
  if (t.mode != Mode::none) out["mode"] = name_of(t.mode);
  if (t.polarity != Polarity::affirmed) out["polarity"] = name_of(t.polarity);
  if (t.modality != Modality::asserted) out["modality"] = name_of(t.modality);
  put(out, "when", t.when_stated);
  if (t.when) out["date"] = to_string(*t.when);
  put(out, "place", t.place);
  if (t.attributed_to) out["attribution"] = *t.attributed_to + 1;
  for (const Span& s : t.also) out["also"].push_back({{"begin", s.begin}, {"end", s.end}});
  put(out, "source", t.found_by);
  if (t.confidence != 1) out["confidence"] = static_cast<double>(t.confidence);
  return out;
}

}  // namespace

std::string record_line(const Document& d, const Annotation& a) {
  ordered_json out{{"schema", "entente.records/1"}, {"id", d.id}, {"uri", d.uri}};
  if (d.published) out["date"] = to_string(*d.published);
  put(out, "title", d.title);
  put(out, "language", d.language);
  out["text"] = d.text;
  if (d.text_begin > 0) out["text_begin"] = d.text_begin;
  out["offsets"] = "bytes";
  out["entities"] = ordered_json::array();
  for (std::size_t i = 0; i < a.entities.size(); ++i)
    out["entities"].push_back(entity_json(a.entities[i], i + 1));
  out["mentions"] = ordered_json::array();
  for (std::size_t i = 0; i < a.mentions.size(); ++i)
    out["mentions"].push_back(mention_json(a.mentions[i], i + 1));
  out["ties"] = ordered_json::array();
  for (const Tie& t : a.ties) out["ties"].push_back(tie_json(t));
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string records_jsonl(const Store& store) {
  std::string lines;
  for (const DocumentId id : documents_by_key(store.database())) {
    const Record record = read_record(store.database(), id);
    lines += record_line(record.document, record.annotation) + "\n";
  }
  return lines;
}

}  // namespace entente
