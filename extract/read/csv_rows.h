#pragma once

// Rows of comma separated values (RFC 4180), in bounded memory, with the faults
// that real files have.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/read_ahead.h"

namespace entente {

struct CsvRow {
  enum class Kind {
    row,
    bad_quote,   // a closing quote with something behind it
    open_quote,  // a quote that is never closed: it swallowed the rest of the stream
    too_long,    // longer than the limit, or more columns than anyone means
  };
  Kind kind = Kind::row;
  std::vector<std::string> fields;  // without their quotes; of a whole row only
  std::size_t columns = 0;          // how many there were, even if they are not kept
  std::uint64_t line = 0;           // physical line where the row begins, from 1
  std::uint64_t offset = 0;         // byte where it begins
  std::uint64_t lines = 0;          // physical lines it takes
};

// A quote opens a field only as its first byte; anywhere else it stands for
// itself. Rows end at "\n", "\r\n" or "\r" outside quotes. Blank lines are no rows.
class CsvRows {
 public:
  CsvRows(Stream stream, std::uint64_t row_bytes, std::size_t most_columns)
      : ahead_(std::move(stream)), row_bytes_(row_bytes), most_columns_(most_columns) {}

  // The first physical line, without consuming it; for the delimiter.
  std::string_view first_line();
  void set_delimiter(char delimiter) { delimiter_ = delimiter; }

  // The next row; nullopt at the end. After bad_quote and too_long it stays where it
  // is: the caller goes on with drop_line(). O(row).
  std::optional<CsvRow> next();
  // Past the end of the current physical line, however long.
  void drop_line();
  // True if the stream goes on behind the last row given.
  bool has_more() { return ahead_.fill(1); }
  // Number of the next physical line.
  std::uint64_t line() const { return line_; }
  const std::optional<Fault>& fault() const { return ahead_.fault(); }

 private:
  struct Parsed;
  Parsed parse(std::string_view text) const;
  void consume(std::size_t bytes, std::uint64_t lines);

  ReadAhead ahead_;
  std::uint64_t row_bytes_;
  std::size_t most_columns_;
  char delimiter_ = ',';
  std::uint64_t line_ = 1;
};

}  // namespace entente
