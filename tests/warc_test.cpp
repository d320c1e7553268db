#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/read/http_message.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string record(const std::string& type, const std::string& uri, const std::string& payload,
                   const std::string& length = "", const std::string& media = "application/http") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2022-01-21T10:00:00Z\r\nContent-Type: " + media +
         "\r\nContent-Length: " + (length.empty() ? std::to_string(payload.size()) : length) +
         "\r\n\r\n" + payload + "\r\n\r\n";
}

std::string page(const std::string& text, const std::string& fields = "Content-Type: text/html\r\n",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n<p>" + text + "</p>";
}

TEST(Warc, ReadsResponsesAndConversions) {
  const ReadResult r =
      read_file_of("a.warc", record("warcinfo", "info:", "software: x\r\n") +
                                 record("response", "<http://x/1>", page("Ann met Bob.")) +
                                 record("conversion", "http://x/2", "Bob left.", "", "text/plain") +
                                 record("request", "http://x/1", "GET /"));
  EXPECT_THAT(r.texts(), ElementsAre("Ann met Bob.", "Bob left."));
  EXPECT_EQ(r.documents[0].id, "http://x/1");
  EXPECT_EQ(r.documents[0].uri, "http://x/1");
  EXPECT_EQ(to_string(*r.documents[0].published), "2022-01-21");
  EXPECT_EQ(r.documents[0].date_source, "WARC");
  EXPECT_EQ(r.report.seen, 2u);
}

TEST(Warc, PrefersThePagesOwnDate) {
  const std::string dated =
      "<meta property=\"article:published_time\" content=\"2020-05-05\">Ann met Bob.";
  const ReadResult r = read_file_of("a.warc", record("response", "http://x/1", page(dated)));
  EXPECT_EQ(to_string(*r.documents[0].published), "2020-05-05");
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(Warc, FindsTheRecordAfterAFalseLength) {
  const std::string good = record("response", "http://x/2", page("Bob left."));
  for (const char* length :
       {"9223372036854775807", "18446744073709551616", "-5", "10", "", "400", "4000"}) {
    const ReadResult r = read_file_of(
        "a.warc",
        record("response", "http://x/1", page("Ann met Bob."), *length ? length : "none") + good);
    EXPECT_THAT(r.texts(), ElementsAre("Bob left.")) << length;
    EXPECT_EQ(r.report.skipped, 1u) << length;
    EXPECT_EQ(r.report.diagnostics[0].offset, 0u) << length;
  }
}

TEST(Warc, TruncatedKeepsWhatIsWhole) {
  const std::string two = record("response", "http://x/1", page("Ann met Bob.")) +
                          record("response", "http://x/2", page("Bob left."));
  const ReadResult r = read_file_of("a.warc", two.substr(0, two.size() - 12));
  EXPECT_THAT(r.texts(), ElementsAre("Ann met Bob."));
  EXPECT_THAT(r.notes(), ElementsAre("skip archive.truncated -"));
  const ReadResult head = read_file_of("a.warc", two.substr(0, two.size() / 2 + 40));
  EXPECT_EQ(head.report.ingested, 1u);
  EXPECT_THAT(head.notes(), ElementsAre("skip archive.truncated -"));
}

TEST(Warc, SkipsWhatIsNoPage) {
  const auto notes = [](const std::string& payload) {
    return read_file_of("a.warc", record("response", "http://x/1", payload)).notes();
  };
  EXPECT_THAT(notes(page("x", "Content-Type: image/png\r\n")), ElementsAre("skip not_text -"));
  EXPECT_THAT(notes(page("x", "", "404 Not Found")), ElementsAre("skip http.status -"));
  EXPECT_THAT(notes("no http"), ElementsAre("skip http.response -"));
  EXPECT_THAT(notes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1F\x8B\x08"),
              ElementsAre("skip archive.nested -"));
  EXPECT_THAT(notes("HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n\x1A\n"), ElementsAre("skip not_text -"));
}

TEST(Warc, NamesWhatIsNoRecord) {
  const std::string good = record("response", "http://x/2", page("Bob left."));
  EXPECT_THAT(read_file_of("a.warc", "WARC/9.9\r\nfoo\r\n\r\n" + good).notes(),
              ElementsAre("skip warc.version -"));
  EXPECT_THAT(read_file_of("a.warc", "junk\r\n" + good).notes(), ElementsAre("skip warc.record -"));
  EXPECT_THAT(
      read_file_of("a.warc", "WARC/1.0\r\nX: " + std::string(70000, 'a') + "\r\n\r\n" + good)
          .notes(),
      ElementsAre("skip limit.header -"));
  EXPECT_THAT(read_file_of("a.warc", "\r\n").notes(), ElementsAre("skip empty -"));
}

// RFC 9112, section 7.1.
TEST(HttpMessage, JoinsChunks) {
  const HttpMessage m = read_http(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html; "
      "charset=\"UTF-8\"\r\n\r\n"
      "4\r\nWiki\r\n7;x=y\r\npedia i\r\nB\r\nn \r\nchunks.\r\n0\r\n\r\n");
  EXPECT_EQ(m.body, "Wikipedia in \r\nchunks.");
  EXPECT_EQ(m.content_type, "text/html");
  EXPECT_EQ(m.charset, "utf-8");
}

TEST(HttpMessage, KeepsABodyThatIsNotChunkedAfterAll) {
  EXPECT_EQ(read_http("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n<p>x</p>").body, "<p>x</p>");
  EXPECT_EQ(read_http("HTTP/1.1").status, 0);
}

TEST(HttpMessage, JoinsFoldedFields) {
  EXPECT_EQ(header_fields("A: one\r\n two\r\nB:x\r\na: other\r\n").at("a"), "one two");
}

}  // namespace
}  // namespace entente
