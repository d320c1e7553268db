#pragma once

// Where the trained tagger and the rules for runs of capitals meet.

#include "extract/name_runs.h"
#include "extract/trained_names.h"

namespace entente {

// Common words that only stand in capitals because a sentence begins. O(end - i).
bool opening_word(const Reading& r, std::size_t i, std::size_t end);

// The trained tagger's name of an event that begins at `i`, or null: the state in
// "2001 United Kingdom general election" does not act. O(1).
const TrainedName* trained_event(const TrainedNames& trained, const Reading& r, std::size_t i);

// Whether the trained tagger's name at `i` is longer than the table's: "Washington
// Post". Nationalities stand by themselves. O(1).
bool trained_goes_on(const TrainedNames& trained, const Reading& reading, std::size_t i,
                     const Reading::Match& match);

struct JudgedRun {
  std::size_t first = 0, end = 0;  // later than asked: the words before `first` are no name
  Verdict verdict;
};

// What the run of capitals [i, end) is: the trained tagger's name if one begins there,
// unless a title or a word for venues says otherwise; else what strong rules say, else
// nothing (NameKind::other). `titled`: a title stands before it. O(end - i).
JudgedRun judge_with(const TrainedNames& trained, const Reading& r, const Sentence& s,
                     std::size_t i, std::size_t end, bool titled);

}  // namespace entente
