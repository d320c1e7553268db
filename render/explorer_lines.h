#pragma once

// The explorer's lines and what stands behind each: tellings of stated ties, and the places
// where two actors are named nearest to each other.

#include <cstdint>
#include <string>
#include <vector>

#include "core/run.h"
#include "graph/case_texts.h"
#include "graph/snapshot.h"
#include "graph/told_events.h"
#include "render/explorer_layout.h"
#include "render/shown_actors.h"
#include "render/style.h"

namespace entente {

inline constexpr std::uint32_t no_sentence = 0xFFFFFFFF;

// One telling of a stated tie, or one document's nearest place of two actors.
struct ExplorerRecord {
  TieKind kind = TieKind::co_mention;
  std::string status;      // "planned", "denied, negated"; empty: it is told as a fact
  std::string claimed_by;  // empty: the reporter
  std::string when, where;
  std::optional<DateRange> happened;    // none: not known
  std::uint32_t document = 0;           // index of CaseTexts::documents
  std::uint32_t sentence = no_sentence;  // index of CaseTexts::sentences
  std::uint32_t before = 0, after = 0;   // sentences that name whom the sentence does not
  Span words;                            // of the sentence, that state the tie; may be empty
};

// All ties of one relation and direction between two actors.
struct ExplorerLine {
  Node source = 0, target = 0;  // indices of ExplorerPicture::actors
  Relation relation = Relation::co_mention;
  bool claimed = false;   // every telling is a third actor's claim
  bool off = false;       // denied, cancelled or only imagined
  bool directed = false;
  bool clear = true;      // co-mentions: part of the picture even if weak ones are hidden
  std::uint32_t sentences = 0;
  double strength = 0;                  // of co-mentions and the ties of an edge list
  std::vector<std::uint32_t> evidence;  // indices of ExplorerLines::records
};

struct ExplorerEvent {
  std::vector<Node> who;  // indices of ExplorerPicture::actors
  std::string others;     // names of those that the picture leaves out
  ToldEvent told;         // its tellings are the first of ExplorerLines::records
};

struct ExplorerLines {
  std::vector<ExplorerLine> lines;  // by relation, source, target
  std::vector<ExplorerRecord> records;
  std::vector<ExplorerEvent> meetings;  // and contacts, by day
  std::size_t pairs_hidden = 0;         // weakest co-mentions beyond what a page can hold
};

// `store` and `texts` may be null: then lines have no records. O(records log records).
ExplorerLines explorer_lines(const Snapshot& snapshot, const ExplorerPicture& picture,
                             const ShownActors& shown, const Store* store,
                             const CaseTexts* texts);

}  // namespace entente
