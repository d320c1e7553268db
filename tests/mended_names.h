#pragma once

// Names of one sentence as the closed tables mend them.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/name_bounds.h"

namespace entente {

using Names = std::vector<NameSpan>;

// `text`: tokens with one blank between two.
inline Names mended(const std::string& text, Names names) {
  SentenceTokens tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    tokens.push_back(std::string_view(text).substr(at, end - at));
    at = end + 1;
  }
  mend_names(tokens, names);
  return names;
}

}  // namespace entente
