// Whatever reads as a date prints as one that reads back the same.

#include "core/date.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (const auto range = parse_iso_date(fuzz::text_of(data, size))) {
    fuzz::must(range->first <= range->last);
    fuzz::must(parse_iso_date(to_string(*range)) == range);
  }
  return 0;
}
