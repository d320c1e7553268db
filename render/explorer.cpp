#include "render/explorer.h"

#include <array>

#include <zlib.h>

#include "core/embedded.h"
#include "core/error.h"
#include "core/hash.h"
#include "core/text.h"
#include "render/explorer_data.h"

namespace entente {
namespace {

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : digits[three >> (18 - 6 * k) & 63];
  }
  return out;
}

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

// What a content-security policy calls a script or style by.
std::string policy_hash(std::string_view text) {
  const std::string hex = sha256_hex(text);
  std::string bytes;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return "'sha256-" + base64(bytes) + "'";
}

// The page with each {{name}} replaced once; what is put in is not looked at again.
std::string filled_in(std::string_view page,
                      const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  std::string out;
  while (true) {
    const std::size_t open = page.find("{{");
    out += page.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = page.find("}}", open);
    const std::string_view name = page.substr(open + 2, close - open - 2);
    bool known = false;
    for (const auto& [key, value] : values)
      if (key == name) {
        out += value;
        known = true;
      }
    if (!known) throw Error(ErrorKind::defect, "explorer page: nothing for " + std::string(name));
    page.remove_prefix(close + 2);
  }
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
