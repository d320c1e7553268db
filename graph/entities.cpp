#include "graph/entities.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
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
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      DocumentRow& document = documents_[order[i]];
      document.place = i;
      out_.records.documents.push_back({std::move(document.key), document.date});
      out_.stories.push_back(std::move(document.reprint_of));
    }
  }

  void read_rows() {
    Statement rows = database_.prepare(
        "SELECT id, document, number, type, name, canonical, wikidata, named FROM entities "
        "ORDER BY id");
    const auto count = static_cast<std::size_t>(database_.integer("SELECT count(*) FROM entities"));
    found_.reserve(count);
    ids_.reserve(count);
    for (std::size_t at = 0; rows.step();) {
      if (at == documents_.size() || documents_[at].id != rows.integer(1))
        at = place_of(documents_, rows.integer(1), [](const DocumentRow& d) { return d.id; });
      if (at == documents_.size()) continue;
      Records::Row& row = found_.emplace_back();
      row.document = documents_[at].place;
      row.entity = static_cast<std::uint32_t>(rows.integer(2) - 1);
      row.type = named<ActorType>(rows.text(3)).value_or(ActorType::organization);
      row.name = out_.records.texts.number(rows.text(4));
      row.canonical = out_.records.texts.number(rows.text(5));
      row.wikidata = out_.records.texts.number(rows.text(6));
      row.named = rows.integer(7) != 0;
      ids_.push_back(rows.integer(0));
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

  // The place of an entity in found_; their number if it is not there.
  std::size_t record_of(std::int64_t id) const {
    if (ids_.empty()) return 0;
    // Row ids have few gaps, so that the guess is mostly right.
    const auto guess = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(ids_.front());
    if (guess < ids_.size() && ids_[guess] == id) return guess;
    return place_of(ids_, id, [](std::int64_t own) { return own; });
  }

  // Texts told of entities: lists of them by entity, in the order in which they were told.
  struct Tellings {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;  // place in found_, text
    std::vector<std::uint32_t> from, texts;                    // by place; filled by sort()

    void sort(std::size_t places) {
      from.assign(places + 1, 0);
      for (const auto& telling : all) ++from[telling.first + 1];
      std::partial_sum(from.begin(), from.end(), from.begin());
      std::vector<std::uint32_t> next = from;
      texts.resize(all.size());
      for (const auto& telling : all) texts[next[telling.first]++] = telling.second;
      all = {};
    }
    std::span<std::uint32_t> of(std::size_t place) {
      return std::span(texts).subspan(from[place], from[place + 1] - from[place]);
    }
  };

  // What the texts call it, as far as that is a name.
  void add_words() {
    Statement rows = database_.prepare("SELECT entity, surface, source FROM mentions ORDER BY id");
    while (rows.step()) {
      const std::size_t record = record_of(rows.integer(0));
      if (record == found_.size()) continue;
      ++found_[record].mentions;
      const std::string_view words = rows.text(1), source = rows.text(2);
      const bool other = source == "office" || source == "body noun" || source == "pair" ||
                         source == "pronoun";
      if (!other && !words.empty())
        words_.all.emplace_back(static_cast<std::uint32_t>(record),
                                out_.records.texts.number(words));
    }
    words_.sort(found_.size());
  }

  void add_roles() {
    Statement rows =
        database_.prepare("SELECT entity, role FROM entity_roles ORDER BY entity, number");
    while (rows.step())
      if (const std::size_t record = record_of(rows.integer(0)); record < found_.size())
        roles_.all.emplace_back(static_cast<std::uint32_t>(record),
                                out_.records.texts.number(rows.text(1)));
    roles_.sort(found_.size());
  }

  // By document and number: counted out, as there are too many to sort them all.
  std::vector<std::uint32_t> order_of_records() const {
    std::vector<std::size_t> from(documents_.size() + 1);
    for (const Records::Row& row : found_) ++from[row.document + 1];
    std::partial_sum(from.begin(), from.end(), from.begin());
    std::vector<std::size_t> next = from;
    std::vector<std::uint32_t> order(found_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[next[found_[i].document]++] = i;
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

  // Words, each once and by bytes.
  std::span<const std::uint32_t> sorted(std::span<std::uint32_t> words) const {
    const Texts& texts = out_.records.texts;
    if (words.size() > 1)
      std::sort(words.begin(), words.end(),
                [&](std::uint32_t a, std::uint32_t b) { return a != b && texts[a] < texts[b]; });
    return {words.begin(), std::unique(words.begin(), words.end())};
  }

  EntityTable in_order() {
    const std::vector<std::uint32_t> order = order_of_records();
    Records& records = out_.records;
    records.rows.reserve(order.size());
    records.told.reserve(words_.texts.size() + roles_.texts.size());
    out_.rows.reserve(order.size());
    out_.by_row.resize(order.size());
    for (const std::uint32_t i : order) {
      out_.by_row[i] = static_cast<std::uint32_t>(records.rows.size());
      records.add(found_[i], sorted(words_.of(i)), roles_.of(i));
      out_.rows.push_back(ids_[i]);
    }
    return std::move(out_);
  }

  const Database& database_;
  std::vector<DocumentRow> documents_;   // by row id
  std::vector<Records::Row> found_;     // by row id
  std::vector<std::int64_t> ids_;       // parallel to found_
  Tellings words_, roles_;
  EntityTable out_;
};

// The constraints, and the entities of reprints that they do not speak of left out.
LinkConstraints without_reprints(const EntityTable& entities, const LinkConstraints& constraints) {
  std::vector<char> spoken_of(entities.records.size(), 0);
  for (const auto* pairs : {&constraints.must_link, &constraints.cannot_link})
    for (const auto& [a, b] : *pairs) spoken_of[a] = spoken_of[b] = 1;
  for (const std::uint32_t a : constraints.apart) spoken_of[a] = 1;
  LinkConstraints out = constraints;
  for (std::uint32_t i = 0; i < entities.records.size(); ++i)
    if (!spoken_of[i] && !entities.story_of(i).empty()) out.left_out.push_back(i);
  return out;
}

// Links what reprints name to what the articles that they reprint name by the same words.
void link_reprints(const EntityTable& entities, const std::vector<std::uint32_t>& left_out,
                   std::vector<ActorGroup>& groups) {
  std::unordered_set<std::string_view> stories;
  for (const std::uint32_t i : left_out) stories.insert(entities.story_of(i));
  using Name = std::tuple<std::string_view, ActorType, std::string_view>;  // in a document
  std::map<Name, std::uint32_t> bearer;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) {
      const RecordView record = entities.records[link.record];
      if (!stories.contains(record.document_key())) continue;
      bearer.emplace(Name(record.document_key(), record.type(), record.name()), g);
      for (const std::string_view words : record.surfaces())
        bearer.emplace(Name(record.document_key(), record.type(), words), g);
    }
  std::set<std::uint32_t> changed;
  for (const std::uint32_t i : left_out) {
    const RecordView record = entities.records[i];
    const std::string& story = entities.story_of(i);
    auto at = bearer.find(Name(story, record.type(), record.name()));
    for (const std::string_view words : record.surfaces())
      if (at == bearer.end()) at = bearer.find(Name(story, record.type(), words));
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
