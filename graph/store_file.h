#pragma once

// A store as a file: is it one, may it be opened, who writes to it.

#include <string>

#include "graph/sqlite.h"

namespace entente {

inline constexpr std::int64_t store_application_id = 0x656E7465;  // "ente"
inline constexpr std::int64_t store_version = 4;                  // PRAGMA user_version

// False if there is no file at `path` or it is empty; true if it carries the
// identity of a store this program reads. Throws Error{store} for anything else
// (a directory, a text, another program's database, another version, a file cut
// short). Nothing is written.
bool is_store(const std::string& path);

// An empty store in memory.
Database make_store_in_memory(const std::string& name);

// Writes an empty store at `path` in one step, mode 0600; an empty file there is
// replaced. Throws Error{environment}, and Error{store} if another program was
// quicker.
void create_store_file(const std::string& path);

// Opens a store for reading, without leaving any file beside it; works on
// read-only media. If a build was killed, its committed batches are brought in
// first. Throws Error{store} for a schema that is not exactly ours.
Database open_store_file(const std::string& path);

// The right to write to one store file, held by one process at a time; released
// when destroyed or when the process ends.
class WriterLock {
 public:
  WriterLock() = default;
  // Waits up to `milliseconds`. Throws Error{store} naming the holder.
  WriterLock(const std::string& path, int milliseconds);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

 private:
  int descriptor_ = -1;
};

// Opens an existing store for writing; hold the lock before. Changes nothing yet.
Database open_store_file_to_write(const std::string& path);

// Throws Error{store} unless the database has exactly the tables, indices and
// views of schema.sql.
void check_schema(const Database& database);

}  // namespace entente
