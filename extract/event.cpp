// One walk over the sentences: each is cut into phrases, the meetings are read
// from it, and only what later sentences may refer back to is kept.

#include "extract/event.h"

#include <iterator>
#include <utility>

#include "extract/date_conflict.h"
#include "extract/event_clause.h"
#include "extract/event_party.h"
#include "extract/event_setting.h"
#include "extract/meeting.h"

namespace entente {
namespace {

// How many sentences "the two leaders" may look back to a meeting.
constexpr std::uint32_t memory_sentences = 3;

std::vector<std::uint32_t> participants(const Tie& tie) {
  std::vector<std::uint32_t> entities;
  for (const Participant& participant : tie.who) entities.push_back(participant.entity);
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
      last_meeting = participants(meetings.back());
    }
    const PartyReader parties(annotation, clause, roles, std::move(last_meeting));
    const Telling telling{document.text, annotation, clause, parties, reference};
    std::vector<Tie> told = meetings_told(telling);
    std::move(told.begin(), told.end(), std::back_inserter(meetings));
  }
  out.ties = merge_tellings(std::move(meetings));
  return out;
}

}  // namespace entente
