#pragma once

// Which instructions the hot loops use: the program runs on any processor of its kind and takes
// wider registers where the machine has them. All paths give the same bits.

#include <string_view>

namespace entente {

enum class Isa {
  baseline,  // what every processor of this kind has
  avx2,
  avx512,  // F, BW, DQ and VL
};

std::string_view name_of(Isa isa);

// The best one of this machine, or the one that the environment's ENTENTE_ISA names. Throws
// Error{usage} if that is unknown or not of this machine. Thread-safe; the same for the whole run.
Isa isa();

}  // namespace entente
