#include "core/embedded.h"

#include <string>

#include "core/error.h"

// The build writes one ENTENTE_EMBED(index, "name", "file") per embedded file.
// .incbin copies a file's bytes into the object without passing them through
// the compiler, which would take seconds for a megabyte of array initialisers.
#define ENTENTE_EMBED(index, name, file)                    \
  asm(".section .rodata\n"                                  \
      ".balign 64\n"                                        \
      ".global entente_embedded_" #index                    \
      "_begin\n"                                            \
      ".global entente_embedded_" #index                    \
      "_end\n"                                              \
      "entente_embedded_" #index                            \
      "_begin:\n"                                           \
      ".incbin \"" file                                     \
      "\"\n"                                                \
      "entente_embedded_" #index                            \
      "_end:\n"                                             \
      ".byte 0\n"                                           \
      ".text\n");                                           \
  extern "C" const char entente_embedded_##index##_begin[]; \
  extern "C" const char entente_embedded_##index##_end[];
#include "core/embedded.inc"
#undef ENTENTE_EMBED

namespace entente {
namespace {

struct File {
  std::string_view name;
  const char* begin;
  const char* end;
};

const File files[] = {
#define ENTENTE_EMBED(index, name, file) \
  {name, entente_embedded_##index##_begin, entente_embedded_##index##_end},
#include "core/embedded.inc"
#undef ENTENTE_EMBED
};

}  // namespace

std::string_view embedded(std::string_view path) {
  for (const File& file : files)
    if (file.name == path) return {file.begin, file.end};
  throw Error(ErrorKind::defect, std::string(path) + ": not built into this program");
}

}  // namespace entente
