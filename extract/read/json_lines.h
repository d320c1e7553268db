#pragma once

// JSON lines: one object a line with id, date, title and text (or body). Records
// of the form entente.records/1 are read as documents too.

#include "extract/read/intake.h"
#include "extract/read/stream.h"

namespace entente {

// Hands in every line; `place` names the file. A bad line costs itself only. A
// file that is a JSON array or one object over many lines is one skip
// ("json.array") that says how to convert it. O(bytes), memory O(longest line).
void read_json_lines(const Stream& stream, const Place& place, Intake& intake);

}  // namespace entente
