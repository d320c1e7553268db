#pragma once

// The record form "entente.records/1": one document a line, with all that was
// found in it. docs/store.md lists the fields.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/annotate.h"
#include "graph/ledger.h"
#include "graph/store.h"

namespace entente {

// One line, without a line end. Offsets are bytes of "text".
std::string record_line(const Document& document, const Annotation& annotation);

// All documents of the store by key, one a line. Building from these lines and
// exporting again gives the same bytes. O(store).
std::string records_jsonl(const Store& store);

// What one line says. Offsets may be bytes, code points or UTF-16 units. Without
// "mentions" or "ties" entente's own step runs for them; sentences and
// co-mentions are always entente's own. Throws Error{input} with what is wrong
// (not JSON, another schema, an offset inside a character, an unknown entity);
// the message does not name the file.
Record read_record_line(std::string_view line, const AnnotateOptions& options);

}  // namespace entente
