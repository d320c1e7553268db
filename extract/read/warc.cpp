// Lengths in a record's header are claims. A record counts only if the blank line
// that must follow it is where its length says; else the next record is searched
// for from the end of this one's header.

#include "extract/read/warc.h"

#include <algorithm>
#include <map>

#include "core/hash.h"
#include "core/number.h"
#include "core/text.h"
#include "extract/read/html.h"
#include "extract/read/http_message.h"
#include "extract/read/read_ahead.h"

namespace entente {
namespace {

constexpr std::size_t most_header = 1 << 16;
constexpr std::string_view mark = "\nWARC/";

using Fields = std::map<std::string, std::string>;

class WarcReader {
 public:
  WarcReader(const Stream& stream, const Place& place, Intake& intake)
      : ahead_(stream), place_(place), intake_(intake) {}

  void read() {
    bool any = false;
    while (skip_blank_lines()) {
      any = true;
      record();
      intake_.run().checkpoint();
    }
    if (ahead_.fault())
      intake_.broken(place_, *ahead_.fault());
    else if (!any)
      intake_.skip(place_, "empty", "there is no text in it");
  }

 private:
  bool skip_blank_lines() {
    while (ahead_.fill(1)) {
      const std::size_t text =
          std::min(ahead_.rest().find_first_not_of("\r\n"), ahead_.rest().size());
      ahead_.consume(text);
      if (!ahead_.rest().empty()) return true;
    }
    return false;
  }

  // The record at the current place is not used; goes on at the next mark that
  // lies at least `from` bytes further on.
  void refuse(const char* reason, const std::string& message, std::size_t from) {
    const Place here{place_.file, std::nullopt, ahead_.offset()};
    ahead_.consume(from);
    const std::uint64_t begin = ahead_.offset();
    while (true) {
      const std::size_t found = ahead_.rest().find(mark);
      if (found != std::string_view::npos) {
        ahead_.consume(found + 1);
        break;
      }
      if (ahead_.rest().size() >= mark.size())
        ahead_.consume(ahead_.rest().size() - mark.size() + 1);
      if (!ahead_.fill(ahead_.rest().size() + 1)) {
        ahead_.consume(ahead_.rest().size());
        break;
      }
      intake_.run().checkpoint();
    }
    intake_.skip(here, reason,
                 message + "; " + grouped(ahead_.offset() - begin) +
                     " bytes after its header are passed over");
  }

  void record() {
    ahead_.fill(most_header);
    const std::string_view head = ahead_.rest().substr(0, most_header);
    if (!head.starts_with("WARC/")) return refuse("warc.record", "no WARC record begins here", 0);
    if (!head.starts_with("WARC/1."))
      return refuse("warc.version", "a record of another version than WARC 1.0 and 1.1", 1);
    const std::size_t wide = head.find("\r\n\r\n"), narrow = head.find("\n\n");
    const std::size_t end = std::min(wide, narrow);
    if (end == std::string_view::npos) {
      if (ahead_.ended() && ahead_.rest().size() < most_header) return truncated(1);
      return refuse("limit.header", "a record header of more than 64 kB", 1);
    }
    const std::size_t body = end + (end == wide ? 4 : 2);
    Fields fields = header_fields(head.substr(0, end));
    const auto length = parse_number<std::uint64_t>(fields["content-length"]);
    if (!length || *length > (1ull << 62))
      return refuse("warc.length",
                    "the record's length '" + display(fields["content-length"], 40) + "' cannot be",
                    body);
    if (*length > intake_.options().document_bytes)
      return refuse("limit.document_bytes",
                    "the record is longer than " + grouped(intake_.options().document_bytes) +
                        " bytes, or says so; --document-bytes raises the limit",
                    body);
    whole_record(fields, body, static_cast<std::size_t>(*length));
  }

  void whole_record(Fields& fields, std::size_t body, std::size_t length) {
    if (!ahead_.fill(body + length)) {
      if (ahead_.rest().substr(body).find(mark) == std::string_view::npos) return truncated(body);
      return refuse("warc.length", "the record's length is false", body);
    }
    ahead_.fill(body + length + 4);
    const std::string_view after = ahead_.rest().substr(body + length, 4);
    if (!after.empty() && !after.starts_with("\r\n") && !after.starts_with("\n"))
      return refuse("warc.length", "the record's length is false", body);
    const std::string content(ahead_.rest().substr(body, length));
    const Place here{place_.file, std::nullopt, ahead_.offset()};
    ahead_.consume(body + length);
    const std::string type = to_lower(fields["warc-type"]);
    if (type == "response") return response(fields, content, here);
    if (type == "resource" || type == "conversion") {
      const MediaType media = media_type(fields["content-type"]);
      return content_of(fields, content, media.type, media.charset, here);
    }
  }

  void truncated(std::size_t from) {
    const Place here{place_.file, std::nullopt, ahead_.offset()};
    ahead_.consume(std::max(from, ahead_.rest().size()));
    const auto& fault = ahead_.fault();
    if (fault && fault->reason != "archive.truncated") return;  // reported at the end
    ahead_.forget_fault();
    intake_.skip(here, "archive.truncated", "the data break off inside this record");
  }

  void response(Fields& fields, const std::string& content, const Place& here) {
    const HttpMessage http = read_http(content);
    if (http.status == 0)
      return intake_.skip(here, "http.response", "the record holds no HTTP response");
    if (http.status < 200 || http.status > 299)
      return intake_.skip(here, "http.status",
                          "the server answered " + std::to_string(http.status));
    if (http.encoded)
      return intake_.skip(here, "archive.nested", "the response is compressed inside the record");
    content_of(fields, http.body, http.content_type, http.charset, here);
  }

  void content_of(Fields& fields, const std::string& content, const std::string& type,
                  const std::string& charset, const Place& here) {
    std::string uri = fields["warc-target-uri"];
    if (uri.size() > 1 && uri.front() == '<' && uri.back() == '>')
      uri = uri.substr(1, uri.size() - 2);
    const DateClaim date{"WARC", fields["warc-date"]};
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    if (html) return read_html(content, charset, uri, {date}, here, intake_);
    if (!type.empty() && type != "text/plain")
      return intake_.skip(here, "not_text", "not text: declared as " + display(type, 60));
    Decoded decoded =
        decode(content, {.declared = charset, .undeclared = intake_.options().encoding});
    if (!decoded.refusal.empty()) return intake_.skip(here, "not_text", decoded.refusal);
    Finding found{.claimed_id = uri,
                  .uri = uri,
                  .text = std::move(decoded.text),
                  .characters = decoded.characters,
                  .dates = {date},
                  .source_sha256 = sha256_hex(content),
                  .remarks = std::move(decoded.remarks)};
    intake_.take(std::move(found), here);
  }

  ReadAhead ahead_;
  const Place& place_;
  Intake& intake_;
};

}  // namespace

void read_warc(const Stream& stream, const Place& place, Intake& intake) {
  WarcReader(stream, place, intake).read();
}

}  // namespace entente
