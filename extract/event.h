#pragma once

// Relations that the text states outright: meetings and directed events. Rules
// over phrases, without a parser; they abstain when unsure, because a relation
// that was never told costs more than one that is missed.

#include <vector>

#include "extract/annotation.h"
#include "extract/document.h"

namespace entente {

struct StatedTies {
  std::vector<Tie> ties;                // by evidence
  std::vector<Diagnostic> diagnostics;  // date.conflict, if the text contradicts its date
};

// The meetings (extract/meeting.h) and events of `document`, from the sentences,
// tokens, entities and mentions of `annotation`; its ties are not looked at. Days
// are resolved against the document's date unless the text contradicts it
// (extract/date_conflict.h): then they stay as stated. O(text).
StatedTies stated_ties(const Document& document, const Annotation& annotation);

}  // namespace entente
