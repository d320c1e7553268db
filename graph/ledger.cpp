#include "graph/ledger.h"

#include <algorithm>

#include "core/error.h"
#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/canonical.h"

namespace entente {
namespace {

using Id = std::int64_t;

std::optional<std::string> first_day(const std::optional<DateRange>& range) {
  return range ? std::optional(to_string(range->first)) : std::nullopt;
}
std::optional<std::string> last_day(const std::optional<DateRange>& range) {
  return range ? std::optional(to_string(range->last)) : std::nullopt;
}

// The sentence in which a span begins; the last one if none does.
std::uint32_t sentence_of(const std::vector<Sentence>& sentences, Span span) {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                       [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

void add_mention_rows(CanonicalText& out, const Annotation& a) {
  for (const Mention& m : a.mentions) {
    out.add("mention").add(m.span.begin).add(m.span.end).add(m.sentence).add(m.first_token);
    out.add(m.end_token).add(m.entity).add(name_of(m.type)).add(double{m.confidence});
    out.add(m.source).add(m.reason);
  }
  for (const CoMention& c : a.co_mentions) {
    out.add("co-mention").add(c.a).add(c.b).add(c.proximity).add(c.pairs);
    out.add(c.mention_a).add(c.mention_b).add(c.gap);
  }
}

void add_tie_rows(CanonicalText& out, const Annotation& a) {
  for (const Tie& t : a.ties) {
    out.add("tie").add(name_of(t.kind)).add(name_of(t.mode)).add(name_of(t.status));
    out.add(name_of(t.polarity)).add(name_of(t.modality));
    out.add(t.attributed_to ? *t.attributed_to + 1 : 0u).add(t.when_stated);
    out.add(t.when ? to_string(*t.when) : "").add(t.place).add(t.sentence);
    out.add(t.evidence.begin).add(t.evidence.end).add(t.found_by).add(double{t.confidence});
    for (const Participant& p : t.who) out.add("who").add(p.entity).add(name_of(p.role));
    for (const Span& s : t.also) out.add("also").add(s.begin).add(s.end);
  }
}

}  // namespace

std::string content_digest(const Document& d, const Annotation& a) {
  CanonicalText out;
  out.add("document").add(d.key).add(d.id).add(d.title).add(d.text).add(d.language);
  out.add(d.published ? to_string(*d.published) : "");
  for (const Sentence& s : a.sentences) {
    out.add("sentence").add(s.span.begin).add(s.span.end).add(s.first_token).add(s.end_token);
    out.add(s.paragraph).add(s.heading ? 1u : 0u);
  }
  for (const Entity& e : a.entities) {
    out.add("entity").add(name_of(e.type)).add(e.name).add(e.canonical).add(e.wikidata);
    out.add(e.named ? 1u : 0u);
    for (const std::string& role : e.roles) out.add("role").add(role);
  }
  add_mention_rows(out, a);
  add_tie_rows(out, a);
  return out.sha256();
}

std::string copy_checksum(const Document& d, std::string_view digest) {
  CanonicalText out;
  out.add(digest)
      .add(text_digest(d.text))
      .add(d.id_is_claimed ? 1u : 0u)
      .add(d.uri)
      .add(d.date_source)
      .add(d.source_sha256)
      .add(d.text_begin);
  return out.sha256();
}

struct LedgerWriter::Statements {
  Statement document, sentence, entity, role, mention, tie, participant, telling, co_mention,
      diagnostic;
  Id next_document, next_entity, next_mention, next_tie;

  explicit Statements(Database& db);

  void put_entities(Id document_id, const Annotation& a);
  void put_mentions(Id document_id, const Document& d, const Annotation& a);
  void put_ties(Id document_id, const Annotation& a);
};

LedgerWriter::Statements::Statements(Database& db)
    : document(db.prepare("INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      sentence(db.prepare("INSERT INTO sentences VALUES (?,?,?,?,?,?,?,?)")),
      entity(db.prepare("INSERT INTO entities VALUES (?,?,?,?,?,?,?,?)")),
      role(db.prepare("INSERT INTO entity_roles VALUES (?,?,?)")),
      mention(db.prepare("INSERT INTO mentions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      tie(db.prepare("INSERT INTO ties VALUES (?,?,?,?,?,?,?,?,nullif(?, 0),?,?,?,?,?,?)")),
      participant(db.prepare("INSERT INTO participants VALUES (?,?,?)")),
      telling(db.prepare("INSERT INTO tellings VALUES (?,?,?,?,?)")),
      co_mention(db.prepare("INSERT INTO co_mentions VALUES (?,?,?,?,?,?,?,?)")),
      diagnostic(db.prepare("INSERT INTO diagnostics (document, severity, reason, file, line, "
                            "\"offset\", message) VALUES (?,?,?,?,?,?,?)")),
      next_document(db.integer("SELECT ifnull(max(id), 0) + 1 FROM documents")),
      next_entity(db.integer("SELECT ifnull(max(id), 0) + 1 FROM entities")),
      next_mention(db.integer("SELECT ifnull(max(id), 0) + 1 FROM mentions")),
      next_tie(db.integer("SELECT ifnull(max(id), 0) + 1 FROM ties")) {}

void LedgerWriter::Statements::put_entities(Id document_id, const Annotation& a) {
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const Entity& e = a.entities[i];
    const Id id = next_entity + static_cast<Id>(i);
    entity
        .bind(id, document_id, static_cast<Id>(i) + 1, name_of(e.type), std::string_view(e.name),
              std::string_view(e.canonical), std::string_view(e.wikidata), e.named ? 1 : 0)
        .run();
    for (std::size_t r = 0; r < e.roles.size(); ++r)
      role.bind(id, static_cast<Id>(r) + 1, std::string_view(e.roles[r])).run();
  }
}

void LedgerWriter::Statements::put_mentions(Id document_id, const Document& d,
                                            const Annotation& a) {
  Id number = 0;
  for (const Mention& m : a.mentions)
    mention
        .bind(next_mention++, document_id, ++number, m.span.begin, m.span.end, cut(d.text, m.span),
              m.sentence + 1, m.first_token, m.end_token, next_entity + m.entity, name_of(m.type),
              double{m.confidence}, std::string_view(m.source), std::string_view(m.reason))
        .run();
  for (const CoMention& c : a.co_mentions)
    co_mention
        .bind(document_id, next_entity + c.a, next_entity + c.b, c.proximity, c.pairs,
              c.mention_a + 1, c.mention_b + 1, c.gap)
        .run();
}

void LedgerWriter::Statements::put_ties(Id document_id, const Annotation& a) {
  Id number = 0;
  for (const Tie& t : a.ties) {
    const Id id = next_tie++;
    const Id claimed_by = t.attributed_to ? next_entity + *t.attributed_to : 0;
    tie.bind(id, document_id, ++number, name_of(t.kind), name_of(t.mode), name_of(t.status),
             name_of(t.polarity), name_of(t.modality), claimed_by, std::string_view(t.when_stated),
             first_day(t.when), last_day(t.when), std::string_view(t.place),
             std::string_view(t.found_by), double{t.confidence})
        .run();
    for (const Participant& p : t.who)
      participant.bind(id, next_entity + p.entity, name_of(p.role)).run();
    telling.bind(id, 1, t.sentence + 1, t.evidence.begin, t.evidence.end).run();
    Id telling_number = 1;
    for (const Span& s : t.also)
      telling.bind(id, ++telling_number, sentence_of(a.sentences, s) + 1, s.begin, s.end).run();
  }
}

LedgerWriter::LedgerWriter(Database& database)
    : statements_(std::make_unique<Statements>(database)) {}
LedgerWriter::~LedgerWriter() = default;

DocumentId LedgerWriter::put(const Document& d, const Annotation& a) {
  Statements& s = *statements_;
  const Id id = s.next_document++;
  const std::string digest = content_digest(d, a);
  const std::string text = text_digest(d.text);
  s.document
      .bind(id, std::string_view(d.key), std::string_view(d.id), d.id_is_claimed ? 1 : 0,
            std::string_view(d.uri), std::string_view(d.title), first_day(d.published),
            last_day(d.published), std::string_view(d.date_source), std::string_view(d.language),
            std::string_view(d.source_sha256), std::string_view(text), std::string_view(d.text),
            d.text_begin, std::string_view(digest), std::string_view(copy_checksum(d, digest)))
      .run();
  Id number = 0;
  for (const Sentence& sentence : a.sentences)
    s.sentence
        .bind(id, ++number, sentence.span.begin, sentence.span.end, sentence.first_token,
              sentence.end_token, sentence.paragraph, sentence.heading ? 1 : 0)
        .run();
  s.put_entities(id, a);
  s.put_mentions(id, d, a);
  s.put_ties(id, a);
  for (const Diagnostic& note : a.diagnostics)
    s.diagnostic
        .bind(id, std::string_view(name_of(note.severity)), std::string_view(note.reason),
              std::string_view(note.file.empty() ? d.uri : note.file), note.line, note.offset,
              std::string_view(note.message))
        .run();
  s.next_entity += static_cast<Id>(a.entities.size());
  return DocumentId{id};
}

void delete_document(Database& database, DocumentId id) {
  const std::string document = std::to_string(static_cast<Id>(id));
  const std::string entities = "(SELECT id FROM entities WHERE document = " + document + ")";
  const std::string ties = "(SELECT id FROM ties WHERE document = " + document + ")";
  database.execute("DELETE FROM diagnostics WHERE document = " + document +
                   "; DELETE FROM reprints WHERE document = " + document +
                   " OR story = " + document +
                   "; DELETE FROM actor_links WHERE entity IN " + entities +
                   "; DELETE FROM co_mentions WHERE entity_a IN " + entities +
                   "; DELETE FROM tellings WHERE tie IN " + ties +
                   "; DELETE FROM participants WHERE tie IN " + ties +
                   "; DELETE FROM ties WHERE document = " + document +
                   "; DELETE FROM mentions WHERE document = " + document +
                   "; DELETE FROM entity_roles WHERE entity IN " + entities +
                   "; DELETE FROM split_entities WHERE entity IN " + entities +
                   "; DELETE FROM entities WHERE document = " + document +
                   "; DELETE FROM sentences WHERE document = " + document +
                   "; DELETE FROM documents WHERE id = " + document);
}

std::vector<DocumentId> documents_by_key(const Database& database) {
  std::vector<DocumentId> ids;
  Statement rows = database.prepare("SELECT id FROM documents ORDER BY key");
  while (rows.step()) ids.push_back(DocumentId{rows.integer(0)});
  return ids;
}

}  // namespace entente
