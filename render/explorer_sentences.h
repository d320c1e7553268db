#pragma once

// The sentences that the explorer's page needs, with the names in them as the page counts.

#include <cstdint>
#include <string>
#include <vector>

#include "core/span.h"
#include "graph/case_texts.h"
#include "render/explorer.h"
#include "render/explorer_lines.h"

namespace entente {

struct ExplorerSentences {
  // Parallel, by document and number.
  std::vector<std::uint32_t> document, number;
  std::vector<std::string> text;                  // empty without texts
  std::vector<std::vector<std::uint32_t>> names;  // begin, end, actor; begin, end, actor ...
  std::vector<std::int64_t> place;                // of each of CaseTexts::sentences; -1: not needed

  // Bytes of a sentence of the case as UTF-16 units of its text here; {0, 0} for what was cut off.
  Span in_utf16(std::uint32_t case_sentence, Span bytes) const;

 private:
  friend ExplorerSentences explorer_sentences(const ShownActors&, const ExplorerLines&,
                                              const CaseTexts*, const ExplorerOptions&);
  struct Cut {
    std::size_t begin = 0, end = 0;  // bytes of the sentence that are kept
    std::uint32_t lead = 0;          // units before them: of "…"
  };
  const CaseTexts* texts_ = nullptr;
  std::vector<Cut> cuts_;  // of the sentences here
};

// Those that a line or meeting rests on, with the ones around them that name who is meant; and,
// where there are no more than a page can hold, all that name an actor of the picture. O(text).
ExplorerSentences explorer_sentences(const ShownActors& shown, const ExplorerLines& lines,
                                     const CaseTexts* texts, const ExplorerOptions& options);

}  // namespace entente
