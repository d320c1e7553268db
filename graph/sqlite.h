#pragma once

// SQLite's C interface with owners and exceptions, and the settings that make a
// store from a stranger harmless. Used inside graph/ only.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace entente {

// A prepared statement. Text views returned by text() live until the next step()
// or reset(). Lives at most as long as its Database.
class Statement {
 public:
  // Binds all parameters from the first on and makes the statement ready to run.
  template <class... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_at(++index, values), ...);
    return *this;
  }

  // True if there is a row. Throws as Database does.
  bool step();
  // Runs to the end, for statements without rows.
  void run();
  void reset();

  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string_view text(int column) const;  // empty for NULL
  bool is_null(int column) const;
  bool is_real(int column) const;

 private:
  friend class Database;
  struct Finalise {
    void operator()(sqlite3_stmt*) const;
  };
  Statement(sqlite3* database, const std::string* path, std::string_view sql);

  void bind_at(int index, std::int64_t value);
  void bind_at(int index, std::uint64_t value) { bind_at(index, static_cast<std::int64_t>(value)); }
  void bind_at(int index, std::uint32_t value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, int value) { bind_at(index, std::int64_t{value}); }
  void bind_at(int index, double value);
  void bind_at(int index, std::string_view value);
  void bind_at(int index, std::nullptr_t);
  template <class T>
  void bind_at(int index, const std::optional<T>& value) {
    if (value)
      bind_at(index, *value);
    else
      bind_at(index, nullptr);
  }
  void check(int code) const;

  sqlite3* database_;
  const std::string* path_;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

// How a database file is opened.
enum class Access {
  read,       // an existing file, never written
  immutable,  // the same on media where no lock can be taken
  write,      // an existing file
  memory      // a new private database; the path is a name for messages
};

// One connection. Every call throws Error: store for a damaged or locked file,
// environment for a full disk or missing rights; the message begins with the
// path. Untrusted schema text is never run (trusted_schema off, defensive).
// Of one thread at a time: it takes no locks against others.
class Database {
 public:
  Database(const std::string& path, Access access);

  const std::string& path() const { return *path_; }
  void execute(const std::string& sql);
  Statement prepare(std::string_view sql) const;
  // The first column of the only row; 0 or empty if there is none.
  std::int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;
  // How long to wait for another connection's lock.
  void wait_for_locks(int milliseconds);
  bool in_transaction() const;
  // The whole database as the bytes of a file.
  std::string serialise() const;

 private:
  struct Close {
    void operator()(sqlite3*) const;
  };
  std::unique_ptr<std::string> path_;  // stable address: statements keep a pointer
  std::unique_ptr<sqlite3, Close> database_;
};

// All or nothing: rolled back unless commit() returns.
class Transaction {
 public:
  explicit Transaction(Database& database);  // waits for the write lock
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database* database_;
};

// "3.40.1", of the library in use.
std::string sqlite_version();

}  // namespace entente
