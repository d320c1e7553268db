#pragma once

// CSV and its relatives with named columns: id, date, title, text, uri.

#include "extract/read/intake.h"
#include "extract/read/stream.h"

namespace entente {

// Hands in every row below the header line. The delimiter (comma, semicolon, tab
// or bar) is taken from a "sep=" line or from the header. Without the text column,
// or with a column twice, the file is one skip ("csv.header"). A row with another
// number of fields is "csv.ragged". A quote out of step is "csv.quote" at the line
// where its row begins; reading goes on at the next line that has the right
// columns, unless the quote swallowed the rest of the file. O(bytes), memory
// O(longest row).
void read_csv(const Stream& stream, const Place& place, Intake& intake);

}  // namespace entente
