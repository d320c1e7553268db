#include "graph/digest.h"

#include <algorithm>

#include "core/error.h"
#include "core/hash.h"
#include "graph/canonical.h"
#include "graph/ledger.h"

namespace entente {
namespace {

// Adds every column of every row as text; NULL differs from the empty text.
void add_rows(CanonicalText& out, const Database& database, std::string_view sql, int columns) {
  Statement rows = database.prepare(sql);
  while (rows.step()) {
    out.add(1);
    for (int column = 0; column < columns; ++column) {
      out.add(rows.is_null(column) ? 0 : 1);
      // SQLite's own text of a number drops its last bits.
      if (rows.is_real(column))
        out.add(rows.number(column));
      else
        out.add(rows.text(column));
    }
  }
  out.add(0);
}

void check_sqlite(const Database& database, std::vector<std::string>& out) {
  Statement rows = database.prepare("PRAGMA integrity_check(20)");
  while (rows.step())
    if (rows.text(0) != "ok") out.push_back("the file's pages: " + std::string(rows.text(0)));
  Statement orphans = database.prepare("PRAGMA foreign_key_check");
  for (int shown = 0; shown < 20 && orphans.step(); ++shown)
    out.push_back("table " + std::string(orphans.text(0)) + ", row " +
                  std::to_string(orphans.integer(1)) + ": refers to a row that is not there");
}

void check_document(const Database& database, DocumentId id, std::vector<std::string>& out) {
  Statement row =
      database.prepare("SELECT key, text_digest, digest, checksum FROM documents WHERE id = ?");
  row.bind(static_cast<std::int64_t>(id));
  if (!row.step()) return;
  const std::string name = "document " + std::string(row.text(0));
  const Record record = read_record(database, id);
  const Document& d = record.document;
  const std::string digest = content_digest(d, record.annotation);
  if (row.text(0) != document_key(d.text, d.published, d.id))
    out.push_back(name + ": its key is not that of its text, date and id");
  if (row.text(1) != text_digest(d.text)) out.push_back(name + ": its text was changed");
  if (row.text(2) != digest) out.push_back(name + ": its records were changed");
  if (row.text(3) != copy_checksum(d, digest)) out.push_back(name + ": its source was changed");
}

// Rows that no document's digest sees.
void check_strays(const Database& database, std::vector<std::string>& out) {
  const std::int64_t strays = database.integer(
      "SELECT (SELECT count(*) FROM co_mentions c WHERE NOT EXISTS (SELECT 1 FROM entities a JOIN "
      "entities b ON b.document = a.document WHERE a.id = c.entity_a AND b.id = c.entity_b AND "
      "a.document = c.document))");
  if (strays) out.push_back(std::to_string(strays) + " co-mentions between different documents");
}

void check_whole(const Database& database, std::vector<std::string>& out) {
  const std::string state = database.text("SELECT value FROM meta WHERE name = 'state'");
  if (state == "partial") return;  // the next build writes the digests
  if (state != "complete" && database.integer("SELECT count(*) FROM documents") == 0) return;
  if (state != "complete") out.push_back("the store's state is unreadable");
  if (store_digest(database) != database.text("SELECT value FROM meta WHERE name = 'digest'"))
    out.push_back("actors, links, parameters or the set of documents: changed");
  if (store_checksum(database) != database.text("SELECT value FROM meta WHERE name = 'checksum'"))
    out.push_back("diagnostics, sources or the copy of the corrections: changed");
  const std::string copy = database.text("SELECT text FROM corrections_file");
  if (!copy.empty() && sha256_hex(copy) != database.text("SELECT sha256 FROM corrections_file"))
    out.push_back("the copy of the corrections: changed");
}

}  // namespace

std::string store_digest(const Database& database) {
  CanonicalText out;
  add_rows(out, database, "SELECT name, value FROM parameters ORDER BY name", 2);
  add_rows(out, database,
           "SELECT number, action, subject, object, reason, who, date FROM corrections ORDER BY "
           "number",
           7);
  add_rows(out, database, "SELECT key, digest FROM documents ORDER BY key", 2);
  add_rows(out, database, "SELECT key, type, name, role, wikidata FROM actors ORDER BY key", 5);
  add_rows(out, database,
           "SELECT a.key, x.alias FROM aliases x JOIN actors a ON a.id = x.actor ORDER BY 1, 2", 2);
  add_rows(out, database,
           "SELECT a.key, r.number, r.role, r.first, r.last, r.documents FROM actor_roles r JOIN "
           "actors a ON a.id = r.actor ORDER BY 1, 2",
           6);
  add_rows(out, database,
           "SELECT a.key, b.key, x.score, x.reason FROM doubts x JOIN actors a ON a.id = x.actor "
           "LEFT JOIN actors b ON b.id = x.other ORDER BY 1, 2, 4",
           4);
  add_rows(out, database,
           "SELECT d.key, e.number, a.key, l.score, l.reason FROM actor_links l JOIN entities e ON "
           "e.id = l.entity JOIN documents d ON d.id = e.document JOIN actors a ON a.id = l.actor "
           "ORDER BY 1, 2",
           5);
  add_rows(out, database,
           "SELECT d.key, s.key, r.place FROM reprints r JOIN documents d ON d.id = r.document "
           "JOIN documents s ON s.id = r.story ORDER BY 1",
           3);
  add_rows(out, database, "SELECT number, label FROM imported_nodes ORDER BY number", 2);
  add_rows(out, database,
           "SELECT source, target, strength FROM imported_edges ORDER BY source, target", 3);
  return out.sha256();
}

std::string store_checksum(const Database& database) {
  CanonicalText out;
  out.add(store_digest(database));
  add_rows(out, database, "SELECT path, sha256, text FROM corrections_file", 3);
  add_rows(out, database, "SELECT number, line FROM corrections ORDER BY number", 2);
  add_rows(out, database, "SELECT key, checksum FROM documents ORDER BY key", 2);
  add_rows(out, database,
           "SELECT d.key, n.severity, n.reason, n.file, n.line, n.\"offset\", n.message FROM "
           "diagnostics n LEFT JOIN documents d ON d.id = n.document ORDER BY 1, 4, 5, 6, 3, 7",
           7);
  return out.sha256();
}

std::vector<std::string> damages(const Database& database, const Run& run) {
  std::vector<std::string> out;
  // A damaged file may fail at any row: that, too, is a finding.
  const auto attempt = [&](const auto& check) {
    try {
      check();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::store) throw;
      const std::string message = error.what();
      out.push_back(message.substr(0, message.find('\n')));
    }
  };
  attempt([&] { check_sqlite(database, out); });
  std::vector<DocumentId> ids;
  attempt([&] { ids = documents_by_key(database); });
  for (const DocumentId id : ids) {
    run.checkpoint();
    attempt([&] { check_document(database, id, out); });
  }
  attempt([&] { check_strays(database, out); });
  attempt([&] { check_whole(database, out); });
  return out;
}

}  // namespace entente
