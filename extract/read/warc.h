#pragma once

// Web archives: WARC 1.0 and 1.1 (ISO 28500), and WET, which is WARC with the text
// taken out already.

#include "extract/read/intake.h"
#include "extract/read/stream.h"

namespace entente {

// Hands in the records of the types response, resource and conversion whose
// content is HTML or plain text; other content is "not_text", other record types
// are no documents. The id is the target URI; the record's own date counts only if
// the page has none. A record that is damaged, or whose length is false, is skipped
// with its byte offset, and reading goes on at the next "WARC/". O(bytes), memory
// O(longest record) up to the document limit.
void read_warc(const Stream& stream, const Place& place, Intake& intake);

}  // namespace entente
