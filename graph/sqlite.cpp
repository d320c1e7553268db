#include "graph/sqlite.h"

#include <new>

#include <sqlite3.h>

#include "core/error.h"

namespace entente {
namespace {

bool is_disk_full(int extended) {
  switch (extended) {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:  // what a file size limit gives
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMSIZE:
      return true;
    default:
      return false;
  }
}

[[noreturn]] void fail(sqlite3* database, const std::string& path, int code) {
  const int extended = database ? sqlite3_extended_errcode(database) : code;
  const std::string why = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  if (is_disk_full(extended))
    throw Error(ErrorKind::environment, path + ": the disk is full or the file may not grow (" +
                                            why +
                                            ")\nfree some space and run the same command again");
  switch (code & 0xff) {
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      throw Error(ErrorKind::store,
                  path + ": locked by another program\nwait until it has finished and try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_SCHEMA:
    case SQLITE_IOERR:
      throw Error(ErrorKind::store, path + ": damaged or unreadable (" + why +
                                        ")\nrestore a copy, or build it again from the documents");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorKind::environment, path + ": cannot be opened or written (" + why +
                                              ")\ncheck the rights of the file "
                                              "and its folder");
    case SQLITE_TOOBIG:
      throw Error(ErrorKind::environment, path + ": a value is too large for the store");
    default:
      throw Error(ErrorKind::defect, path + ": " + why);
  }
}

std::string uri_of(const std::string& path) {
  static const char digits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    if (plain)
      uri += c;
    else
      uri += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return uri + "?immutable=1";
}

}  // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, const std::string* path, std::string_view sql)
    : database_(database), path_(path) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  check(code);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) fail(database_, *path_, code);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(database_, *path_, code);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
               : std::string_view();
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_real(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}

void Statement::bind_at(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), index, value));
}

void Statement::bind_at(int index, double value) {
  check(sqlite3_bind_double(statement_.get(), index, value));
}

void Statement::bind_at(int index, std::string_view value) {
  // A null pointer would bind NULL; an empty view may hold one.
  check(sqlite3_bind_text64(statement_.get(), index, value.data() ? value.data() : "", value.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_at(int index, std::nullptr_t) {
  check(sqlite3_bind_null(statement_.get(), index));
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Database::Database(const std::string& path, Access access)
    : path_(std::make_unique<std::string>(path)) {
  sqlite3* database = nullptr;
  const int flags = access == Access::read        ? SQLITE_OPEN_READONLY
                    : access == Access::immutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                    : access == Access::write     ? SQLITE_OPEN_READWRITE
                                                  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
  // "./" keeps a path such as "file:x" or ":memory:" from being anything but a path.
  const std::string file = path.starts_with("/") ? path : "./" + path;
  const int code = sqlite3_open_v2(access == Access::memory      ? ":memory:"
                                   : access == Access::immutable ? uri_of(file).c_str()
                                                                 : file.c_str(),
                                   &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail(database, path, code);
  sqlite3_extended_result_codes(database, 1);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  wait_for_locks(5000);
  execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;");
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(database_.get(), *path_, code);
}

Statement Database::prepare(std::string_view sql) const {
  return Statement(database_.get(), path_.get(), sql);
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void Database::wait_for_locks(int milliseconds) {
  sqlite3_busy_timeout(database_.get(), milliseconds);
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

std::string Database::serialise() const {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database_.get(), "main", &size, 0);
  if (!bytes) throw std::bad_alloc();
  std::string file(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return file;
}

Transaction::Transaction(Database& database) : database_(&database) {
  database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!database_) return;
  try {
    // A full disk has often rolled back already.
    if (database_->in_transaction()) database_->execute("ROLLBACK");
  } catch (const Error&) {
    // The rollback happens when the file is opened next; destructors do not throw.
  }
}

void Transaction::commit() {
  database_->execute("COMMIT");
  database_ = nullptr;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace entente
