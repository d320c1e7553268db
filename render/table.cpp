#include "render/table.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/number.h"
#include "core/text.h"
#include "core/version.h"
#include "graph/formats/csv_text.h"

namespace entente {
namespace {

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max() / 2;
constexpr std::size_t narrowest = 8;  // columns a shortened text column keeps

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

// ---- data formats ----

nlohmann::ordered_json json_of(const Cell& cell) {
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth;
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return *integer;
  if (const auto* number = std::get_if<double>(&cell)) {
    if (std::isfinite(*number)) return *number;
    return nullptr;
  }
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return nullptr;
}

std::string dump(const nlohmann::ordered_json& value) {
  return printable_json(
      value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

nlohmann::ordered_json json_row(const Table& table, const std::vector<Cell>& row) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!table.columns[c].text_only) out[table.columns[c].name] = json_of(row[c]);
  return out;
}

std::string format_json(const Table& table) {
  nlohmann::ordered_json meta = nlohmann::ordered_json::object();
  meta["schema"] = table.schema;
  meta["tool"] = std::string("entente ") + version;
  for (const auto& [key, value] : table.meta) meta[key] = json_of(value);
  std::string out = "{\"meta\":" + dump(meta) + ",\n \"rows\":[";
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    out += (r == 0 ? "" : ",\n         ") + dump(json_row(table, table.rows[r]));
  return out + "]}\n";
}

std::string format_json_lines(const Table& table) {
  std::string out;
  for (const auto& row : table.rows) out += dump(json_row(table, row)) + "\n";
  return out;
}

std::string plain(const Cell& cell, bool csv_safe) {
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* number = std::get_if<double>(&cell))
    return std::isfinite(*number) ? shortest(*number) : "";
  if (const auto* text = std::get_if<std::string>(&cell))
    return (csv_safe && looks_like_formula(*text) ? "'" : "") + display(*text, unlimited);
  return "";
}

std::string format_separated(const Table& table, char separator, bool csv_safe) {
  std::string out;
  const auto add_line = [&](auto&& field_of) {
    bool first = true;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].text_only) continue;
      if (!first) out += separator;
      first = false;
      const std::string field = field_of(c);
      out += separator == ',' ? csv_quoted(field) : field;
    }
    out += '\n';
  };
  add_line([&](std::size_t c) { return display(table.columns[c].name, unlimited); });
  for (const auto& row : table.rows)
    add_line([&](std::size_t c) { return plain(row[c], csv_safe); });
  return out;
}

// ---- formats for people ----

bool is_right_aligned(const Table& table, std::size_t c) {
  bool any = false;
  for (const auto& row : table.rows) {
    if (std::holds_alternative<std::string>(row[c])) return false;
    any = any || is_number(row[c]);
  }
  return any;
}

// Also what GitHub makes a link of without being asked: "http://..." and "www....".
std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = std::string_view("\\`*_[]<>&|~").find(text[i]) != std::string_view::npos;
    const bool address = text.substr(i).starts_with("://") ||
                         (text[i] == '.' && i >= 3 && to_lower(text.substr(i - 3, 3)) == "www");
    if (mark || address) out += '\\';
    out += text[i];
  }
  return out;
}

std::string format_markdown(const Table& table) {
  std::string head = "|";
  std::string rule = "|";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    head += " " + markdown_escaped(display(table.columns[c].name)) + " |";
    rule += is_right_aligned(table, c) ? " ---: |" : " --- |";
  }
  std::string out = head + "\n" + rule + "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      out += " " + markdown_escaped(cell_text(row[c], table.columns[c])) + " |";
    out += "\n";
  }
  for (const std::string& line : table.footer)
    out += "\n" + markdown_escaped(display(line, unlimited)) + "\n";
  return out;
}

// Whether TeX's fonts make one sign of the two: dashes, quotation marks, turned marks.
bool is_ligature(char first, char second) {
  return (first == second && std::string_view("-'`,").find(first) != std::string_view::npos) ||
         ((first == '?' || first == '!') && second == '`');
}

std::string latex_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (i > 0 && is_ligature(text[i - 1], c)) out += "{}";
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '"':
        out += "\\textquotedbl{}";
        break;
      case '<':
        out += "\\textless{}";
        break;
      case '>':
        out += "\\textgreater{}";
        break;
      case '|':
        out += "\\textbar{}";
        break;
      case '[':  // after a line's end it would be read as a length, a star as "no page break"
      case ']':
      case '*':
        out += std::string("{") + c + "}";
        break;
      case '{':
      case '}':
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

// For \usepackage{booktabs}, and T1 for the straight quotation mark. Bars are left out: few fonts
// have their signs.
std::string format_latex(const Table& table) {
  std::string kinds, head, body;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].text_only) continue;
    kinds += is_right_aligned(table, c) ? 'r' : 'l';
    head += (head.empty() ? "" : " & ") + latex_escaped(display(table.columns[c].name));
  }
  for (const auto& row : table.rows) {
    std::string line;
    bool first = true;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].text_only) continue;
      line += (first ? "" : " & ") + latex_escaped(cell_text(row[c], table.columns[c]));
      first = false;
    }
    body += line + " \\\\\n";
  }
  std::string out =
      "% \\usepackage{booktabs} \\usepackage[T1]{fontenc}\n\\begin{tabular}{" + kinds +
      "}\n\\toprule\n" + head + " \\\\\n\\midrule\n" + body +
      "\\bottomrule\n\\end{tabular}\n";
  for (const std::string& line : table.footer) out += "% " + display(line, unlimited) + "\n";
  return out;
}

std::string shortened(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::size_t end = 0;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    next_code_point(text, i);
    used += display_width(std::string_view(text).substr(begin, i - begin));
    if (used + 1 > width) break;
    end = i;
  }
  return text.substr(0, end) + "…";
}

struct Layout {
  std::vector<std::size_t> columns;  // indices of those printed
  std::vector<std::size_t> widths;   // parallel to Table::columns
  std::vector<bool> right;
};

std::size_t line_width(const Layout& layout) {
  std::size_t total = 0;
  for (const std::size_t c : layout.columns) total += layout.widths[c] + 2;
  return total == 0 ? 0 : total - 2;
}

// Makes the lines fit `width`: bars go first, then the widest text columns are
// cut, one terminal column at a time, so that narrow ones stay whole.
void fit(const Table& table, std::size_t width, Layout& layout) {
  if (line_width(layout) > width)
    std::erase_if(layout.columns, [&](std::size_t c) { return table.columns[c].text_only; });
  for (std::size_t total = line_width(layout); total > width; --total) {
    std::size_t* widest = nullptr;
    for (const std::size_t c : layout.columns)
      if (!layout.right[c] && layout.widths[c] > narrowest &&
          (!widest || layout.widths[c] > *widest))
        widest = &layout.widths[c];
    if (!widest) return;
    --*widest;
  }
}

std::string format_text(const Table& table, const TableOptions& options) {
  std::vector<std::vector<std::string>> cells;
  Layout layout;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    layout.columns.push_back(c);
    layout.right.push_back(is_right_aligned(table, c));
    layout.widths.push_back(display_width(display(table.columns[c].name)));
  }
  for (const auto& row : table.rows) {
    cells.emplace_back();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      cells.back().push_back(cell_text(row[c], table.columns[c]));
      layout.widths[c] = std::max(layout.widths[c], display_width(cells.back().back()));
    }
  }
  if (options.width > 0) fit(table, static_cast<std::size_t>(options.width), layout);

  std::string out;
  const auto add_line = [&](auto&& cell_of) {
    std::string line;
    for (const std::size_t c : layout.columns) {
      const std::string text = shortened(cell_of(c), layout.widths[c]);
      const std::string blanks(layout.widths[c] - display_width(text), ' ');
      if (!line.empty() || c != layout.columns.front()) line += "  ";
      line += layout.right[c] ? blanks + text : text + blanks;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  };
  const std::string head = add_line([&](std::size_t c) { return display(table.columns[c].name); });
  out += options.colour ? "\x1b[1m" + head + "\x1b[0m\n" : head + "\n";
  for (const auto& row : cells) out += add_line([&](std::size_t c) { return row[c]; }) + "\n";
  for (const std::string& line : table.footer) out += display(line, unlimited) + "\n";
  return out;
}

}  // namespace

std::string format_table(const Table& table, const TableOptions& options) {
  switch (options.format) {
    case TableFormat::json:
      return format_json(table);
    case TableFormat::jsonl:
      return format_json_lines(table);
    case TableFormat::csv:
      return format_separated(table, ',', options.csv_safe);
    case TableFormat::tsv:
      return format_separated(table, '\t', options.csv_safe);
    case TableFormat::markdown:
      return format_markdown(table);
    case TableFormat::latex:
      return format_latex(table);
    case TableFormat::table:
      break;
  }
  return format_text(table, options);
}

bool is_for_people(TableFormat format) {
  return format == TableFormat::table || format == TableFormat::markdown ||
         format == TableFormat::latex;
}

std::string cell_text(const Cell& cell, const Column& column) {
  if (const auto* number = std::get_if<double>(&cell))
    return std::isfinite(*number) ? fixed(*number, column.decimals) : "-";
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "yes" : "no";
  return plain(cell, false);
}

std::optional<TableFormat> table_format_named(std::string_view name) {
  if (name == "table") return TableFormat::table;
  if (name == "json") return TableFormat::json;
  if (name == "jsonl") return TableFormat::jsonl;
  if (name == "csv") return TableFormat::csv;
  if (name == "tsv") return TableFormat::tsv;
  if (name == "md" || name == "markdown") return TableFormat::markdown;
  if (name == "latex") return TableFormat::latex;
  return std::nullopt;
}

}  // namespace entente
