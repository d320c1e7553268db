#include "extract/trained_names.h"

#include "extract/names/name_tagger.h"

namespace entente {
namespace {

bool word_like(const Reading& r, std::size_t i) {
  return i < r.size() && r[i].shape != WordShape::mark;
}

// Token after those that the tagger sees as one with `i`: "Ki-moon".
std::size_t joined_end(const Reading& r, std::size_t i, std::size_t end) {
  std::size_t j = i + 1;
  while (j + 1 < end && r.is(j, "-") && r[j].glued && r[j + 1].glued && word_like(r, j - 1) &&
         word_like(r, j + 1))
    j += 2;
  return j;
}

}  // namespace

TrainedNames::TrainedNames(const Reading& r) : name_of_(r.size(), 0) {
  static thread_local NameTagger tagger(NamesModel::instance());
  std::vector<SentenceTokens> sentences;
  std::vector<std::vector<std::uint32_t>> starts;  // our token of each of theirs, and the end
  for (const Sentence& s : r.sentences()) {
    SentenceTokens& tokens = sentences.emplace_back();
    std::vector<std::uint32_t>& start = starts.emplace_back();
    for (std::size_t i = s.first_token; i < s.end_token;) {
      const std::size_t end = joined_end(r, i, s.end_token);
      tokens.push_back(cut(r.text(), r.span(i, end)));
      start.push_back(static_cast<std::uint32_t>(i));
      i = end;
    }
    start.push_back(s.end_token);
  }
  const auto found = tagger.tag(sentences);
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    for (const NameSpan& name : found[k]) {
      names_.push_back({starts[k][name.first], starts[k][name.end], name.type});
      for (std::uint32_t i = names_.back().first; i < names_.back().end; ++i)
        name_of_[i] = static_cast<std::uint32_t>(names_.size());
    }
  }
}

}  // namespace entente
