#pragma once

#include <optional>
#include <vector>

#include "core/diagnostic.h"
#include "extract/annotation.h"
#include "extract/date_phrase.h"
#include "extract/document.h"

namespace entente {

// A warning `date.conflict` if the text cannot have been written about the day the
// document bears; nullopt if it can, or if the document's day is not known to the
// day. `dates` are the text's date phrases in order.
//
// News of a Tuesday may well speak of Friday, so a different weekday alone is no
// conflict. It is one when the text treats that weekday as its own day:
//   - something is going on "on Friday" ("is holding talks on Friday") and
//     something else has happened on the same weekday, two or more days off the
//     document's day: the first rules out last Friday, the second the next one;
//   - three or more statements ("said on Friday") all name one weekday, and it
//     lies four or five days back: reports are not that stale, while one to three
//     days, or almost a week (a paper dated ahead), do happen.
// A text that tells past events of a later year than the document's contradicts it
// too. One conflict is reported, the first by these rules. O(dates * 32).
std::optional<Diagnostic> date_conflict(const Document& document, const Annotation& annotation,
                                        const std::vector<DatePhrase>& dates);

}  // namespace entente
