#pragma once

// Names of organizations, media and groups: spelling, the state they belong to,
// and whether any state may have such a body.

#include <string>
#include <string_view>

namespace entente {

struct BodyName {
  std::string core;   // without the state if generic: "foreign ministry"
  std::string state;  // canonical name of a state, if the name tells one and is generic
  bool generic = false;
  bool by_document = false;  // a state has many: "Court" is the one its document tells of
};

// "the Organisation for X, Inc." -> "organization for x": folded, one spelling, no
// article, punctuation or legal form. O(letters).
std::string plain_body_name(std::string_view name);

// Whether the folded word, without its full stop, is "inc", "ltd" or the like.
bool is_legal_form(std::string_view word);

// "Russian Foreign Ministry", "Ministry of Foreign Affairs of Russia" -> "foreign
// ministry" of "Russia"; "Supreme Court" -> generic, no state; "Bank of America" ->
// itself. O(letters).
BodyName parse_body_name(std::string_view name);

// "OSCE", "PG&E": two to eight letters, nearly all of them capitals.
bool spelt_in_capitals(std::string_view shown);

// A plain name without the state or demonym it begins with; empty if it has none.
std::string without_state(std::string_view plain);

// The state of a body or a leader that the tables know by this name; empty if none.
// Lives as long as the program. O(1).
std::string_view home_of(std::string_view canonical);

}  // namespace entente
