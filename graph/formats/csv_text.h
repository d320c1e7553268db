#pragma once

// Text in CSV: quoted as RFC 4180 says, harmless in a spreadsheet.

#include <string>
#include <string_view>

namespace entente {

// Whether a spreadsheet could take the cell for a formula, also after blanks.
bool looks_like_formula(std::string_view text);

// The field in double quotes if it needs them. No line breaks are expected.
std::string csv_quoted(std::string_view field);

// Any text as a field: control characters become blanks, formulas get a ' in
// front, quoted where needed.
std::string csv_field(std::string_view text);

}  // namespace entente
