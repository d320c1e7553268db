#include "graph/formats/csv_text.h"

#include <limits>

#include "core/text.h"

namespace entente {

bool looks_like_formula(std::string_view text) {
  if (!text.empty() && (text[0] == '\t' || text[0] == '\r' || text[0] == '\n')) return true;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_space(c) || c < 0x20) continue;
    // The full-width forms act as the plain ones in East Asian spreadsheets.
    return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B ||
           c == 0xFF0D || c == 0xFF20;
  }
  return false;
}

std::string csv_quoted(std::string_view field) {
  if (field.find_first_of(",\"") == std::string_view::npos && !field.starts_with(' ') &&
      !field.ends_with(' '))
    return std::string(field);
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv_field(std::string_view text) {
  return csv_quoted((looks_like_formula(text) ? "'" : "") +
                    display(repair_utf8(text).text, std::numeric_limits<std::size_t>::max() / 2));
}

}  // namespace entente
