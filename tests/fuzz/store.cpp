// Bytes taken for a store are refused, or answered without a crash.

#include "graph/store.h"

#include "core/error.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = fuzz::file_with(fuzz::text_of(data, size), ".entente");
  try {
    const Store store = Store::open(path);
    (void)summary(store);
    (void)actors(store);
  } catch (const Error& error) {
    fuzz::must(error.kind() == ErrorKind::store || error.kind() == ErrorKind::input);
  }
  ::unlink(path.c_str());
  return 0;
}
