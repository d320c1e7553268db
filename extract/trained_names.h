#pragma once

// What the trained tagger says of a reading, by our tokens.

#include <cstdint>
#include <vector>

#include "extract/names/labels.h"
#include "extract/reading.h"

namespace entente {

// Tokens [first, end) of the reading.
struct TrainedName {
  std::uint32_t first = 0, end = 0;
  NameType type = NameType::person;
};

class TrainedNames {
 public:
  // Tags the reading, one document, with the model of this program. O(tokens).
  explicit TrainedNames(const Reading& reading);

  // The name that covers token `i`, or null. O(1).
  const TrainedName* covering(std::size_t i) const {
    return name_of_[i] == 0 ? nullptr : &names_[name_of_[i] - 1];
  }
  // The name that begins at token `i`, or null. O(1).
  const TrainedName* starting(std::size_t i) const {
    const TrainedName* name = covering(i);
    return name && name->first == i ? name : nullptr;
  }

 private:
  std::vector<TrainedName> names_;
  std::vector<std::uint32_t> name_of_;  // of each token, plus one; 0: none
};

}  // namespace entente
