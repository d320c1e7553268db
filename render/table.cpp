#include "render/table.h"

namespace entente {

std::string format_table(const Table&, const TableOptions&) { return {}; }

std::optional<TableFormat> table_format_named(std::string_view name) {
  if (name == "table") return TableFormat::table;
  if (name == "json") return TableFormat::json;
  if (name == "jsonl") return TableFormat::jsonl;
  if (name == "csv") return TableFormat::csv;
  if (name == "tsv") return TableFormat::tsv;
  if (name == "md" || name == "markdown") return TableFormat::markdown;
  return std::nullopt;
}

}  // namespace entente
