#include "extract/read/corpus.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <unistd.h>

#include "core/charset.h"
#include "core/number.h"
#include "extract/read/archive.h"
#include "extract/read/csv.h"
#include "extract/read/file_type.h"
#include "extract/read/gunzip.h"
#include "extract/read/html.h"
#include "extract/read/intake.h"
#include "extract/read/json_lines.h"
#include "extract/read/plain_text.h"
#include "extract/read/walk.h"
#include "extract/read/warc.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

bool is_whole(FileType type) {
  return type == FileType::text || type == FileType::markdown || type == FileType::html;
}

bool is_wide(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.starts_with("\0\0\xFE\xFF"sv);
}

void skip_fault(const Fault& fault, const Place& place, Intake& intake) {
  intake.skip({place.file, std::nullopt, fault.offset}, fault.reason, fault.message);
}

void skip_too_long(const Place& place, Intake& intake) {
  intake.skip(place, "limit.document_bytes",
              "longer than " + grouped(intake.options().document_bytes) +
                  " bytes; --document-bytes raises the limit");
}

void read_lines(const Stream& stream, FileType type, const Place& place, Intake& intake) {
  if (type == FileType::json_lines) return read_json_lines(stream, place, intake);
  if (type == FileType::csv) return read_csv(stream, place, intake);
  read_warc(stream, place, intake);
}

void read_whole(const std::string& bytes, FileType type, const Place& place, Intake& intake) {
  if (bytes.empty()) return intake.skip(place, "empty", "the file is empty");
  if (type == FileType::html) return read_html(bytes, "", "", {}, place, intake);
  if (type == FileType::markdown) return read_markdown(bytes, place, intake);
  read_plain_text(bytes, place, intake);
}

// Records of a stream whose first bytes are `head`; UTF-16 is decoded as a whole.
void read_records(const Stream& stream, std::string_view head, FileType type, const Place& place,
                  Intake& intake) {
  if (const std::string_view kind = binary_kind(head); !kind.empty())
    return intake.skip(place, "not_text", "not text: it looks like " + std::string(kind));
  if (type == FileType::warc || !is_wide(head)) return read_lines(stream, type, place, intake);
  const Slurped whole = slurp(stream, intake.options().document_bytes);
  if (whole.over_limit) return skip_too_long(place, intake);
  if (whole.fault) return skip_fault(*whole.fault, place, intake);
  const Decoded decoded = decode(whole.bytes, {});
  if (!decoded.refusal.empty()) return intake.skip(place, "not_text", decoded.refusal);
  read_lines(stream_of(decoded.text), type, place, intake);
}

void read_stream(const Stream& stream, FileType type, const Place& place, Intake& intake) {
  if (is_whole(type)) {
    const Slurped whole = slurp(stream, intake.options().document_bytes);
    if (whole.over_limit) return skip_too_long(place, intake);
    if (whole.fault) return skip_fault(*whole.fault, place, intake);
    return read_whole(whole.bytes, type, place, intake);
  }
  if (type == FileType::unsupported)
    return intake.skip(place, "unsupported_type",
                       "entente reads txt, md, html, jsonl, csv, tsv, warc, and these in gz, zst, "
                       "zip and tar");
  // The first piece is looked at and then given again.
  const Piece first = stream();
  const Stream again = [&, given = false]() mutable -> Piece {
    if (std::exchange(given, true)) return stream();
    return first;
  };
  read_records(again, first.bytes.substr(0, 512), type, place, intake);
}

// One file of an archive: a document, or records that were checked as a whole.
void read_entry(const Stream& bytes, const std::string& name, const Place& archive,
                Intake& intake) {
  const Place place{archive.file + "/" + name, std::nullopt, std::nullopt};
  const FileKind kind = kind_of_name(name);
  if (kind.packing != Packing::none || kind.type == FileType::zip || kind.type == FileType::tar)
    return intake.skip(place, "archive.nested", "an archive inside an archive; unpack it first");
  if (is_whole(kind.type) || kind.type == FileType::unsupported)
    return read_stream(bytes, kind.type, place, intake);
  const Spooled spooled = spool(bytes, intake.options().decompressed_bytes);
  if (spooled.fault && spooled.fault->reason != "archive.truncated")
    return skip_fault(*spooled.fault, place, intake);
  const Stream file = spooled.file->from();
  read_stream(
      [&]() -> Piece {
        Piece piece = file();
        if (piece.bytes.empty() && spooled.fault) piece.fault = spooled.fault;
        return piece;
      },
      kind.type, place, intake);
}

class FileReader {
 public:
  FileReader(const FileBytes& file, const Place& place, FileKind kind, Intake& intake)
      : file_(file), place_(place), kind_(kind), intake_(intake) {}

  void read() {
    const std::string head = file_.head();
    // The content decides about packing where the name speaks of any.
    if (kind_.packing != Packing::none) kind_.packing = packing_of_content(head);
    if (kind_.packing == Packing::none && head.starts_with("PK\x03\x04") && packed_by_name())
      kind_.type = FileType::zip;
    if (kind_.type == FileType::zip) return read_archive(file_, nullptr, place_, intake_, visit());
    const UnpackLimits limits{
        .bytes = intake_.options().decompressed_bytes,
        .hold = is_whole(kind_.type) ? intake_.options().document_bytes : std::uint64_t{4} << 20,
        .check_large = !is_whole(kind_.type)};
    if (kind_.packing == Packing::gzip) {
      Gunzip gunzip(file_, limits);
      content([&] { return gunzip.next(); });
      if (gunzip.trailing())
        intake_.warn({place_.file, std::nullopt, gunzip.trailing()}, "archive.trailing",
                     "bytes behind the gzip data are not read");
    } else if (kind_.packing == Packing::zstd) {
      Unzstd unzstd(file_, limits);
      content([&] { return unzstd.next(); });
    } else {
      content(nullptr);
    }
  }

 private:
  bool packed_by_name() const { return kind_of_name(place_.file).packing != Packing::none; }

  VisitEntry visit() {
    return [this](const Stream& bytes, const std::string& name) {
      read_entry(bytes, name, place_, intake_);
    };
  }

  // `unpacked` is empty where the file itself is the content.
  void content(const Stream& unpacked) {
    if (kind_.type == FileType::tar) return read_archive(file_, unpacked, place_, intake_, visit());
    read_stream(unpacked ? unpacked : file_.from(), kind_.type, place_, intake_);
  }

  const FileBytes& file_;
  const Place& place_;
  FileKind kind_;
  Intake& intake_;
};

void read_file(const FileBytes& file, const std::string& path, bool is_named, Intake& intake) {
  FileKind kind = kind_of_name(path);
  if (!kind.named || (is_named && kind.type == FileType::unsupported))
    kind.type = type_of_content(file.head());
  FileReader(file, {path, std::nullopt, std::nullopt}, kind, intake).read();
}

// Standard input; spooled, as its beginning says what it is.
void read_standard_input(Intake& intake) {
  const Spooled spooled =
      spool(stream_of_pipe(STDIN_FILENO, intake.run()), intake.options().decompressed_bytes);
  const Place place{"-", std::nullopt, std::nullopt};
  if (spooled.fault) return skip_fault(*spooled.fault, place, intake);
  if (spooled.over_limit)
    return intake.skip(place, "limit.decompressed_bytes",
                       "more than " + grouped(intake.options().decompressed_bytes) +
                           " bytes on standard input; give a file instead");
  FileKind kind;
  kind.packing = packing_of_content(spooled.file->head());
  kind.type = FileType::text;
  if (kind.packing == Packing::none) kind.type = type_of_content(spooled.file->head());
  FileReader(*spooled.file, place, kind, intake).read();
}

}  // namespace

ReadReport read_corpus(const std::vector<std::string>& paths, const ReadOptions& options,
                       const Run& run, const Sink& sink) {
  if (!options.encoding.empty() && charset_named(options.encoding).empty())
    throw Error(ErrorKind::input, "--encoding " + options.encoding +
                                      ": not a character set that is read; try UTF-8, "
                                      "windows-1252, windows-1251 or ISO-8859-2");
  Intake intake(options, run, sink);
  for (const std::string& path : paths) {
    if (path == "-")
      read_standard_input(intake);
    else
      walk(path, intake, [&](const FileBytes& file, const std::string& name, bool is_named) {
        read_file(file, name, is_named, intake);
      });
  }
  if (intake.seen() == 0 && !paths.empty())
    intake.fail({paths.front(), std::nullopt, std::nullopt}, "corpus.empty",
                "no documents under " + printable_path(paths.front()) +
                    "; entente reads txt, md, html, jsonl, csv, warc and archives of them");
  return intake.finish();
}

}  // namespace entente
