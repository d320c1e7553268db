#pragma once

// The sentences of a whole case, and where each pair of actors is named nearest to each other:
// for views that show everything at once, for which one question a pair would cost too much.

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/run.h"
#include "core/span.h"
#include "graph/evidence.h"
#include "graph/store.h"

namespace entente {

struct NamedActor {
  Span span;  // bytes of the sentence
  ActorId actor{};
};

struct CaseSentence {
  std::uint32_t document = 0;  // index of CaseTexts::documents
  std::uint32_t number = 0;    // s3 is 3
  std::string text;
  std::vector<NamedActor> names;  // by span
};

// Two actors of one document: the sentences first .. last name both, `nearest` is the one that
// counts, as in evidence().
struct PairPlace {
  ActorId a{}, b{};            // a < b
  std::uint32_t document = 0;  // index of CaseTexts::documents
  std::uint32_t first = 0, nearest = 0, last = 0;
  std::uint32_t gap = 0;  // tokens between the nearest two mentions
};

struct CaseTexts {
  std::vector<StoredDocument> documents;  // by key; reprints, which do not count, left out
  std::vector<CaseSentence> sentences;    // by document and number
  std::vector<std::size_t> first;         // of each document, and one more at the end
  std::vector<PairPlace> pairs;           // by actors, gap, document
};

// O(text + co-mentions * mentions of their document). Throws Error{store} for a damaged store.
CaseTexts case_texts(const Store& store, const Run& run);

}  // namespace entente
