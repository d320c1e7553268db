#pragma once

// A document names its actors again and again, and rarely two by one name: what
// the sentences of one document say of a name is made to agree.

#include <span>
#include <vector>

#include "extract/names/document_words.h"
#include "extract/names/labels.h"

namespace entente {

// Changes the names of the sentences of `document`: a single word that is the last word
// of a person named in full is that person; a name told three times or more gets the type of
// the clear majority; a capitalised surname of such a person that no name
// covers becomes a name. O(tokens).
void agree_on_names(const DocumentWords& document, std::span<std::vector<NameSpan>> names);

}  // namespace entente
