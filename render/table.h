#pragma once

// The one place lists are printed: text table, JSON, JSON lines, CSV, TSV, Markdown and
// LaTeX from the same rows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

enum class TableFormat { table, json, jsonl, csv, tsv, markdown, latex };

// A cell: nothing, true or false (yes or no in text), an integer, a number (printed shortest in
// data formats, with the column's decimals in text), or text (raw; made safe when printed).
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct Column {
  std::string name;        // header and JSON field: "pagerank"
  int decimals = 3;        // of numbers, in text tables
  bool text_only = false;  // bars and the like: left out of data formats
};

struct Table {
  std::string schema;                              // "entente.rank/1"
  std::vector<std::pair<std::string, Cell>> meta;  // version, query, parameters, seed
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> footer;  // lines under a text table, not in data formats
};

struct TableOptions {
  TableFormat format = TableFormat::table;
  bool colour = false;
  int width = 0;         // terminal columns; 0: no shortening
  bool csv_safe = true;  // text cells that begin = + - @ TAB CR LF are prefixed with '
};

// Whether people read it, rather than programs: a table, Markdown or LaTeX.
bool is_for_people(TableFormat format);

// The printed form, ending in a newline. Control characters never reach it.
std::string format_table(const Table& table, const TableOptions& options);

// The cell as people read it: "-" for what is no number. Control characters never reach it.
std::string cell_text(const Cell& cell, const Column& column);

// "table", "json", ... or nullopt.
std::optional<TableFormat> table_format_named(std::string_view name);

}  // namespace entente
