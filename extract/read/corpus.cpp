#include "extract/read/corpus.h"

#include <unistd.h>

#include "core/number.h"
#include "extract/read/file_type.h"
#include "extract/read/intake.h"
#include "extract/read/json_lines.h"
#include "extract/read/plain_text.h"
#include "extract/read/walk.h"

namespace entente {
namespace {

void read_whole(const Stream& stream, FileType type, const Place& place, Intake& intake) {
  const std::uint64_t limit = intake.options().document_bytes;
  Slurped whole = slurp(stream, limit);
  if (whole.over_limit)
    return intake.skip(
        place, "limit.document_bytes",
        "longer than " + grouped(limit) + " bytes; --document-bytes raises the limit");
  if (whole.fault)
    return intake.skip({place.file, std::nullopt, whole.fault->offset}, whole.fault->reason,
                       whole.fault->message);
  if (type == FileType::markdown) return read_plain_text(whole.bytes, place, intake);
  read_plain_text(whole.bytes, place, intake);
}

void read_stream(const Stream& stream, FileType type, const Place& place, Intake& intake) {
  switch (type) {
    case FileType::json_lines:
      return read_json_lines(stream, place, intake);
    case FileType::text:
    case FileType::markdown:
      return read_whole(stream, type, place, intake);
    default:
      return intake.skip(place, "unsupported_type", "entente cannot read files of this type");
  }
}

void read_file(const FileBytes& file, const std::string& path, bool is_named, Intake& intake) {
  const Place place{path, std::nullopt, std::nullopt};
  FileKind kind = kind_of_name(path);
  if (!kind.named || (is_named && kind.type == FileType::unsupported))
    kind.type = type_of_content(file.head());
  read_stream(file.from(), kind.type, place, intake);
}

}  // namespace

ReadReport read_corpus(const std::vector<std::string>& paths, const ReadOptions& options,
                       const Run& run, const Sink& sink) {
  Intake intake(options, run, sink);
  walk(paths, intake, [&](const FileBytes& file, const std::string& path, bool is_named) {
    read_file(file, path, is_named, intake);
  });
  return intake.finish();
}

}  // namespace entente
