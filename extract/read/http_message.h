#pragma once

// HTTP and WARC headers, as far as a crawl's records need them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// "Name: value" lines; names in small letters, values trimmed, the first of equal
// names. Folded lines are joined.
std::map<std::string, std::string> header_fields(std::string_view block);

struct HttpMessage {
  int status = 0;            // 0: this is no HTTP response
  std::string content_type;  // "text/html", small letters, without parameters
  std::string charset;
  bool encoded = false;  // the body is compressed
  std::string body;      // chunks joined
};

// A stored response. O(bytes).
HttpMessage read_http(std::string_view bytes);

// "text/html; charset=utf-8": the two parts, in small letters.
struct MediaType {
  std::string type, charset;
};
MediaType media_type(std::string_view value);

}  // namespace entente
