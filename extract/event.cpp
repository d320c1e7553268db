// One walk over the sentences: each is cut into phrases, the meetings are read
// from it, and only what later sentences may refer back to is kept.

#include "extract/event.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extract/date_conflict.h"
#include "extract/event_clause.h"
#include "extract/event_coder.h"
#include "extract/event_party.h"
#include "extract/event_setting.h"
#include "extract/meeting.h"

namespace entente {
namespace {

// Whose statement the document is, by its first line: "Statement by ... A".
std::optional<std::uint32_t> author_of(const Document& document, const Annotation& annotation) {
  if (annotation.sentences.empty()) return std::nullopt;
  const std::string line = to_lower(cut(document.text, annotation.sentences[0].span));
  const bool statement = line.find("statement by ") != std::string::npos ||
                         line.find("remarks by ") != std::string::npos ||
                         line.find("speech by ") != std::string::npos ||
                         line.find("declaration by ") != std::string::npos;
  if (!statement) return std::nullopt;
  for (const Mention& mention : annotation.mentions) {
    if (mention.sentence > 0) break;
    if (mention.type == ActorType::person) return mention.entity;
  }
  return std::nullopt;
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
  const auto author = author_of(document, annotation);
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
    const PartyReader parties(annotation, clause, roles, author);
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
