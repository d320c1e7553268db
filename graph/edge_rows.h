#pragma once

// The rows of an edge list as text: splitting into fields, and what a weight is.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"

namespace entente {

// Splits a text into rows of fields, one call a row. The text must outlive it.
class RowReader {
 public:
  // delimiter 0: fields are separated by blanks, and # or % begins a comment line; otherwise quotes
  // as in RFC 4180. Empty lines are passed over.
  RowReader(std::string_view text, char delimiter);

  // False at the end. Views live till the next call.
  bool next();
  const std::vector<std::string_view>& fields() const { return fields_; }
  std::uint64_t line() const { return row_line_; }  // physical, where the row begins
  bool open_quote() const { return open_quote_; }   // the text ended inside quotes

 private:
  void split_blanks(std::string_view line);
  void read_delimited();
  std::string_view quoted_field();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1, row_line_ = 0;
  bool open_quote_ = false;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;  // stable addresses
};

// What is wrong with a weight: a reason's name and words, "is not a number".
struct WeightFault {
  const char* reason;
  std::string what;
};

// A weight as written: zero or more, finite, never rounded if it is an integer. Sets `fault` if
// nullopt is returned.
struct WeightReading {
  std::optional<double> value;
  WeightFault fault{"", ""};
};
WeightReading read_weight(std::string_view text);

}  // namespace entente
