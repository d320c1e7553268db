#include "extract/read/archive.h"

#include <cstring>

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"
#include "extract/read/file_type.h"

namespace entente {
namespace {

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

Reader new_reader() {
  Reader reader(archive_read_new(), &archive_read_free);
  if (!reader) throw Error(ErrorKind::environment, "out of memory for unpacking");
  return reader;
}

// What libarchive reads from: a stream whose pieces live until the next call.
struct Source {
  Stream stream;
  std::uint64_t bytes = 0;
  std::optional<Fault> fault;
};

la_ssize_t pull(archive*, void* source, const void** buffer) {
  auto& from = *static_cast<Source*>(source);
  Piece piece = from.stream();
  from.bytes += piece.bytes.size();
  if (piece.fault) from.fault = std::move(piece.fault);
  *buffer = piece.bytes.data();
  return static_cast<la_ssize_t>(piece.bytes.size());
}

std::string error_text(archive* reader) {
  const char* text = archive_error_string(reader);
  return text ? repair_utf8(text).text : "damaged";
}

// What went wrong, in the project's words.
Fault fault_of(archive* reader, const Source& source) {
  if (source.fault) return *source.fault;
  const std::string text = error_text(reader);
  const std::string lower = to_lower(text);
  const auto says = [&](const char* words) { return lower.find(words) != std::string::npos; };
  if (says("too much memory"))
    return {"limit.zstd_window", "its frames ask for a window over 128 MiB", source.bytes};
  if (says("truncated"))
    return {"archive.truncated", "the data break off (" + text + ")", source.bytes};
  if (says("crc") || says("checksum"))
    return {"archive.checksum", "a checksum does not match (" + text + ")", source.bytes};
  if (says("passphrase") || says("encrypt"))
    return {"archive.encrypted", "encrypted; decrypt it first", source.bytes};
  return {"archive.corrupt", "damaged data (" + text + ")", source.bytes};
}

bool is_junk_path(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (name != "." && name != ".." && is_junk(name)) return true;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return false;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  if (!name) name = archive_entry_pathname_utf8(entry);
  return name ? name : "(unnamed)";
}

}  // namespace

struct Unzstd::State {
  Source source;
  UnpackLimits limits;
  Reader reader = new_reader();
  std::uint64_t unpacked = 0;
  std::optional<Fault> fault;
  bool ended = false;
};

Unzstd::Unzstd(const FileBytes& file, const UnpackLimits& limits)
    : state_(std::make_unique<State>()) {
  state_->source.stream = file.from();
  state_->limits = limits;
  archive* reader = state_->reader.get();
  archive_read_support_filter_zstd(reader);
  archive_read_support_format_raw(reader);
  archive_entry* entry = nullptr;
  if (archive_read_open(reader, &state_->source, nullptr, &pull, nullptr) == ARCHIVE_OK &&
      archive_read_next_header(reader, &entry) == ARCHIVE_OK)
    return;
  state_->ended = true;
  if (archive_errno(reader) != 0) state_->fault = fault_of(reader, state_->source);
}

Unzstd::~Unzstd() = default;

Piece Unzstd::next() {
  State& s = *state_;
  while (!s.ended) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(s.reader.get(), &block, &size, &offset);
    s.ended = result != ARCHIVE_OK;
    if (result == ARCHIVE_EOF) break;
    if (result != ARCHIVE_OK) {
      s.fault = fault_of(s.reader.get(), s.source);
      break;
    }
    s.unpacked += size;
    s.fault = beyond_limits(s.source.bytes, s.unpacked, s.limits);
    if (s.fault) {
      s.ended = true;
      break;
    }
    if (size > 0) return {{static_cast<const char*>(block), size}, std::nullopt};
  }
  return {{}, s.fault};
}

namespace {

// The data of the current entry. `total` counts what the whole archive unpacks to.
Stream entry_stream(archive* reader, const Source& source, std::uint64_t& total,
                    const UnpackLimits& limits) {
  return [reader, &source, &total, limits, ended = false]() mutable -> Piece {
    while (!ended) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(reader, &block, &size, &offset);
      ended = result != ARCHIVE_OK;
      if (result == ARCHIVE_EOF) break;
      if (result != ARCHIVE_OK) return {{}, fault_of(reader, source)};
      total += size;
      if (auto fault = beyond_limits(source.bytes > 0 ? source.bytes : total, total, limits)) {
        ended = true;
        return {{}, std::move(fault)};
      }
      if (size > 0) return {{static_cast<const char*>(block), size}, std::nullopt};
    }
    return {};
  };
}

void read_entry(archive* reader, archive_entry* entry, const Stream& bytes, const Place& place,
                Intake& intake, const VisitEntry& visit) {
  const std::string name = name_of(entry);
  const Place here{place.file + "/" + name, std::nullopt, std::nullopt};
  if (archive_entry_filetype(entry) == AE_IFDIR) return;
  if (is_junk_path(name)) return intake.ignore();
  if (archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry))
    return intake.skip(here, "symlink", "a link inside an archive");
  if (archive_entry_filetype(entry) != AE_IFREG)
    return intake.skip(here, "not_regular", "not a file");
  if (archive_entry_is_encrypted(entry))
    return intake.skip(here, "archive.encrypted", "encrypted; decrypt it first");
  visit(bytes, name);
  archive_read_data_skip(reader);
}

}  // namespace

void read_archive(const FileBytes& file, const Stream& unpacked, const Place& place, Intake& intake,
                  const VisitEntry& visit) {
  const Reader reader = new_reader();
  Source source{unpacked ? unpacked : Stream(), 0, std::nullopt};
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_gnutar(reader.get());
  archive_read_support_format_zip(reader.get());
  // libarchive moves the descriptor's own position; all others read at offsets.
  if (!unpacked) ::lseek(file.descriptor(), 0, SEEK_SET);
  int status = unpacked ? archive_read_open(reader.get(), &source, nullptr, &pull, nullptr)
                        : archive_read_open_fd(reader.get(), file.descriptor(), 1 << 17);
  const UnpackLimits limits{.bytes = intake.options().decompressed_bytes};
  std::uint64_t total = 0;
  while (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
    archive_entry* entry = nullptr;
    status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF || (status != ARCHIVE_OK && status != ARCHIVE_WARN)) break;
    read_entry(reader.get(), entry, entry_stream(reader.get(), source, total, limits), place,
               intake, visit);
    if (total > limits.bytes) break;
  }
  if (status == ARCHIVE_EOF && !source.fault && total <= limits.bytes) return;
  const Fault fault =
      total > limits.bytes ? *beyond_limits(1, total, limits) : fault_of(reader.get(), source);
  intake.skip({place.file, std::nullopt, fault.offset}, fault.reason, fault.message);
}

}  // namespace entente
