#include "extract/names/name_tagger.h"

#include <algorithm>
#include <cstring>

#include "extract/names/document_pass.h"
#include "extract/names/token_features.h"

namespace entente {
namespace {

// Of the compiler, both GCC and Clang: the scores of all labels.
using Words = std::int16_t __attribute__((vector_size(sizeof(LabelScores))));

}  // namespace

NameTagger::NameTagger(const NamesModel& model)
    : model_(model), document_(model.lexicon()), decoder_(model) {}

void NameTagger::score_words() {
  const WordTable& table = document_.table();
  if (generation_ != table.generation()) word_scores_.clear();
  generation_ = table.generation();
  for (auto word = static_cast<std::uint32_t>(word_scores_.size()); word < table.size(); ++word) {
    WordScores& scores = word_scores_.emplace_back();
    for (unsigned place = 0; place < word_places; ++place) {
      scores[place].fill(0);
      keys_.clear();
      word_features(table[word], static_cast<WordPlace>(place), model_.features(),
                    [&](std::uint64_t key) { keys_.push_back(key); });
      model_.add(keys_, scores[place]);
    }
  }
}

void NameTagger::score_tokens(const SentenceRange& s) {
  scores_.resize(s.end - s.first);
  const auto add_word = [&](LabelScores& sum, std::uint32_t word, WordPlace place) {
    Words all, more;
    std::memcpy(&all, &sum, sizeof all);
    std::memcpy(&more, &word_scores_[word][static_cast<unsigned>(place)], sizeof more);
    all += more;
    std::memcpy(&sum, &all, sizeof all);
  };
  const auto word_at = [&](std::int64_t i) {
    return i < s.first  ? WordTable::before
           : i >= s.end ? WordTable::after
                        : document_.word(static_cast<std::size_t>(i));
  };
  for (std::uint32_t i = s.first; i < s.end; ++i) {
    LabelScores& sum = scores_[i - s.first];
    sum.fill(0);
    const auto at = static_cast<std::int64_t>(i);
    add_word(sum, word_at(at - 2), WordPlace::left2);
    add_word(sum, word_at(at - 1), WordPlace::left1);
    add_word(sum, word_at(at), WordPlace::here);
    add_word(sum, word_at(at + 1), WordPlace::right1);
    add_word(sum, word_at(at + 2), WordPlace::right2);
    for (std::uint32_t k = 3; k <= far_reach; ++k) {
      if (i >= s.first + k) add_word(sum, document_.word(i - k), WordPlace::far_left);
      if (i + k < s.end) add_word(sum, document_.word(i + k), WordPlace::far_right);
    }
    keys_.clear();
    const auto take = [&](std::uint64_t key) { keys_.push_back(key); };
    pair_features(window_of(document_, i, s), i == s.first, model_.features(), take);
    if (model_.features().lists) phrase_features(document_, i, s, take);
    if (model_.features().document) document_features(document_, i, s, take);
    model_.add(keys_, sum);
  }
}

std::span<const std::vector<NameSpan>> NameTagger::tag(std::span<const SentenceTokens> sentences,
                                                       bool document_pass) {
  document_.read(sentences);
  score_words();
  names_.resize(std::max(names_.size(), sentences.size()));
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    const SentenceRange& range = document_.sentences()[k];
    score_tokens(range);
    names_[k].clear();
    append_spans(decoder_.decode(scores_), names_[k]);
  }
  const std::span<std::vector<NameSpan>> out(names_.data(), sentences.size());
  if (document_pass) agree_on_names(document_, out);
  return out;
}

}  // namespace entente
