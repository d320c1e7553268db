// Files of every kind: nothing is lost from the counts, texts are valid UTF-8.
// The first byte chooses the kind.

#include "core/text.h"
#include "extract/read/corpus.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const char* const endings[] = {".txt",     ".md",       ".html",   ".jsonl", ".csv",
                                        ".tsv",     ".warc",     ".wet",    ".zip",   ".tar",
                                        ".html.gz", ".jsonl.gz", ".txt.zst"};
  if (size == 0) return 0;
  const std::string path =
      fuzz::file_with(fuzz::text_of(data + 1, size - 1), endings[data[0] % std::size(endings)]);
  ReadOptions options;
  options.document_bytes = 1 << 20;
  options.decompressed_bytes = 8 << 20;
  std::uint64_t taken = 0;
  try {
    const ReadReport report =
        read_corpus({path}, options, Run{.threads = 1}, [&](Document&& document) {
          fuzz::must(is_utf8(document.text));
          fuzz::must(document.text.find('\0') == std::string::npos);
          ++taken;
          return Outcome::ingested;
        });
    fuzz::must(report.ingested == taken);
    fuzz::must(report.seen ==
               report.ingested + report.skipped + report.duplicate + report.conflict);
  } catch (const Error& error) {
    fuzz::must(error.kind() == ErrorKind::input);
  }
  ::unlink(path.c_str());
  return 0;
}
