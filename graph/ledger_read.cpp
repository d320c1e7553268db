// Reading a document's rows back. Rows of a damaged store may be anything, so
// every number is checked before it is used as an index or a span.

#include <algorithm>
#include <unordered_map>

#include "core/error.h"
#include "graph/ledger.h"

namespace entente {
namespace {

using Id = std::int64_t;

class Reader {
 public:
  Reader(const Database& database, DocumentId id) : database_(database), id_(static_cast<Id>(id)) {}

  Record read() {
    read_document();
    read_sentences();
    read_entities();
    read_mentions();
    read_ties();
    read_co_mentions();
    return std::move(record_);
  }

 private:
  const Database& database_;
  Id id_;
  Record record_;
  std::unordered_map<Id, std::uint32_t> entity_of_row_;

  [[noreturn]] void damaged(const std::string& what) const {
    throw Error(ErrorKind::store, database_.path() + ": damaged: document " + record_.document.key +
                                      ": " + what +
                                      "\nrestore a copy, or build it again from the documents");
  }

  void require(bool claim, const char* what) const {
    if (!claim) damaged(what);
  }

  std::uint32_t small(const Statement& row, int column, const char* what) const {
    const Id value = row.integer(column);
    require(value >= 0 && value <= 0xffffffffLL, what);
    return static_cast<std::uint32_t>(value);
  }

  float confidence(const Statement& row, int column) const {
    const auto value = static_cast<float>(row.number(column));
    require(double{value} == row.number(column), "a confidence");
    return value;
  }

  // A 1-based number of the store as an index into `size` things.
  std::uint32_t index(const Statement& row, int column, std::size_t size, const char* what) const {
    const Id value = row.integer(column);
    require(value >= 1 && value <= static_cast<Id>(size), what);
    return static_cast<std::uint32_t>(value - 1);
  }

  Span span(const Statement& row, int column, const char* what) const {
    const Span s{small(row, column, what), small(row, column + 1, what)};
    require(s.begin <= s.end && s.end <= record_.document.text.size(), what);
    return s;
  }

  template <class T>
  T word(const Statement& row, int column) const {
    const std::optional<T> value = named<T>(row.text(column));
    require(value.has_value(), "an unknown word");
    return *value;
  }

  std::optional<DateRange> dates(const Statement& row, int column) const {
    if (row.is_null(column) && row.is_null(column + 1)) return std::nullopt;
    const auto range =
        parse_iso_date(std::string(row.text(column)) + "/" + std::string(row.text(column + 1)));
    require(range.has_value(), "a date that is none");
    return range;
  }

  std::uint32_t entity(const Statement& row, int column) const {
    const auto it = entity_of_row_.find(row.integer(column));
    require(it != entity_of_row_.end(), "a record about an entity of another document");
    return it->second;
  }

  Statement rows(std::string_view sql) const {
    Statement statement = database_.prepare(sql);
    statement.bind(id_);
    return statement;
  }

  void read_document() {
    Statement row = rows(
        "SELECT key, source_id, id_is_claimed, uri, title, date_first, date_last, date_source, "
        "language, source_sha256, text, text_begin FROM documents WHERE id = ?");
    require(row.step(), "no such row");
    Document& d = record_.document;
    d.key = row.text(0);
    d.id = row.text(1);
    d.id_is_claimed = row.integer(2) != 0;
    d.uri = row.text(3);
    d.title = row.text(4);
    d.published = dates(row, 5);
    d.date_source = row.text(7);
    d.language = row.text(8);
    d.source_sha256 = row.text(9);
    d.text = row.text(10);
    d.text_begin = static_cast<std::uint64_t>(row.integer(11));
  }

  void read_sentences() {
    Statement row = rows(
        "SELECT number, \"begin\", \"end\", first_token, end_token, paragraph, heading FROM "
        "sentences WHERE document = ? ORDER BY number");
    auto& all = record_.annotation.sentences;
    while (row.step()) {
      require(row.integer(0) == static_cast<Id>(all.size()) + 1, "a sentence is missing");
      all.push_back({span(row, 1, "a sentence outside the text"), small(row, 3, "a token number"),
                     small(row, 4, "a token number"), small(row, 5, "a paragraph number"),
                     row.integer(6) != 0});
    }
  }

  void read_entities() {
    Statement row = rows(
        "SELECT id, number, type, name, canonical, wikidata, named FROM entities WHERE document "
        "= ? ORDER BY number");
    Statement role =
        database_.prepare("SELECT role FROM entity_roles WHERE entity = ? ORDER BY number");
    auto& all = record_.annotation.entities;
    while (row.step()) {
      require(row.integer(1) == static_cast<Id>(all.size()) + 1, "an entity is missing");
      entity_of_row_.emplace(row.integer(0), static_cast<std::uint32_t>(all.size()));
      Entity e{word<ActorType>(row, 2),  std::string(row.text(3)), std::string(row.text(4)),
               std::string(row.text(5)), row.integer(6) != 0,      {}};
      role.bind(row.integer(0));
      while (role.step()) e.roles.emplace_back(role.text(0));
      all.push_back(std::move(e));
    }
  }

  void read_mentions() {
    Statement row = rows(
        "SELECT number, \"begin\", \"end\", surface, sentence, first_token, end_token, entity, "
        "type, confidence, source, reason FROM mentions WHERE document = ? ORDER BY number");
    auto& all = record_.annotation.mentions;
    while (row.step()) {
      require(row.integer(0) == static_cast<Id>(all.size()) + 1, "a mention is missing");
      Mention m;
      m.span = span(row, 1, "a mention outside the text");
      require(cut(record_.document.text, m.span) == row.text(3),
              "a mention's words are not those of the text");
      m.sentence = index(row, 4, record_.annotation.sentences.size(), "a mention's sentence");
      m.first_token = small(row, 5, "a token number");
      m.end_token = small(row, 6, "a token number");
      m.entity = entity(row, 7);
      m.type = word<ActorType>(row, 8);
      m.confidence = confidence(row, 9);
      m.source = row.text(10);
      m.reason = row.text(11);
      all.push_back(std::move(m));
    }
  }

  void read_ties() {
    Statement row = rows(
        "SELECT id, number, kind, mode, status, polarity, modality, attributed_to, when_stated, "
        "when_first, when_last, place, found_by, confidence FROM ties WHERE document = ? ORDER BY "
        "number");
    Statement who = database_.prepare("SELECT entity, role FROM participants WHERE tie = ?");
    Statement telling = database_.prepare(
        "SELECT number, sentence, \"begin\", \"end\" FROM tellings WHERE tie = ? ORDER BY number");
    auto& all = record_.annotation.ties;
    while (row.step()) {
      require(row.integer(1) == static_cast<Id>(all.size()) + 1, "a tie is missing");
      Tie t;
      t.kind = word<TieKind>(row, 2);
      t.mode = word<Mode>(row, 3);
      t.status = word<Status>(row, 4);
      t.polarity = word<Polarity>(row, 5);
      t.modality = word<Modality>(row, 6);
      if (!row.is_null(7)) t.attributed_to = entity(row, 7);
      t.when_stated = row.text(8);
      t.when = dates(row, 9);
      t.place = row.text(11);
      t.found_by = row.text(12);
      t.confidence = confidence(row, 13);
      who.bind(row.integer(0));
      while (who.step()) t.who.push_back({entity(who, 0), word<Role>(who, 1)});
      std::sort(t.who.begin(), t.who.end());
      telling.bind(row.integer(0));
      read_tellings(telling, t);
      all.push_back(std::move(t));
    }
  }

  void read_tellings(Statement& telling, Tie& t) const {
    Id number = 0;
    while (telling.step()) {
      require(telling.integer(0) == ++number, "a telling is missing");
      const std::uint32_t sentence =
          index(telling, 1, record_.annotation.sentences.size(), "a telling's sentence");
      const Span words = span(telling, 2, "a telling outside the text");
      if (number == 1) {
        t.sentence = sentence;
        t.evidence = words;
      } else {
        t.also.push_back(words);
      }
    }
    require(number > 0, "a tie without a telling");
  }

  void read_co_mentions() {
    Statement row = rows(
        "SELECT c.entity_a, c.entity_b, proximity, pairs, mention_a, mention_b, gap FROM "
        "co_mentions c WHERE document = ?1 AND c.entity_a IN (SELECT id FROM entities WHERE "
        "document = ?1)");
    auto& all = record_.annotation.co_mentions;
    const std::size_t mentions = record_.annotation.mentions.size();
    while (row.step())
      all.push_back({entity(row, 0), entity(row, 1), static_cast<std::uint64_t>(row.integer(2)),
                     small(row, 3, "a count"), index(row, 4, mentions, "a co-mention's words"),
                     index(row, 5, mentions, "a co-mention's words"), small(row, 6, "a gap")});
    std::sort(all.begin(), all.end(), [](const CoMention& x, const CoMention& y) {
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
  }
};

}  // namespace

Record read_record(const Database& database, DocumentId id) { return Reader(database, id).read(); }

}  // namespace entente
