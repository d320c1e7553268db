#include "extract/trained_names.h"

#include "extract/name_pieces.h"
#include "extract/name_tokens.h"
#include "extract/names/name_tagger.h"

namespace entente {

TrainedNames::TrainedNames(const Reading& r) : name_of_(r.size(), 0) {
  static thread_local NameTagger tagger(NamesModel::instance());
  const NameTokens tokens(r.text(), r.tokens());
  const auto found = tagger.tag(tokens.sentences());
  std::vector<NameSpan> divided;
  for (std::size_t k = 0; k < found.size(); ++k) {
    divided.assign(found[k].begin(), found[k].end());
    divide_names(NameLookup(tokens.sentences()[k]), divided);
    for (const NameSpan& name : divided) {
      names_.push_back({tokens.first_token(k, name), tokens.end_token(k, name), name.type});
      for (std::uint32_t i = names_.back().first; i < names_.back().end; ++i)
        name_of_[i] = static_cast<std::uint32_t>(names_.size());
    }
  }
}

}  // namespace entente
