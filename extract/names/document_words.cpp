#include "extract/names/document_words.h"

#include <algorithm>

namespace entente {
namespace {

// More distinct words than these are forgotten between two documents.
constexpr std::uint32_t kept_words = 1u << 15;

}  // namespace

void DocumentWords::read(std::span<const SentenceTokens> sentences) {
  if (table_.size() > kept_words) {
    table_.clear();
    forms_.clear();
    form_of_.clear();
    uses_.clear();
  }
  ++document_;
  sentences_.clear();
  words_.clear();
  for (const SentenceTokens& tokens : sentences) {
    SentenceRange range;
    range.first = static_cast<std::uint32_t>(words_.size());
    range.mode = case_mode(tokens);
    for (const std::string_view token : tokens) words_.push_back(table_.intern(token, range.mode));
    range.end = static_cast<std::uint32_t>(words_.size());
    sentences_.push_back(range);
  }
  for (auto word = static_cast<std::uint32_t>(form_of_.size()); word < table_.size(); ++word) {
    const auto [at, fresh] = forms_.emplace(table_[word].form, uses_.size());
    if (fresh) uses_.emplace_back();
    form_of_.push_back(at->second);
  }
  phrases_.assign(words_.size(), {});
  for (const SentenceRange& range : sentences_) {
    find_phrases(range);
    count_uses(range);
  }
}

void DocumentWords::find_phrases(const SentenceRange& range) {
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    if (!(traits(i).listed & listed_more)) continue;
    std::uint64_t key = phrase_key(0, traits(i).form);
    std::uint32_t end = i;
    std::uint16_t classes = 0;
    for (std::uint32_t j = i + 1; j < range.end && j < i + longest_phrase; ++j) {
      key = phrase_key(key, traits(j).form);
      const std::uint16_t found = table_.lexicon().classes_of(key);
      if (found == 0) break;
      if ((found & ~listed_more) != 0) {
        end = j + 1;
        classes = static_cast<std::uint16_t>(found & ~listed_more);
      }
      if (!(found & listed_more)) break;
    }
    for (std::uint32_t j = i; j < end; ++j) {
      phrases_[j].classes |= classes;
      phrases_[j].place = j == i        ? std::uint8_t{0}
                          : j + 1 < end ? std::uint8_t{1}
                                        : std::uint8_t{2};
    }
  }
}

std::uint8_t DocumentWords::cues_of(std::size_t i, const SentenceRange& range) const {
  std::uint8_t cues = 0;
  if (i > range.first) cues |= traits(i - 1).cues_after;
  if (i + 1 < range.end) cues |= traits(i + 1).cues_before;
  return cues;
}

void DocumentWords::count_uses(const SentenceRange& range) {
  if (range.mode != CaseMode::normal) return;
  for (std::uint32_t i = range.first; i < range.end; ++i) {
    const WordTraits& word = traits(i);
    if (!word.letters) continue;
    WordUse& use = uses_[form_of_[words_[i]]];
    if (use.document != document_) use = {.document = document_};
    if (!word.capital)
      ++use.lower;
    else if (i > range.first)
      ++use.capital;
    if (!word.capital) continue;
    std::uint8_t cues = cues_of(i, range);
    for (unsigned k = 0; cues != 0; ++k, cues = static_cast<std::uint8_t>(cues >> 1))
      if ((cues & 1) && use.cues[k] < 60000) ++use.cues[k];
  }
}

WordUse DocumentWords::use_elsewhere(std::size_t i, const SentenceRange& range) const {
  WordUse use = uses_[form_of_[words_[i]]];
  if (use.document != document_) return {};
  const WordTraits& word = traits(i);
  if (range.mode != CaseMode::normal || !word.letters) return use;
  if (!word.capital)
    --use.lower;
  else if (i > range.first)
    --use.capital;
  if (!word.capital) return use;
  std::uint8_t cues = cues_of(i, range);
  for (unsigned k = 0; cues != 0; ++k, cues = static_cast<std::uint8_t>(cues >> 1))
    if ((cues & 1) && use.cues[k] > 0) --use.cues[k];
  return use;
}

}  // namespace entente
