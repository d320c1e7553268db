#pragma once

// What was found as one name and is several, and what was found in pieces and is one.

#include <vector>

#include "extract/name_lookup.h"
#include "extract/names/labels.h"

namespace entente {

// Persons end at "and", before a title after a comma ("Vice President Mondale, Senator Baker")
// and before "of" after two names ("Tomas Reveni of Valdoria"); two organisations that each end as
// one do are two ("Olin Foundation and Cato Institute"); an address of mail or web is in no name.
// O(tokens).
void divide_names(const NameLookup& words, std::vector<NameSpan>& names);

// Initials belong to the person after them ("K. Michael Stevens"), a listed place with an
// "and" to what it is part of ("Newfoundland and Labrador Court of Appeal"), a place to the
// newspaper ("San Francisco Bulletin"). Who is addressed ("Reverend Moomaw") is a person,
// as is a given name with a word that is nothing else. Takes out what names nobody: "QC" after a
// person, "Senators". O(tokens).
void complete_names(const NameLookup& words, CaseMode mode, std::vector<NameSpan>& names);

}  // namespace entente
