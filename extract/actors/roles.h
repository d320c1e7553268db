#pragma once

// What texts call a person: "former Foreign Minister of Peru". Two such roles may
// agree, say nothing, or speak against one person.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct ToldRole {
  std::string office;      // folded, without "former", "acting" ...: "foreign minister"
  std::string of;          // folded: "peru"; empty if not told
  std::string_view field;  // "politics" of data/role_fields.tsv; empty if unknown
  bool past = false;       // "former", "ex-", "late"
  friend bool operator==(const ToldRole&, const ToldRole&) = default;
};

// O(letters). An office of no words ("former") is empty.
ToldRole parse_role(std::string_view role);

// Whether the two are one role: the same office, or one that says it in fewer words ("minister",
// "foreign minister"; not "president", "vice president"), of nothing else. O(letters).
bool role_agrees(const ToldRole& a, const ToldRole& b);

// Whether they are present offices of different states or bodies, or in different fields.
bool role_clashes(const ToldRole& a, const ToldRole& b);

// Whether any role of one is a role of the other. False if either is empty. O(product).
bool roles_agree(std::span<const ToldRole> some, std::span<const ToldRole> others);

// Whether the two speak against one person: they do not agree, and a present office
// of one is held of another state or body, or in another field. O(product).
bool roles_clash(std::span<const ToldRole> some, std::span<const ToldRole> others);

}  // namespace entente
