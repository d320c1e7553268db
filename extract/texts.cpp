#include "extract/texts.h"

#include <algorithm>
#include <functional>
#include <utility>

// Held by record_texts_test.cpp.

namespace entente {

void Texts::grow() {
  LargeVector<Slot> old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(1024, old.size() * 2), {});
  for (const Slot& slot : old) {
    if (slot.number == UINT32_MAX) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != UINT32_MAX) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t Texts::number(std::string_view text) {
  if (slots_.size() < 2 * from_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != UINT32_MAX; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && (*this)[slots_[at].number] == text) return slots_[at].number;
  slots_[at] = {hash, static_cast<std::uint32_t>(size())};
  letters_.append(text);
  from_.push_back(letters_.size());
  return slots_[at].number;
}

}  // namespace entente
