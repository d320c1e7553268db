#include "extract/annotate.h"

#include <utility>

#include "extract/comention.h"
#include "extract/event.h"

namespace entente {

Annotation annotate(const Document& document, const AnnotateOptions& options) {
  Annotation out;
  out.co_mentions =
      co_mentions(out.mentions, out.sentences, {.tau = options.tau, .max_gap = options.max_gap});
  StatedTies stated = stated_ties(document, out);
  out.ties = std::move(stated.ties);
  for (Diagnostic& diagnostic : stated.diagnostics) {
    out.diagnostics.push_back(std::move(diagnostic));
  }
  return out;
}

}  // namespace entente
