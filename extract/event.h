#pragma once

// Relations that the text states outright: meetings by rules over phrases, directed
// events by rules over the trees of the sentences that may tell one. They abstain when
// unsure, because a relation that was never told costs more than one that is missed.

#include <vector>

#include "extract/annotation.h"
#include "extract/document.h"

namespace entente {

struct StatedTies {
  std::vector<Tie> ties;                // by evidence
  std::size_t parsed = 0;               // sentences that may tell an event and were parsed
  std::vector<Diagnostic> diagnostics;  // date.conflict, if the text contradicts its date
};

// The meetings (extract/meeting.h) and events of `document`, from the sentences,
// tokens, entities and mentions of `annotation`; its ties are not looked at. Days
// are resolved against the document's date unless the text contradicts it
// (extract/date_conflict.h): then they stay as stated. O(text).
StatedTies stated_ties(const Document& document, const Annotation& annotation);

}  // namespace entente
