#pragma once

// The trained names tagger at work: a linear-chain conditional random field
// (Lafferty, McCallum & Pereira 2001) over the labels of labels.h.

#include <span>
#include <vector>

#include "extract/names/document_words.h"
#include "extract/names/name_decoder.h"

namespace entente {

// One thread's tagger. Make one per thread and keep it: it remembers words, and
// after the first documents it allocates nothing. The model must outlive it.
class NameTagger {
 public:
  explicit NameTagger(const NamesModel& model);

  // The names of each sentence of one document, by position, never overlapping; views last
  // until the next call. With `document_pass`, the document's other sentences
  // have a say, see agree_on_names(). O(tokens).
  std::span<const std::vector<NameSpan>> tag(std::span<const SentenceTokens> sentences,
                                             bool document_pass = true);

 private:
  // Sums of the features of one word, one for each place it may stand at.
  using WordScores = std::array<LabelScores, word_places>;

  void score_words();
  void score_tokens(const SentenceRange& range);

  const NamesModel& model_;
  DocumentWords document_;
  NameDecoder decoder_;
  std::vector<std::uint64_t> keys_;      // of the features that are summed next
  std::vector<WordScores> word_scores_;  // of the words of the document's table
  std::uint32_t generation_ = 0;         // of that table
  std::vector<LabelScores> scores_;      // of the tokens of one sentence
  std::vector<std::vector<NameSpan>> names_;
};

}  // namespace entente
