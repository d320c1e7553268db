#include "extract/event.h"

namespace entente {

StatedTies stated_ties(const Document&, const Annotation&) { return {}; }

}  // namespace entente
