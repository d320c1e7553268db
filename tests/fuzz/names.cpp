// Names lie inside the text, in order and apart, whatever the bytes; each token of a
// stream comes out on one line, however the stream is cut; a file that is taken for
// a names model can be used.

#include "extract/names/name_tagger.h"

#include <algorithm>
#include <cstring>

#include "core/error.h"
#include "core/text.h"
#include "extract/pretokenized.h"
#include "extract/tag_text.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

namespace {

void tag_raw(NameTagger& tagger, std::string_view bytes) {
  const TaggedText tagged = tag_text(tagger, bytes);
  std::uint32_t end = 0;
  for (const FoundName& name : tagged.names) {
    fuzz::must(end <= name.span.begin && name.span.begin < name.span.end);
    end = name.span.end;
  }
  fuzz::must(end <= bytes.size());
  fuzz::must(is_utf8(names_inline(bytes, tagged)));
  fuzz::must(is_utf8(names_as_json(bytes, tagged, "")));
}

std::string tag_lines(NameTagger& tagger, std::string_view bytes, std::size_t step) {
  TokenStream stream(
      [bytes, step]() mutable {
        const Piece piece{bytes.substr(0, step), std::nullopt};
        bytes.remove_prefix(piece.bytes.size());
        return piece;
      },
      "x", 0);
  std::string out;
  while (const auto batch = stream.next()) {
    fuzz::must(!batch->documents.empty());
    for (const TokenDocument& document : batch->documents) {
      const std::string lines = tag_document(tagger, document);
      std::size_t expected = document.heading.empty() ? 0 : 2;
      for (const SentenceTokens& sentence : document.sentences) {
        fuzz::must(!sentence.empty());
        expected += sentence.size() + 1;
      }
      fuzz::must(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) ==
                 expected);
      out += lines;
    }
  }
  fuzz::must(is_utf8(out));
  return out;
}

// The bytes as a model whose checksum is not asked.
void use_as_model(std::string_view bytes) {
  std::vector<std::uint64_t> aligned(bytes.size() / 8 + 1);
  if (!bytes.empty()) std::memcpy(aligned.data(), bytes.data(), bytes.size());
  try {
    const NamesModel model({reinterpret_cast<const char*>(aligned.data()), bytes.size()}, "x",
                           false);
    NameTagger tagger(model);
    tag_text(tagger, "Angela Merkel flew to Oslo. She met the European Union there.");
  } catch (const Error& error) {
    fuzz::must(error.kind() == ErrorKind::input);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static NameTagger tagger(NamesModel::instance());
  const std::string_view bytes = fuzz::text_of(data, size);
  tag_raw(tagger, bytes);
  fuzz::must(tag_lines(tagger, bytes, 1 << 16) == tag_lines(tagger, bytes, 3));
  use_as_model(bytes);
  return 0;
}
