#include "core/isa.h"

#include <array>
#include <cstdlib>
#include <string>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> names = {"baseline", "avx2", "avx512"};

bool has(Isa isa) {
#if defined(__x86_64__)
  switch (isa) {
    case Isa::baseline:
      return true;
    case Isa::avx2:
      return __builtin_cpu_supports("avx2") != 0;
    case Isa::avx512:
      return has(Isa::avx2) && __builtin_cpu_supports("avx512f") != 0 &&
             __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
             __builtin_cpu_supports("avx512vl") != 0;
  }
#endif
  return isa == Isa::baseline;
}

Isa best() {
  for (const Isa isa : {Isa::avx512, Isa::avx2})
    if (has(isa)) return isa;
  return Isa::baseline;
}

Isa chosen() {
  const char* wanted = std::getenv("ENTENTE_ISA");
  if (wanted == nullptr || *wanted == '\0') return best();
  std::string of_this_machine;
  for (const Isa isa : {Isa::baseline, Isa::avx2, Isa::avx512}) {
    if (!has(isa)) continue;
    if (name_of(isa) == wanted) return isa;
    of_this_machine += (of_this_machine.empty() ? "" : ", ") + std::string(name_of(isa));
  }
  throw Error(ErrorKind::usage, "ENTENTE_ISA: \"" + std::string(wanted) +
                                    "\" is no instruction set of this machine; it has " +
                                    of_this_machine);
}

}  // namespace

std::string_view name_of(Isa isa) { return names[static_cast<std::size_t>(isa)]; }

Isa isa() {
  static const Isa of_this_run = chosen();
  return of_this_run;
}

}  // namespace entente
