#include "graph/entities.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/date.h"

namespace entente {
namespace {

// Tables are read in the order of their rows and put in order here: in that of the documents'
// keys, which are hashes, every page of a large store would be read again and again.
class Reader {
 public:
  explicit Reader(const Database& database) : database_(database) {}

  EntityTable read() {
    read_documents();
    read_rows();
    add_words();
    add_roles();
    return in_order();
  }

 private:
  struct DocumentRow {
    std::int64_t id = 0;
    std::string key, reprint_of;
    std::optional<std::chrono::sys_days> date;
    std::uint32_t place = 0;  // in the order of the keys
  };

  void read_documents() {
    Statement rows = database_.prepare(
        "SELECT d.id, d.key, d.date_first, s.key FROM documents d LEFT JOIN reprints r ON "
        "r.document = d.id AND r.place > 1 LEFT JOIN documents s ON s.id = r.story ORDER BY d.id");
    while (rows.step()) {
      DocumentRow& document = documents_.emplace_back();
      document.id = rows.integer(0);
      document.key = rows.text(1);
      if (const auto date = parse_iso_date(rows.text(2))) document.date = date->first;
      document.reprint_of = rows.text(3);
    }
    std::vector<std::uint32_t> order(documents_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return documents_[a].key < documents_[b].key;
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) documents_[order[i]].place = i;
  }

  void read_rows() {
    Statement rows = database_.prepare(
        "SELECT id, document, number, type, name, canonical, wikidata, named FROM entities "
        "ORDER BY id");
    found_.reserve(
        static_cast<std::size_t>(database_.integer("SELECT count(*) FROM entities")));
    for (std::size_t at = 0; rows.step();) {
      if (at == documents_.size() || documents_[at].id != rows.integer(1))
        at = place_of(documents_, rows.integer(1), [](const DocumentRow& d) { return d.id; });
      if (at == documents_.size()) continue;
      EntityRecord& record = found_.emplace_back();
      record.document_key = documents_[at].key;
      record.entity = static_cast<std::uint32_t>(rows.integer(2) - 1);
      record.type = named<ActorType>(rows.text(3)).value_or(ActorType::organization);
      record.name = rows.text(4);
      record.canonical = rows.text(5);
      record.wikidata = rows.text(6);
      record.named = rows.integer(7) != 0;
      record.date = documents_[at].date;
      ids_.push_back(rows.integer(0));
      document_.push_back(static_cast<std::uint32_t>(at));
    }
  }

  // The place of a row id among things in the order of theirs; their number if it is not there.
  template <class Thing, class IdOf>
  static std::size_t place_of(const std::vector<Thing>& things, std::int64_t id, IdOf id_of) {
    const auto at = std::lower_bound(
        things.begin(), things.end(), id,
        [&](const Thing& thing, std::int64_t wanted) { return id_of(thing) < wanted; });
    return at == things.end() || id_of(*at) != id ? things.size()
                                                  : static_cast<std::size_t>(at - things.begin());
  }

  EntityRecord* record_of(std::int64_t id) {
    if (ids_.empty()) return nullptr;
    // Row ids have few gaps, so that the guess is mostly right.
    const auto guess = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(ids_.front());
    if (guess < ids_.size() && ids_[guess] == id) return &found_[guess];
    const std::size_t at = place_of(ids_, id, [](std::int64_t own) { return own; });
    return at == ids_.size() ? nullptr : &found_[at];
  }

  // What the texts call it, as far as that is a name.
  void add_words() {
    Statement rows = database_.prepare("SELECT entity, surface, source FROM mentions ORDER BY id");
    while (rows.step()) {
      EntityRecord* record = record_of(rows.integer(0));
      if (!record) continue;
      ++record->mentions;
      const std::string_view words = rows.text(1), source = rows.text(2);
      const bool other = source == "office" || source == "body noun" || source == "pair" ||
                         source == "pronoun";
      if (other || words.empty()) continue;
      if (record->surfaces.empty() || record->surfaces.back() != words)
        record->surfaces.emplace_back(words);
    }
    for (EntityRecord& record : found_) {
      std::vector<std::string>& words = record.surfaces;
      if (words.size() < 2) continue;
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
    }
  }

  void add_roles() {
    Statement rows =
        database_.prepare("SELECT entity, role FROM entity_roles ORDER BY entity, number");
    while (rows.step())
      if (EntityRecord* record = record_of(rows.integer(0)))
        record->roles.emplace_back(rows.text(1));
  }

  // By document and number: counted out, as there are too many to sort them all.
  std::vector<std::uint32_t> order_of_records() const {
    std::vector<std::size_t> from(documents_.size() + 1);
    for (const std::uint32_t document : document_) ++from[documents_[document].place + 1];
    std::partial_sum(from.begin(), from.end(), from.begin());
    std::vector<std::size_t> next = from;
    std::vector<std::uint32_t> order(found_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[next[documents_[document_[i]].place]++] = i;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      return found_[a].entity < found_[b].entity;
    };
    for (std::size_t d = 0; d < documents_.size(); ++d) {
      const auto begin = order.begin() + static_cast<std::ptrdiff_t>(from[d]);
      const auto end = order.begin() + static_cast<std::ptrdiff_t>(from[d + 1]);
      if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
    }
    return order;
  }

  EntityTable in_order() {
    const std::vector<std::uint32_t> order = order_of_records();
    EntityTable all;
    all.records.reserve(order.size());
    all.by_row.resize(order.size());
    for (const std::uint32_t i : order) {
      all.by_row[i] = static_cast<std::uint32_t>(all.records.size());
      all.records.push_back(std::move(found_[i]));
      all.rows.push_back(ids_[i]);
      all.reprints.push_back(documents_[document_[i]].reprint_of);
    }
    return all;
  }

  const Database& database_;
  std::vector<DocumentRow> documents_;   // by row id
  std::vector<EntityRecord> found_;      // by row id
  std::vector<std::int64_t> ids_;        // parallel to found_
  std::vector<std::uint32_t> document_;  // parallel to found_: into documents_
};

// The constraints, and the entities of reprints that they do not speak of left out.
LinkConstraints without_reprints(const EntityTable& entities, const LinkConstraints& constraints) {
  std::vector<char> spoken_of(entities.records.size(), 0);
  for (const auto* pairs : {&constraints.must_link, &constraints.cannot_link})
    for (const auto& [a, b] : *pairs) spoken_of[a] = spoken_of[b] = 1;
  for (const std::uint32_t a : constraints.apart) spoken_of[a] = 1;
  LinkConstraints out = constraints;
  for (std::uint32_t i = 0; i < entities.records.size(); ++i)
    if (!spoken_of[i] && !entities.reprints[i].empty()) out.left_out.push_back(i);
  return out;
}

// Links what reprints name to what the articles that they reprint name by the same words.
void link_reprints(const EntityTable& entities, const std::vector<std::uint32_t>& left_out,
                   std::vector<ActorGroup>& groups) {
  std::unordered_set<std::string_view> stories;
  for (const std::uint32_t i : left_out) stories.insert(entities.reprints[i]);
  using Name = std::tuple<std::string_view, ActorType, std::string_view>;  // in a document
  std::map<Name, std::uint32_t> bearer;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) {
      const EntityRecord& record = entities.records[link.record];
      if (!stories.contains(record.document_key)) continue;
      bearer.emplace(Name(record.document_key, record.type, record.name), g);
      for (const std::string& words : record.surfaces)
        bearer.emplace(Name(record.document_key, record.type, words), g);
    }
  std::set<std::uint32_t> changed;
  for (const std::uint32_t i : left_out) {
    const EntityRecord& record = entities.records[i];
    auto at = bearer.find(Name(entities.reprints[i], record.type, record.name));
    for (const std::string& words : record.surfaces)
      if (at == bearer.end()) at = bearer.find(Name(entities.reprints[i], record.type, words));
    if (at == bearer.end()) continue;
    groups[at->second].links.push_back({i, 1, "as in the article that this one reprints"});
    changed.insert(at->second);
  }
  for (const std::uint32_t group : changed)
    std::sort(groups[group].links.begin(), groups[group].links.end(),
              [](const Link& a, const Link& b) { return a.record < b.record; });
}

}  // namespace

EntityTable read_entities(const Database& database) { return Reader(database).read(); }

std::vector<ActorGroup> resolve_entities(const EntityTable& entities,
                                         const LinkConstraints& constraints) {
  const LinkConstraints all = without_reprints(entities, constraints);
  std::vector<ActorGroup> groups = resolve_corpus(entities.records, all);
  if (!all.left_out.empty()) link_reprints(entities, all.left_out, groups);
  return groups;
}

}  // namespace entente
