// One walk over the sentences: each is cut into phrases, the meetings are read
// from it, and only what later sentences may refer back to is kept.

#include "extract/event.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/date_conflict.h"
#include "extract/event_clause.h"
#include "extract/event_coder.h"
#include "extract/event_party.h"
#include "extract/event_setting.h"
#include "extract/meeting.h"

namespace entente {
namespace {

// How many sentences "the two leaders" may look back to a meeting.
constexpr std::uint32_t memory_sentences = 3;

// Who met, if all are persons; else nobody.
std::vector<std::uint32_t> persons_of(const Tie& tie, const Annotation& annotation) {
  std::vector<std::uint32_t> entities;
  for (const Participant& participant : tie.who) {
    if (annotation.entities[participant.entity].type != ActorType::person) return {};
    entities.push_back(participant.entity);
  }
  return entities;
}

}  // namespace

StatedTies stated_ties(const Document& document, const Annotation& annotation) {
  StatedTies out;
  const RoleHolders roles = role_holders(annotation.entities);
  std::vector<std::vector<DatePhrase>> dates;  // of each sentence
  std::vector<DatePhrase> all_dates;
  for (const Sentence& sentence : annotation.sentences) {
    dates.push_back(
        date_phrases(document.text, annotation.tokens, sentence.first_token, sentence.end_token));
    all_dates.insert(all_dates.end(), dates.back().begin(), dates.back().end());
  }
  std::optional<DateRange> reference = document.published;
  if (auto conflict = date_conflict(document, annotation, all_dates)) {
    out.diagnostics.push_back(std::move(*conflict));
    reference.reset();
  }
  std::vector<Tie> meetings;
  std::vector<Tie> events;
  bool in_quote = false;
  std::uint32_t paragraph = 0;
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s) {
    // A quotation left open does not reach over a paragraph.
    if (annotation.sentences[s].paragraph != paragraph) in_quote = false;
    paragraph = annotation.sentences[s].paragraph;
    const Clause clause = read_clause(document.text, annotation, s, std::move(dates[s]), in_quote);
    in_quote = ends_in_quote(clause);
    std::vector<std::uint32_t> last_meeting;
    if (!meetings.empty() && meetings.back().sentence + memory_sentences >= s) {
      last_meeting = persons_of(meetings.back(), annotation);
    }
    const PartyReader parties(annotation, clause, roles, std::move(last_meeting));
    const Telling telling{document.text, annotation, clause, parties, reference};
    std::vector<Tie> told = meetings_told(telling);
    std::move(told.begin(), told.end(), std::back_inserter(meetings));
    told = events_told(telling);
    std::move(told.begin(), told.end(), std::back_inserter(events));
  }
  out.ties = merge_tellings(std::move(meetings));
  events = merge_events(std::move(events));
  std::move(events.begin(), events.end(), std::back_inserter(out.ties));
  std::stable_sort(out.ties.begin(), out.ties.end(),
                   [](const Tie& x, const Tie& y) { return x.evidence < y.evidence; });
  return out;
}

}  // namespace entente
