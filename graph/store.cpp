#include "graph/store.h"

#include <algorithm>

#include "core/error.h"
#include "core/nearest.h"
#include "graph/passage.h"
#include "graph/sqlite.h"
#include "graph/store_file.h"

namespace entente {

Store::Store(std::unique_ptr<WriterLock> lock, std::unique_ptr<Database> database)
    : lock_(std::move(lock)), database_(std::move(database)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&& other) noexcept {
  database_ = std::move(other.database_);  // before the lock: closing needs it
  lock_ = std::move(other.lock_);
  return *this;
}

Store Store::open(const std::string& path) {
  return Store(nullptr, std::make_unique<Database>(open_store_file(path)));
}

Store Store::open_to_write(const std::string& path) {
  if (!is_store(path))
    throw Error(ErrorKind::input, path +
                                      ": no such store\nmake one with 'entente build DOCUMENTS "
                                      "-o " +
                                      path + "'");
  auto lock = std::make_unique<WriterLock>(path, 5000);
  Store store(std::move(lock), std::make_unique<Database>(open_store_file_to_write(path)));
  // 32 MiB: with SQLite's 2, the index of the links alone is read and written in pieces
  // from some 100,000 entities on.
  store.database().execute("PRAGMA cache_size=-32768;");
  return store;
}

Store Store::in_memory(const std::string& name) {
  return Store(nullptr, std::make_unique<Database>(make_store_in_memory(name)));
}

Store Store::create(const std::string& path) {
  create_store_file(path);
  return open_to_write(path);
}

const std::string& Store::path() const { return database_->path(); }
Database& Store::database() { return *database_; }
const Database& Store::database() const { return *database_; }

void Store::begin_changes() {
  // FULL: a committed batch survives a power cut.
  if (lock_) database_->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
}

void Store::end_changes() {
  if (!lock_) return;
  database_->execute("PRAGMA wal_checkpoint(TRUNCATE);");
  try {
    database_->wait_for_locks(1000);
    database_->execute("PRAGMA journal_mode=DELETE;");
  } catch (const Error& error) {
    // A reader has the file open: whoever closes it last makes it one file.
    if (error.kind() != ErrorKind::store) throw;
  }
}

namespace {

std::optional<DateRange> range_of(const Statement& row, int first, int last) {
  if (row.is_null(first) || row.is_null(last)) return std::nullopt;
  return parse_iso_date(std::string(row.text(first)) + "/" + std::string(row.text(last)));
}

std::uint64_t count(const Database& database, std::string_view sql) {
  return static_cast<std::uint64_t>(database.integer(sql));
}

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

StoreSummary summary(const Store& store) {
  const Database& db = store.database();
  const std::string counted = "document NOT IN (SELECT document FROM reprints WHERE place > 1)";
  StoreSummary s;
  s.documents = count(db, "SELECT count(*) FROM documents");
  s.sentences = count(db, "SELECT count(*) FROM sentences");
  s.mentions = count(db, "SELECT count(*) FROM mentions");
  s.actors = count(db, "SELECT count(*) FROM actors");
  s.stated = count(db, "SELECT count(*) FROM ties WHERE " + counted);
  s.characters = count(db, "SELECT ifnull(sum(length(text)), 0) FROM documents");
  s.co_mentions = count(db,
                        "SELECT count(*) FROM (SELECT DISTINCT min(a.actor, b.actor), max(a.actor, "
                        "b.actor) FROM co_mentions c JOIN actor_links a ON a.entity = c.entity_a "
                        "JOIN actor_links b ON b.entity = c.entity_b WHERE a.actor <> b.actor AND " +
                            counted + ")");
  s.reprints = count(db, "SELECT count(*) FROM reprints WHERE place > 1");
  s.reprinted = count(db, "SELECT count(*) FROM reprints WHERE place = 1");
  Statement dates = db.prepare("SELECT min(date_first), max(date_last) FROM documents");
  if (dates.step()) s.dates = range_of(dates, 0, 1);
  Statement parameters = db.prepare("SELECT name, value FROM parameters ORDER BY name");
  while (parameters.step())
    s.parameters.emplace_back(std::string(parameters.text(0)), std::string(parameters.text(1)));
  s.digest = db.text("SELECT value FROM meta WHERE name = 'digest'");
  s.partial = db.text("SELECT value FROM meta WHERE name = 'state'") == "partial";
  return s;
}

std::vector<std::pair<TieKind, std::uint64_t>> tie_counts(const Store& store) {
  std::vector<std::pair<TieKind, std::uint64_t>> counts;
  Statement rows = store.database().prepare(
      "SELECT kind, count(*) FROM ties WHERE document NOT IN (SELECT document FROM reprints WHERE "
      "place > 1) GROUP BY kind");
  while (rows.step())
    if (const auto kind = named<TieKind>(rows.text(0)))
      counts.emplace_back(*kind, static_cast<std::uint64_t>(rows.integer(1)));
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return counts;
}

std::vector<StoredDocument> documents(const Store& store) {
  std::vector<StoredDocument> all;
  Statement rows = store.database().prepare(
      "SELECT id, key, source_id, uri, title, language, date_first, date_last, length(text), "
      "(SELECT count(*) FROM sentences s WHERE s.document = d.id), (SELECT s.key FROM reprints r JOIN "
      "documents s ON s.id = r.story WHERE r.document = d.id AND r.place > 1) FROM documents d "
      "ORDER BY key");
  while (rows.step()) {
    StoredDocument d;
    d.id = DocumentId{rows.integer(0)};
    d.key = rows.text(1);
    d.source_id = rows.text(2);
    d.uri = rows.text(3);
    d.title = rows.text(4);
    d.language = rows.text(5);
    d.published = range_of(rows, 6, 7);
    d.characters = static_cast<std::uint64_t>(rows.integer(8));
    d.sentences = static_cast<std::uint32_t>(rows.integer(9));
    d.reprint_of = rows.text(10);
    all.push_back(std::move(d));
  }
  const std::size_t length = short_key_length(store.database());
  for (StoredDocument& d : all) {
    d.short_key = d.key.substr(0, length);
    d.reprint_of = d.reprint_of.substr(0, length);
  }
  return all;
}

std::vector<StoredDocument> find_documents(const Store& store, std::string_view name) {
  const std::vector<StoredDocument> all = documents(store);
  std::vector<StoredDocument> found;
  const auto take = [&](const auto& fits) {
    if (found.empty()) std::copy_if(all.begin(), all.end(), std::back_inserter(found), fits);
  };
  take([&](const StoredDocument& d) { return d.key == name; });
  take([&](const StoredDocument& d) { return d.source_id == name || d.uri == name; });
  if (!found.empty()) return found;
  if (name.size() >= 4 && is_hex(name))
    take([&](const StoredDocument& d) { return d.key.starts_with(name); });
  if (found.size() > 1)
    throw Error(ErrorKind::input, "\"" + std::string(name) + "\" is the beginning of " +
                                      std::to_string(found.size()) + " documents' keys in " +
                                      store.path() + "\ngive more digits");
  if (!found.empty()) return found;
  std::vector<std::string> ids;
  for (const StoredDocument& d : all) ids.push_back(d.source_id);
  throw Error(ErrorKind::input, "no document \"" + std::string(name) + "\" in " + store.path() +
                                    did_you_mean(name, ids) +
                                    "\n'entente documents' lists them all");
}

std::vector<Diagnostic> diagnostics(const Store& store) {
  std::vector<Diagnostic> all;
  Statement rows = store.database().prepare(
      "SELECT severity, reason, file, line, \"offset\", message FROM diagnostics ORDER BY file, "
      "line, \"offset\", reason, message");
  while (rows.step()) {
    Diagnostic d;
    for (const Severity s : {Severity::skip, Severity::conflict, Severity::duplicate,
                             Severity::warning, Severity::error, Severity::note})
      if (rows.text(0) == name_of(s)) d.severity = s;
    d.reason = rows.text(1);
    d.file = rows.text(2);
    if (!rows.is_null(3)) d.line = static_cast<std::uint64_t>(rows.integer(3));
    if (!rows.is_null(4)) d.offset = static_cast<std::uint64_t>(rows.integer(4));
    d.message = rows.text(5);
    all.push_back(std::move(d));
  }
  return all;
}

}  // namespace entente
