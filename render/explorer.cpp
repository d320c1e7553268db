#include "render/explorer.h"

#include <array>

#include <zlib.h>

#include "core/embedded.h"
#include "core/error.h"
#include "core/text.h"
#include "render/explorer_data.h"
#include "render/html.h"

namespace entente {
namespace {

// Without a time or a system in its head, so that the same data give the same bytes.
std::string gzipped(std::string_view text) {
  z_stream stream{};
  constexpr int with_gzip_head = 31;
  if (deflateInit2(&stream, 9, Z_DEFLATED, with_gzip_head, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error(ErrorKind::environment, "not enough memory to compress the explorer's data");
  gz_header head{};
  head.os = 255;  // not known
  deflateSetHeader(&stream, &head);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int state = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (state != Z_STREAM_END) throw Error(ErrorKind::defect, "the explorer's data do not compress");
  return out;
}

}  // namespace

Explorer make_explorer(const Snapshot& snapshot, const Store* store, const ExplorerOptions& options,
                       const ImageOptions& image, const Run& run) {
  if (snapshot.nodes.empty())
    throw Error(ErrorKind::nothing, snapshot.source + ": no actors to explore");
  const DiagramData data = diagram_data(snapshot, run);
  const ExplorerPicture picture = explorer_picture(snapshot, data, options.top, image, run);
  std::optional<CaseTexts> texts;
  if (store) texts = case_texts(*store, run);
  const CaseTexts* told = texts ? &*texts : nullptr;
  const ShownActors shown(snapshot, picture, store);
  const ExplorerLines lines = explorer_lines(snapshot, picture, shown, store, told);
  ExplorerJson json = explorer_json(snapshot, data, picture, shown, lines, told, options);

  const bool compress = json.text.size() > options.compress_above;
  if (compress) json.text = base64(gzipped(json.text));
  const std::string_view script = embedded("render/explorer/explorer.js");
  const std::string_view style = embedded("render/explorer/explorer.css");
  const std::string title = xml_escaped(
      display(options.title.empty() ? snapshot.title : options.title, 200));
  Explorer out;
  out.html = filled_in(embedded("render/explorer/index.html"),
                       {{"title", title},
                        {"script-hash", policy_hash(script)},
                        {"style-hash", policy_hash(style)},
                        {"style", style},
                        {"data-type", compress ? "application/gzip" : "application/json"},
                        {"data", json.text},
                        {"script", script}});
  out.actors = picture.actors.size();
  out.lines = lines.lines.size();
  out.sentences = json.sentences;
  return out;
}

}  // namespace entente
