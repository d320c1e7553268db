#include "extract/read/http_message.h"

#include <algorithm>

#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Joins chunks; what is not chunked after all is returned as it is.
std::string join_chunks(std::string_view body) {
  std::string out;
  for (std::string_view rest = body; !rest.empty();) {
    const std::string_view line = take_line(rest);
    const std::string_view digits = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const auto [end, status] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (status != std::errc{} || end != digits.data() + digits.size() || digits.empty())
      return out.empty() ? std::string(body) : out;
    if (size == 0) return out;
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);
  }
  return out;
}

}  // namespace

std::map<std::string, std::string> header_fields(std::string_view block) {
  std::map<std::string, std::string> out;
  auto last = out.end();
  while (!block.empty()) {
    const std::string_view line = take_line(block);
    const std::size_t colon = line.find(':');
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (last != out.end()) (last->second += ' ') += trimmed(line);
    } else if (colon != std::string_view::npos) {
      last = out.try_emplace(to_lower(repair_utf8(trimmed(line.substr(0, colon))).text),
                             repair_utf8(trimmed(line.substr(colon + 1))).text)
                 .first;
    }
  }
  return out;
}

MediaType media_type(std::string_view value) {
  const std::string lower = to_lower(value);
  MediaType out;
  out.type = std::string(trimmed(std::string_view(lower).substr(0, lower.find(';'))));
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return out;
  std::string_view charset = std::string_view(lower).substr(at + 8);
  charset = trimmed(charset.substr(0, charset.find(';')));
  if (charset.size() > 1 && charset.front() == '"' && charset.back() == '"')
    charset = charset.substr(1, charset.size() - 2);
  out.charset = std::string(charset);
  return out;
}

HttpMessage read_http(std::string_view bytes) {
  HttpMessage out;
  if (!bytes.starts_with("HTTP/")) return out;
  std::string_view rest = bytes;
  const std::string_view status = take_line(rest);
  const std::size_t blank = status.find(' ');
  if (blank == std::string_view::npos) return out;
  out.status = parse_number<int>(status.substr(blank + 1, 3)).value_or(0);
  // A message may have no fields at all: the blank line then ends the status line.
  rest = bytes.substr(status.size());
  const std::size_t wide = rest.find("\r\n\r\n"), narrow = rest.find("\n\n");
  const std::size_t end = std::min(wide, narrow);
  auto fields = header_fields(rest.substr(0, end));
  rest =
      end == std::string_view::npos ? std::string_view() : rest.substr(end + (end == wide ? 4 : 2));
  const MediaType type = media_type(fields["content-type"]);
  out.content_type = type.type;
  out.charset = type.charset;
  const std::string encoding = to_lower(fields["content-encoding"]);
  out.encoded = !encoding.empty() && encoding != "identity" && rest.starts_with("\x1F\x8B");
  const bool chunked = to_lower(fields["transfer-encoding"]).find("chunked") != std::string::npos;
  out.body = chunked ? join_chunks(rest) : std::string(rest);
  return out;
}

}  // namespace entente
