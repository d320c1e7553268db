#pragma once

// "the alliance", "the party", "the country": a noun that stands for the one body or state
// of the document that it can mean.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/annotation.h"
#include "extract/reading.h"

namespace entente {

struct BodyNoun {
  std::size_t first = 0, end = 0;  // tokens of "the alliance", half-open
  std::uint32_t entity = 0;
  float confidence = 1;
  const char* reason = "";
};

class BodyNouns {
 public:
  BodyNouns(const Reading& reading, const std::vector<Entity>& entities)
      : r_(reading), entities_(entities) {}

  // What "the" at token `i` and the noun after it stand for, or nullopt. `named[0, next)`
  // are the mentions before `i`. The body must be the only one before it that has the
  // noun in its name or, if none has, that is of such a class and was named last; the last 512
  // mentions count. "The country" is the one state that this sentence or the two before it name,
  // and that none is named more often than. O(1).
  std::optional<BodyNoun> noun_at(std::size_t i, const Sentence& sentence,
                                  const std::vector<Mention>& named, std::size_t next);

 private:
  bool is_called(std::uint32_t entity, const std::string& noun) const;
  std::optional<BodyNoun> state_at(std::size_t i, const Sentence& sentence,
                                   const std::vector<Mention>& named, std::size_t next);
  const std::string& state_told_by(std::uint32_t entity);
  std::string_view class_of(const Mention& mention) const;

  const Reading& r_;
  const std::vector<Entity>& entities_;
  std::unordered_map<std::uint32_t, std::string> state_told_;  // by entity
};

}  // namespace entente
