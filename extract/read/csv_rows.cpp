// A row is parsed from the bytes at hand; if it is not whole, twice as many are
// fetched and it is parsed anew, so that the work stays linear. A row with a fault
// is not consumed: the caller decides where to go on.

#include "extract/read/csv_rows.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t first_fill = 1 << 16;

}  // namespace

struct CsvRows::Parsed {
  CsvRow row;
  std::size_t bytes = 0;  // of the row with its line end
  bool more = false;      // the bytes at hand end inside the row
};

void CsvRows::consume(std::size_t bytes, std::uint64_t lines) {
  ahead_.consume(bytes);
  line_ += lines;
}

// To the next line end, however far away.
void CsvRows::drop_line() {
  for (;;) {
    const std::size_t end = ahead_.rest().find('\n');
    if (end != std::string_view::npos) return consume(end + 1, 1);
    consume(ahead_.rest().size(), 0);
    if (!ahead_.fill(1)) {
      ++line_;
      return;
    }
  }
}

std::string_view CsvRows::first_line() {
  for (std::size_t wanted = first_fill; ahead_.fill(wanted) && wanted <= row_bytes_; wanted *= 2)
    if (ahead_.rest().find('\n') != std::string_view::npos) break;
  if (ahead_.rest().starts_with("\xEF\xBB\xBF")) ahead_.consume(3);
  std::string_view line = ahead_.rest().substr(0, ahead_.rest().find_first_of("\r\n"));
  return line;
}

CsvRows::Parsed CsvRows::parse(std::string_view text) const {
  Parsed out;
  out.row.lines = 1;
  std::string field;
  std::size_t i = 0;
  const auto end_field = [&] {
    if (++out.row.columns <= most_columns_) out.row.fields.push_back(std::move(field));
    field.clear();
  };
  for (;;) {
    if (i < text.size() && text[i] == '"') {  // a quoted field
      for (++i;; i += 2) {
        const std::size_t quote = text.find('"', i);
        const std::string_view part = text.substr(i, quote - i);
        out.row.lines += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
        if (quote == std::string_view::npos) {
          out.row.kind = CsvRow::Kind::open_quote;
          out.more = true;
          return out;
        }
        field += part;
        i = quote;
        if (i + 1 >= text.size() || text[i + 1] != '"') break;
        field += '"';
      }
      ++i;
      const bool at_end =
          i < text.size() && (text[i] == delimiter_ || text[i] == '\n' || text[i] == '\r');
      if (i < text.size() && !at_end) {
        out.row.kind = CsvRow::Kind::bad_quote;
        return out;
      }
    } else {
      const char stops[] = {delimiter_, '\n', '\r'};
      const std::size_t end =
          std::min(text.find_first_of(std::string_view(stops, 3), i), text.size());
      field += text.substr(i, end - i);
      i = end;
    }
    end_field();
    if (i >= text.size()) {
      out.bytes = i;
      out.more = true;
      return out;
    }
    if (text[i++] == delimiter_) continue;
    if (text[i - 1] == '\r') {
      out.more = i >= text.size();  // a "\n" may follow
      if (!out.more && text[i] == '\n') ++i;
    }
    out.bytes = i;
    return out;
  }
}

std::optional<CsvRow> CsvRows::next() {
  using Kind = CsvRow::Kind;
  for (std::size_t wanted = first_fill;;) {
    ahead_.fill(wanted);
    if (ahead_.rest().empty()) return std::nullopt;
    Parsed parsed = parse(ahead_.rest());
    const bool cut = parsed.more && !ahead_.ended();
    if (cut && ahead_.rest().size() <= row_bytes_) {
      wanted = ahead_.rest().size() * 2;
      continue;
    }
    CsvRow row = std::move(parsed.row);
    row.line = line_;
    row.offset = ahead_.offset();
    if (cut || (row.kind == Kind::row && row.columns > most_columns_)) row.kind = Kind::too_long;
    if (row.kind == Kind::open_quote) consume(ahead_.rest().size(), row.lines);
    if (row.kind == Kind::row) consume(parsed.bytes, row.lines);
    const bool blank = row.kind == Kind::row && row.columns == 1 && row.fields[0].empty();
    if (!blank) return row;
    wanted = first_fill;
  }
}

}  // namespace entente
