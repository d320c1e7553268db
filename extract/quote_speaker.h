#pragma once

// Who speaks inside quotation marks.

#include <optional>

#include "extract/event_setting.h"

namespace entente {

// Follows the speakers through a document: give it the sentences in order.
class QuoteSpeaker {
 public:
  // Who says the quoted words of the sentence: the subject of its verb of saying, else,
  // for a sentence that is all quotation, the speaker of the sentence before. O(chunks).
  std::optional<std::uint32_t> of(const Telling& telling);

 private:
  std::optional<std::uint32_t> last_;
};

}  // namespace entente
