// Any bytes repair to valid UTF-8, once and for all; the name forms are stable
// and what is shown can not drive a terminal.

#include "core/text.h"

#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Repaired repaired = repair_utf8(fuzz::text_of(data, size));
  fuzz::must(is_utf8(repaired.text));
  fuzz::must(repair_utf8(repaired.text).text == repaired.text);
  const std::string name = name_identity(repaired.text);
  fuzz::must(name_identity(name) == name);
  fuzz::must(nfc(name) == name);
  fuzz::must(is_utf8(fold(name)));
  for (const char c : slug(name))
    fuzz::must(c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  const std::string shown = display(repaired.text, 200);
  fuzz::must(shown.size() <= 200 && is_utf8(shown));
  for (const char c : shown) fuzz::must(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  return 0;
}
