#pragma once

#include "extract/actors/units.h"

namespace entente {

// "OLF", which a table gives to a front in Ethiopia, in a corpus that neither names Ethiopia nor
// spells that front out, and gives the letters to another body: what the table says is taken
// back, so that the unit is known by its letters only. Held by borrowed_acronyms_test.cpp.
// O(bodies and their surfaces).
void take_back_acronyms(Units& units);

}  // namespace entente
