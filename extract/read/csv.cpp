#include "extract/read/csv.h"

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"
#include "extract/read/csv_rows.h"

namespace entente {
namespace {

constexpr std::size_t most_columns = 4096;
constexpr std::array<char, 4> delimiters = {',', ';', '\t', '|'};

std::string clean_name(std::string_view name) {
  while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  return to_lower(repair_utf8(name).text);
}

struct Columns {
  std::optional<std::size_t> id, date, title, text, uri;
  std::size_t count = 0;
  std::string twice;  // a wanted column that the header has twice
};

Columns columns_of(const std::vector<std::string>& header, const ReadOptions& options) {
  Columns out;
  out.count = header.size();
  const std::array<std::pair<std::string, std::optional<std::size_t>*>, 5> wanted = {
      {{clean_name(options.id_column), &out.id},
       {clean_name(options.date_column), &out.date},
       {clean_name(options.title_column), &out.title},
       {clean_name(options.text_column), &out.text},
       {"uri", &out.uri}}};
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = clean_name(header[i]);
    for (const auto& [column, place] : wanted) {
      if (name != column) continue;
      if (*place && out.twice.empty()) out.twice = name;
      *place = i;
    }
  }
  return out;
}

// The delimiter that gives the header its text column; else the one it has most.
char delimiter_of(std::string_view line, const ReadOptions& options) {
  const std::string wanted = clean_name(options.text_column);
  char best = ',';
  std::ptrdiff_t most = -1;
  for (const char candidate : delimiters) {
    std::ptrdiff_t score = std::count(line.begin(), line.end(), candidate);
    for (std::string_view rest = line; score < (1 << 20);) {
      const std::size_t end = rest.find(candidate);
      std::string_view name = rest.substr(0, end);
      if (name.size() > 1 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
      if (name.size() < 200 && clean_name(name) == wanted) score += 1 << 20;
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < 20; ++i)
    out += (i ? ", " : "") + display(repair_utf8(names[i]).text, 60);
  return names.size() > 20 ? out + ", ..." : out;
}

class CsvReader {
 public:
  CsvReader(const Stream& stream, const Place& place, Intake& intake)
      : place_(place),
        intake_(intake),
        options_(intake.options()),
        rows_(stream, options_.document_bytes, most_columns) {}

  void read() {
    if (!read_header()) return;
    while (auto row = rows_.next()) {
      // The last row of a stream that breaks off may not be whole.
      if (!rows_.has_more() && rows_.fault()) {
        last_line_ = row->line;
        break;
      }
      hand_in(*row);
    }
    if (const auto& fault = rows_.fault())
      intake_.broken({place_.file, last_line_ ? last_line_ : rows_.line(), std::nullopt}, *fault);
  }

 private:
  Place at(const CsvRow& row) const { return {place_.file, row.line, row.offset}; }

  bool read_header() {
    std::string_view first = rows_.first_line();
    const std::string start = to_lower(first.substr(0, 6));
    const bool has_sep = start.starts_with("sep=") && start.size() > 4;
    if (has_sep) {
      rows_.set_delimiter(first[4]);
      rows_.drop_line();
    } else {
      rows_.set_delimiter(delimiter_of(first, options_));
    }
    const auto header = rows_.next();
    if (!header) {
      if (rows_.fault())
        intake_.broken(place_, *rows_.fault());
      else
        intake_.skip(place_, "empty", "there is no text in it");
      return false;
    }
    if (header->kind == CsvRow::Kind::too_long) {
      intake_.skip(at(*header), "limit.csv_columns",
                   "more than " + grouped(most_columns) + " columns, or a first line without end");
      return false;
    }
    if (header->kind != CsvRow::Kind::row) {
      intake_.skip(at(*header), "csv.quote", "a quote in the header line is not closed");
      return false;
    }
    columns_ = columns_of(header->fields, options_);
    if (columns_.text && columns_.twice.empty()) return true;
    intake_.skip(at(*header), "csv.header",
                 columns_.twice.empty()
                     ? "no column '" + options_.text_column + "' among " + list_of(header->fields) +
                           "; --text-column names the column that holds the text"
                     : "the column '" + columns_.twice + "' occurs twice");
    return false;
  }

  void hand_in(const CsvRow& row) {
    using Kind = CsvRow::Kind;
    if (row.kind == Kind::open_quote)
      return intake_.skip(at(row), "csv.quote",
                          "a quote that is never closed swallowed the rest of the file, " +
                              grouped(row.lines - 1) + " lines");
    if (row.kind != Kind::row) return resynchronise(row);
    if (row.columns != columns_.count)
      return intake_.skip(
          at(row), "csv.ragged",
          grouped(row.columns) + " fields where the header has " + grouped(columns_.count));
    take(row);
  }

  // After a quote out of step: the next line that has the right columns.
  void resynchronise(const CsvRow& bad) {
    std::uint64_t lost = 0;
    std::optional<CsvRow> row;
    rows_.drop_line();
    while ((row = rows_.next())) {
      if (row->kind == CsvRow::Kind::open_quote) break;
      if (row->kind == CsvRow::Kind::row && row->columns == columns_.count) break;
      ++lost;
      if (row->kind != CsvRow::Kind::row) rows_.drop_line();
      intake_.run().checkpoint();
    }
    const bool is_long = bad.kind == CsvRow::Kind::too_long;
    const std::string after =
        lost == 0 ? "" : "; " + grouped(lost) + " lines after it are not read";
    intake_.skip(
        at(bad), is_long ? "limit.document_bytes" : "csv.quote",
        (is_long ? "a row of more than " + grouped(options_.document_bytes) + " bytes or " +
                       grouped(most_columns) + " columns; is a quote not closed?"
                 : "a quote is out of step: something stands behind the quote that closes "
                   "a field of this row") +
            after);
    if (row) hand_in(*row);
  }

  std::string cell(const CsvRow& row, const std::optional<std::size_t>& column) const {
    return column ? repair_utf8(row.fields[*column]).text : "";
  }

  void take(const CsvRow& row) {
    Decoded decoded = decode(row.fields[*columns_.text],
                             {.undeclared = options_.encoding, .may_be_binary = false});
    Finding found{.claimed_id = cell(row, columns_.id),
                  .uri = cell(row, columns_.uri),
                  .title = cell(row, columns_.title),
                  .text = std::move(decoded.text),
                  .characters = decoded.characters,
                  .remarks = std::move(decoded.remarks)};
    Sha256 hash;
    for (const std::string& field : row.fields) hash.add_field(field);
    found.source_sha256 = hash.hex();
    if (columns_.date) found.dates.push_back({"field", cell(row, columns_.date)});
    if (auto header = leading_date(found.text)) found.dates.push_back({"header", header->given});
    intake_.take(std::move(found), at(row));
  }

  const Place& place_;
  Intake& intake_;
  const ReadOptions& options_;
  CsvRows rows_;
  Columns columns_;
  std::uint64_t last_line_ = 0;
};

}  // namespace

void read_csv(const Stream& stream, const Place& place, Intake& intake) {
  CsvReader(stream, place, intake).read();
}

}  // namespace entente
