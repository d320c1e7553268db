#include "extract/pretokenized.h"

#include "extract/names/name_tagger.h"

namespace entente {

std::vector<std::vector<std::string>> tag_sentences(
    const std::vector<std::vector<std::string>>& sentences) {
  static thread_local NameTagger tagger(NamesModel::instance());
  std::vector<SentenceTokens> views;
  views.reserve(sentences.size());
  for (const auto& sentence : sentences) views.emplace_back(sentence.begin(), sentence.end());
  const auto names = tagger.tag(views);
  std::vector<std::vector<std::string>> out;
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    std::vector<std::string>& tags = out.emplace_back(sentences[k].size(), "O");
    for (const NameSpan& name : names[k])
      for (std::uint32_t i = name.first; i < name.end; ++i)
        tags[i] = std::string(i == name.first ? "B-" : "I-") +
                  std::string(name_type_labels[static_cast<unsigned>(name.type)]);
  }
  return out;
}

}  // namespace entente
