// Any corrections file is refused with a place, or reads the same after it is written anew.

#include "graph/corrections.h"

#include "core/error.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    for (const Correction& c : parse_corrections(fuzz::text_of(data, size), "c.toml")) {
      fuzz::must(c.line > 0);
      const std::string written = toml_of(c);
      const auto again = parse_corrections(written, "written.toml");
      fuzz::must(again.size() == 1 && again[0].line == 1);
      fuzz::must(toml_of(again[0]) == written && object_of(again[0]) == object_of(c));
    }
  } catch (const Error& error) {
    fuzz::must(error.kind() == ErrorKind::input);
    fuzz::must(std::string_view(error.what()).starts_with("c.toml:"));
  }
  return 0;
}
