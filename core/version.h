#pragma once

namespace entente {

// "0.1.0", from the build.
inline constexpr const char* version =
#include "core/version.inc"
    ;

}  // namespace entente
