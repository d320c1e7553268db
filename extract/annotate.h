#pragma once

#include "extract/annotation.h"
#include "extract/document.h"
#include "extract/refer.h"

namespace entente {

struct AnnotateOptions {
  double tau = 10;             // decay of co-mention proximity, in tokens
  std::uint32_t max_gap = 50;  // mention pairs further apart than this many tokens do not count
  ReferOptions refer = {};     // which words that name nobody stand for somebody
};

// The whole extraction for one document: sentences and tokens, names, actors,
// stated ties, co-mentions. Pure and thread-safe; the same bytes give the same
// annotation everywhere. O(text).
Annotation annotate(const Document& document, const AnnotateOptions& options = {});

// The last steps of annotate(): adds the stated ties and co-mentions to a document's
// sentences, tokens, entities and mentions. O(text).
Annotation with_ties(const Document& document, Annotation names,
                     const AnnotateOptions& options = {});

}  // namespace entente
