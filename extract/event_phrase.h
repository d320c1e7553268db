#pragma once

#include <optional>

#include "extract/event_rule.h"
#include "extract/event_setting.h"

namespace entente {

struct PhraseEvent {
  const EventRule* rule = nullptr;
  Party source, target;
};

// What the verb group at chunk `verb` tells as a fact, by the order of the phrases around it
// alone; nullopt if it tells nothing or is quoted, denied, wished for or planned. O(1).
std::optional<PhraseEvent> event_in_phrases(const Telling& telling, std::size_t verb);

// The same, where only who does it needs to be told: "Utopia imposed sanctions". The target
// stays empty.
std::optional<PhraseEvent> deed_in_phrases(const Telling& telling, std::size_t verb);

}  // namespace entente
