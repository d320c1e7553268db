#pragma once

// Words that stand for actors named elsewhere in the same document: "he", "the two
// diplomats", "the alliance". Each way of reference is a step of its own that can be
// left out. Where more than one actor could be meant, nobody is: a wrong link costs
// more than a missing one.

#include <string>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/reading.h"

namespace entente {

struct ReferOptions {
  bool offices = true;   // "the foreign minister", see extract/offices.h
  bool pairs = true;     // "the two leaders", "both countries", "they" after "A and B"
  bool pronouns = true;  // "he", "her"
  bool bodies = true;    // "the alliance", "the party"
};

// The steps that are left out, by name and in this order: "pairs,pronouns". Empty: none.
std::string left_out(const ReferOptions& options);

// All steps but those of a comma-separated list of names. Throws Error{usage} for a name
// that is no step.
ReferOptions without(std::string_view steps);

// The mentions of a document's names together with the stand-ins found, by span.
// `named` are by span and refer to `entities`. Words that stand for two are one mention
// of each, with the same span. Sources: "pair", "pronoun", "body noun"; the confidence
// is lower where grammar decided between several. O(tokens + mentions).
std::vector<Mention> with_references(const Reading& reading, const std::vector<Entity>& entities,
                                     std::vector<Mention> named, const ReferOptions& options = {});

// The same for the mentions of an annotation that is made elsewhere. O(text).
Annotation with_references(std::string_view text, Annotation annotation,
                           const ReferOptions& options = {});

}  // namespace entente
