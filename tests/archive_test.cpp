#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include "extract/read/gunzip.h"
#include "tests/corpus_folder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::string_literals;

std::string gzip(std::string_view text) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, text.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

// One frame of raw blocks, by RFC 8878, section 3.1.1.
std::string zstd(std::string_view text, unsigned window_log = 20) {
  std::string out = "\x28\xB5\x2F\xFD"s + '\0' + static_cast<char>((window_log - 10) << 3);
  const auto head = static_cast<std::uint32_t>(text.size() << 3 | 1);
  for (int i = 0; i < 3; ++i) out += static_cast<char>(head >> (8 * i) & 0xFF);
  return out.append(text);
}

std::string lines(int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += "{\"text\":\"Talks, part " + std::to_string(i) + ".\"}\n";
  return out;
}

// An archive written by libarchive.
std::string pack(int (*format)(archive*),
                 const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  format(a);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(a, entry);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

const std::vector<std::pair<std::string, std::string>> some_files = {
    {"x/a.txt", "Ann met Bob."}, {"x/b.jsonl", lines(2)},    {"x/.hidden.txt", "no"},
    {"x/c.gz", gzip("inner")},   {"x/d.docx", "PK\x03\x04"}, {"../../etc/e.txt", "Eve met Fay."}};

TEST(Gzip, ReadsEveryMember) {
  const std::string all = lines(30);
  EXPECT_EQ(read_file_of("a.jsonl.gz", gzip(all)).report.ingested, 30u);
  const ReadResult r =
      read_file_of("a.jsonl.gz", gzip("") + gzip(all.substr(0, 77)) + gzip(all.substr(77)));
  EXPECT_EQ(r.report.ingested, 30u);
  EXPECT_THAT(r.notes(), IsEmpty());
}

TEST(Gzip, IgnoresPaddingAndWarnsOfOtherBytes) {
  EXPECT_THAT(read_file_of("a.txt.gz", gzip("Ann.") + std::string(512, '\0')).notes(), IsEmpty());
  EXPECT_THAT(read_file_of("a.txt.gz", gzip("Ann.") + "garbage").notes(),
              ElementsAre("warning archive.trailing -"));
}

TEST(Gzip, TruncatedKeepsWholeLinesButNoHalfDocument) {
  const std::string packed = gzip(lines(2000));
  const ReadResult r = read_file_of("a.jsonl.gz", packed.substr(0, packed.size() / 2));
  EXPECT_GT(r.report.ingested, 100u);
  ASSERT_EQ(r.report.diagnostics.size(), 1u);
  EXPECT_EQ(r.report.diagnostics[0].reason, "archive.truncated");
  EXPECT_EQ(r.report.diagnostics[0].line, r.report.ingested + 1);
  const ReadResult text = read_file_of("a.txt.gz", packed.substr(0, packed.size() / 2));
  EXPECT_THAT(text.notes(), ElementsAre("skip archive.truncated -"));
}

TEST(Gzip, UsesNothingOfAMemberWithAFalseChecksum) {
  std::string bad = gzip(lines(30));
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 1);
  const ReadResult r = read_file_of("a.jsonl.gz", gzip(lines(2)) + bad);
  EXPECT_EQ(r.report.ingested, 2u);
  EXPECT_THAT(r.notes(), ElementsAre("error archive.checksum -"));
  EXPECT_THAT(read_file_of("a.txt.gz", bad).notes(), ElementsAre("skip archive.checksum -"));
}

TEST(Gzip, ChecksMembersThatDoNotFitInMemoryBeforeGivingThem) {
  std::string all;  // 10 MB, more than is held
  for (int i = 0; i < 200; ++i)
    all += "{\"text\":\"" + std::to_string(i) + std::string(50000, 'x') + "\"}\n";
  std::string bad = gzip(all);
  EXPECT_EQ(read_file_of("a.jsonl.gz", bad).report.ingested, 200u);
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 1);
  const ReadResult r = read_file_of("a.jsonl.gz", bad);
  EXPECT_EQ(r.report.seen, 0u);
  EXPECT_THAT(r.notes(), ElementsAre("error archive.checksum -", "error corpus.empty -"));
}

TEST(Gzip, StopsUnpackingAtTheLimits) {
  const std::string bomb = gzip(std::string(3 << 20, ' ') + "end");
  EXPECT_THAT(read_file_of("a.txt.gz", bomb, {.document_bytes = 1 << 20}).notes(),
              ElementsAre("skip limit.document_bytes -"));
  EXPECT_THAT(read_file_of("a.jsonl.gz", bomb, {.decompressed_bytes = 1 << 20}).notes(),
              ElementsAre("error limit.decompressed_bytes -", "error corpus.empty -"));
}

TEST(Gzip, IsOneLayerAndGoesByContent) {
  EXPECT_THAT(read_file_of("a.txt.gz", gzip(gzip("Ann."))).notes(), ElementsAre("skip not_text -"));
  EXPECT_THAT(read_file_of("a.txt.gz", "Ann met Bob.").texts(), ElementsAre("Ann met Bob."));
  EXPECT_THAT(read_file_of("a.jsonl.gz", "PK\x03\x04 broken").report.ingested, 0u);
  EXPECT_THAT(read_file_of("a.txt", gzip("Ann.")).notes(), ElementsAre("skip not_text -"));
}

TEST(Gzip, KnowsRatiosBeyondReason) {
  EXPECT_FALSE(beyond_limits(1 << 20, 1ull << 30, {}));
  EXPECT_EQ(beyond_limits(1 << 20, 3ull << 30, {})->reason, "limit.ratio");
  EXPECT_EQ(beyond_limits(1 << 20, 5ull << 30, {})->reason, "limit.decompressed_bytes");
}

TEST(Zstd, ReadsEveryFrame) {
  const std::string skippable = "\x50\x2A\x4D\x18\x03\0\0\0abc"s;
  const ReadResult r = read_file_of("a.jsonl.zst", zstd(lines(3)) + skippable + zstd(lines(2)));
  EXPECT_EQ(r.report.ingested, 5u);
}

TEST(Zstd, RefusesHugeWindowsAndDamage) {
  EXPECT_THAT(read_file_of("a.txt.zst", zstd("Ann met Bob.", 31)).notes(),
              ElementsAre("skip limit.zstd_window -"));
  const std::string cut = zstd(lines(3)).substr(0, 60);
  EXPECT_EQ(read_file_of("a.jsonl.zst", cut).report.diagnostics[0].reason, "archive.truncated");
  EXPECT_EQ(read_file_of("a.txt.zst", zstd("Ann.") + "garbage").report.ingested, 0u);
}

TEST(Containers, AreReadInTheirOrder) {
  for (const auto& [name, bytes] :
       {std::pair("a.zip"s, pack(&archive_write_set_format_zip, some_files)),
        std::pair("a.tar"s, pack(&archive_write_set_format_pax, some_files)),
        std::pair("a.tar.gz"s, gzip(pack(&archive_write_set_format_ustar, some_files))),
        std::pair("a.tar.zst"s, zstd(pack(&archive_write_set_format_ustar, some_files)))}) {
    const ReadResult r = read_file_of(name, bytes);
    EXPECT_THAT(r.texts(),
                ElementsAre("Ann met Bob.", "Talks, part 0.", "Talks, part 1.", "Eve met Fay."))
        << name;
    EXPECT_THAT(r.notes(), ElementsAre("skip archive.nested -", "skip unsupported_type -")) << name;
    EXPECT_EQ(r.report.ignored, 1u) << name;
    EXPECT_EQ(r.documents[0].id, "a") << name;
  }
}

TEST(Containers, ThatAreDamagedSaySo) {
  std::string zip =
      pack(&archive_write_set_format_zip, {{"a.txt", std::string(5000, 'x') + " Ann."}});
  zip[60] = static_cast<char>(zip[60] ^ 0xFF);
  const ReadResult r = read_file_of("a.zip", zip);
  EXPECT_EQ(r.report.ingested, 0u);
  EXPECT_GE(r.report.skipped, 1u);
  const std::string tar = gzip(pack(&archive_write_set_format_ustar, some_files));
  const ReadResult cut = read_file_of("a.tar.gz", tar.substr(0, tar.size() / 2));
  EXPECT_EQ(cut.report.diagnostics.back().reason, "archive.truncated");
}

}  // namespace
}  // namespace entente
