#pragma once

// Whom a correction names: strictly, because it is applied again to documents that
// nobody has seen yet.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve_corpus.h"

namespace entente {

// Whether `text` is written as keys are.
bool is_slug(std::string_view text);

// Whether `key` is, or under other documents could have been, the key of an actor called `name`.
bool may_be_key(std::string_view key, std::string_view name);

class Referents {
 public:
  // The groups must live as long as the object. O(names).
  explicit Referents(std::span<const ActorGroup> groups);

  // A further name of a group.
  void add_name(std::uint32_t group, const std::string& name);

  // The group that `wanted` means: by key, name, other form, then the last two without case and
  // diacritics, then by a key that one of its forms would have. The first reading that fits
  // decides. nullopt if there is none. Throws Error{input} "PLACE"NAME" is ambiguous ..." if
  // several fit.
  std::optional<std::uint32_t> find(std::string_view wanted, const std::string& place) const;

  // "no actor named ...", with the nearest names.
  [[noreturn]] void unknown(std::string_view wanted, const std::string& place,
                            const std::string& store) const;

 private:
  using Index = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;
  static void put(Index& index, std::string name, std::uint32_t group);
  std::string described(std::uint32_t group) const;

  std::span<const ActorGroup> groups_;
  Index keys_, names_, forms_, folded_names_, folded_forms_;
};

}  // namespace entente
