#pragma once

// Evidence as people and programs read it: sentences with the words that count
// in brackets, and the same as JSON with spans.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/evidence.h"
#include "render/table.h"

namespace entente {

// The passage on one line, control characters gone, the marked words in
// [brackets] and bold when colour is on; behind it, for words that are not a
// name ("the two diplomats"), whom they mean.
std::string marked_text(const Passage& passage, bool colour);

// `text` broken at blanks so that no line is wider than `width` terminal
// columns, lines after the first indented by `indent`; as it is for width 0.
std::string wrapped(const std::string& text, std::size_t indent, int width);

// Field by field, spans as bytes of "text". Fields are only ever added.
nlohmann::ordered_json json_of(const Passage& passage);
nlohmann::ordered_json json_of(const EvidenceRecord& record);

// Rows in the shape of the user's --format: JSON and JSON lines keep the spans,
// other formats take the fields that are text or numbers.
std::string format_rows(const std::string& schema,
                        const std::vector<std::pair<std::string, Cell>>& meta,
                        const std::vector<nlohmann::ordered_json>& rows,
                        const TableOptions& options);

}  // namespace entente
