#include "extract/annotate.h"

namespace entente {

Annotation annotate(const Document&, const AnnotateOptions&) { return {}; }

}  // namespace entente
