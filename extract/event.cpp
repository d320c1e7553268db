// One walk over the sentences: each is cut into phrases, parsed if it may tell something,
// and only what later sentences may refer back to is kept.

#include "extract/event.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extract/affiliation.h"
#include "extract/date_conflict.h"
#include "extract/event_clause.h"
#include "extract/event_coder.h"
#include "extract/event_party.h"
#include "extract/event_setting.h"
#include "extract/event_trigger.h"
#include "extract/meeting.h"
#include "extract/meeting_tree.h"
#include "extract/quote_speaker.h"
#include "extract/told_memory.h"

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

// Whether a sentence can hold an event at all: a word that tells one, and two who could
// be its ends, counting who speaks.
bool worth_parsing(const Annotation& annotation, const Clause& clause, bool spoken,
                   const ToldMemory& memory) {
  constexpr std::size_t most_words = 5000;  // longer is no sentence, and its tree too large
  if (clause.words.size() > most_words) return false;
  std::vector<std::uint32_t> seen;
  const auto& mentions = annotation.mentions;
  auto mention = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.sentence < clause.sentence;
  });
  for (; mention != mentions.end() && mention->sentence == clause.sentence; ++mention)
    if (std::find(seen.begin(), seen.end(), mention->entity) == seen.end() && seen.size() < 2)
      seen.push_back(mention->entity);
  // Who speaks is an end only of quoted words, and of "we" and "must" in a statement.
  const bool speaks = spoken && std::any_of(clause.words.begin(), clause.words.end(), [](auto& w) {
                        return w.quoted || is_one_of(w.lower, {"i", "we", "must", "should"});
                      });
  // The first sentence may say who did what later ones list; a later one may point back.
  const bool one = seen.size() == 1 && (clause.sentence == 0 || memory.may_answer(clause));
  if (seen.size() + (speaks || one ? 1 : 0) < 2) return false;
  return may_tell_events(clause) || (seen.size() > 1 && may_tell_meetings(clause));
}

// Who belongs to whom, as far as the text has told it.
void remember(Belongings& belongings, const std::vector<Tie>& affiliations) {
  for (const Tie& tie : affiliations) {
    const std::pair pair(tie.who[0].role == Role::subject ? tie.who[0].entity : tie.who[1].entity,
                         tie.who[0].role == Role::subject ? tie.who[1].entity : tie.who[0].entity);
    const auto at = std::lower_bound(belongings.begin(), belongings.end(), pair);
    if (at == belongings.end() || *at != pair) belongings.insert(at, pair);
  }
}

// One walk over the sentences.
class Reader {
 public:
  Reader(const Document& document, const Annotation& annotation, std::optional<DateRange> reference)
      : document_(document),
        annotation_(annotation),
        reference_(reference),
        roles_(role_holders(annotation.entities)),
        author_(author_of(document, annotation)) {}

  void read(std::uint32_t sentence, std::vector<DatePhrase> dates) {
    // A quotation left open does not reach over a paragraph.
    const std::uint32_t paragraph = annotation_.sentences[sentence].paragraph;
    if (paragraph != paragraph_) in_quote_ = false;
    paragraph_ = paragraph;
    const Clause clause =
        read_clause(document_.text, annotation_, sentence, std::move(dates), in_quote_);
    in_quote_ = ends_in_quote(clause);
    const PartyReader parties(annotation_, clause, roles_, author_);
    const Telling telling{document_.text, annotation_, clause, parties, reference_};
    std::vector<Tie> affiliations = affiliations_told(telling);
    remember(belongings_, affiliations);
    keep(events_, std::move(affiliations));
    std::vector<Tie> meetings = meetings_told(telling);
    const auto speaker = speakers_.of(telling);
    const bool spoken = speaker || author_;
    // "The minister said:" opens a statement, which may stand without quotation marks.
    const bool opens = !clause.words.empty() && clause.words.back().lower == ":";
    std::vector<Tie> events;
    if (worth_parsing(annotation_, clause, spoken, memory_)) {
      ++parsed_;
      const ToldTree tree = told_tree(document_.text, annotation_, clause);
      const TreeParties ends(annotation_, tree, author_, speaker);
      meetings = with_more_meetings(std::move(meetings), meetings_in_tree(telling, ends));
      events = events_told(telling, ends, speaker, belongings_, memory_);
    }
    if (auto list = memory_.listed(telling)) events.push_back(std::move(*list));
    memory_.keep(telling, events);
    keep(events_, std::move(events));
    keep(meetings_, std::move(meetings));
    if (opens && speaker) author_ = speaker;
  }

  StatedTies result() {
    StatedTies out;
    out.parsed = parsed_;
    out.ties = merge_tellings(std::move(meetings_));
    keep(out.ties, merge_events(std::move(events_)));
    std::stable_sort(out.ties.begin(), out.ties.end(),
                     [](const Tie& x, const Tie& y) { return x.evidence < y.evidence; });
    return out;
  }

 private:
  static void keep(std::vector<Tie>& all, std::vector<Tie> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }

  const Document& document_;
  const Annotation& annotation_;
  const std::optional<DateRange> reference_;
  const RoleHolders roles_;
  std::optional<std::uint32_t> author_;
  std::vector<Tie> meetings_, events_;
  Belongings belongings_;
  QuoteSpeaker speakers_;
  ToldMemory memory_;
  std::size_t parsed_ = 0;
  bool in_quote_ = false;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

StatedTies stated_ties(const Document& document, const Annotation& annotation) {
  std::vector<std::vector<DatePhrase>> dates;  // of each sentence
  std::vector<DatePhrase> all_dates;
  for (const Sentence& sentence : annotation.sentences) {
    dates.push_back(
        date_phrases(document.text, annotation.tokens, sentence.first_token, sentence.end_token));
    all_dates.insert(all_dates.end(), dates.back().begin(), dates.back().end());
  }
  auto conflict = date_conflict(document, annotation, all_dates);
  Reader reader(document, annotation, conflict ? std::nullopt : document.published);
  for (std::uint32_t s = 0; s < annotation.sentences.size(); ++s)
    reader.read(s, std::move(dates[s]));
  StatedTies out = reader.result();
  if (conflict) out.diagnostics.push_back(std::move(*conflict));
  return out;
}

}  // namespace entente
