#include "extract/syntax/perceptron.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace entente {

namespace {

// So that all but one of ten thousand weights keep their size in eight bits.
double scale_of(const std::map<std::uint64_t, std::map<std::uint8_t, double>>& means) {
  std::vector<double> sizes;
  for (const auto& [key, classes] : means)
    for (const auto& [which, mean] : classes) sizes.push_back(std::fabs(mean));
  if (sizes.empty()) return 1;
  const std::size_t at = sizes.size() - 1 - sizes.size() / 10000;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
  return sizes[at] > 0 ? 127 / sizes[at] : 1;
}

}  // namespace

Perceptron::Perceptron(unsigned least_updates)
    : slots_(std::size_t{1} << 16), least_updates_(least_updates) {}

std::size_t Perceptron::place(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = start(key);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void Perceptron::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.key != 0) slots_[place(slot.key)] = slot;
}

// Memory is far slower than the sums: everything is asked for before it is used.
void Perceptron::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  assert(features.size() <= most_features);
  std::array<const Slot*, most_features> found;
  for (const std::uint64_t key : features) __builtin_prefetch(&slots_[start(key)]);
  std::size_t n = 0;
  for (const std::uint64_t key : features) {
    const Slot& slot = slots_[place(key)];
    if (slot.size == 0) continue;
    __builtin_prefetch(&weights_[slot.first]);
    found[n++] = &slot;
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::uint32_t e = found[i]->first; e < found[i]->first + found[i]->size; ++e)
      scores[weights_[e] & 255] += weights_[e] >> 8;
}

std::uint32_t Perceptron::entry(Slot& slot, std::uint8_t which) {
  for (std::uint32_t e = slot.first; e < slot.first + slot.size; ++e)
    if ((weights_[e] & 255) == which) return e;
  if (slot.size == slot.room) {
    const auto to = static_cast<std::uint32_t>(weights_.size());
    slot.room = static_cast<std::uint8_t>(std::min<std::size_t>(2 * slot.room + 2, most_classes));
    weights_.resize(to + slot.room);
    late_.resize(weights_.size());
    for (std::uint32_t i = 0; i < slot.size; ++i) {
      weights_[to + i] = weights_[slot.first + i];
      late_[to + i] = late_[slot.first + i];
    }
    slot.first = to;
  }
  const std::uint32_t e = slot.first + slot.size++;
  weights_[e] = which;
  return e;
}

void Perceptron::update(std::span<const std::uint64_t> features, std::uint8_t which,
                        std::int32_t delta) {
  for (const std::uint64_t key : features) {
    std::size_t at = place(key);
    if (closed_ && slots_[at].size == 0) continue;
    if (slots_[at].key == 0) {
      if (2 * ++used_ > slots_.size()) {
        grow();
        at = place(key);
      }
      slots_[at].key = key;
    }
    Slot& slot = slots_[at];
    if (slot.updates < least_updates_ && ++slot.updates < least_updates_) continue;
    const std::uint32_t e = entry(slot, which);
    weights_[e] += delta * 256;
    late_[e] += delta * steps_;
  }
}

double Perceptron::mean(std::uint32_t e) const {
  return static_cast<double>(weights_[e] >> 8) -
         static_cast<double>(late_[e]) / static_cast<double>(steps_);
}

double Perceptron::strength(const Slot& slot) const {
  double out = 0;
  for (std::uint32_t e = slot.first; e < slot.first + slot.size; ++e)
    out = std::max(out, std::fabs(mean(e)));
  return out;
}

void Perceptron::keep_strongest(std::size_t features) {
  closed_ = true;
  std::vector<std::pair<double, std::uint64_t>> all;
  for (const Slot& slot : slots_)
    if (slot.size > 0) all.emplace_back(-strength(slot), slot.key);
  if (all.size() <= features) return;
  std::sort(all.begin(), all.end());
  for (std::size_t i = features; i < all.size(); ++i) slots_[place(all[i].second)].size = 0;
}

SparseArrays Perceptron::averaged(std::span<const Perceptron> trained, int least) {
  // Several lie together where they were trained with other orders of the sentences.
  std::map<std::uint64_t, std::map<std::uint8_t, double>> means;
  for (const Perceptron& p : trained)
    for (const Slot& slot : p.slots_)
      for (std::uint32_t e = slot.first; e < slot.first + slot.size; ++e)
        means[slot.key][static_cast<std::uint8_t>(p.weights_[e] & 255)] += p.mean(e);
  const double factor = scale_of(means);
  std::vector<std::uint64_t> keys;
  std::vector<std::vector<ClassWeight>> weights;
  for (const auto& [key, classes] : means) {
    std::vector<ClassWeight> of;
    for (const auto& [which, mean] : classes) {
      const double value = std::clamp(std::round(mean * factor), -127.0, 127.0);
      if (std::fabs(value) >= least) of.push_back({which, static_cast<std::int8_t>(value)});
    }
    if (of.empty()) continue;
    keys.push_back(key);
    weights.push_back(std::move(of));
  }
  SparseArrays out;
  out.keys = arrange_keys(keys);
  out.starts.push_back(0);
  for (const std::uint32_t i : out.keys.order) {
    out.entries.insert(out.entries.end(), weights[i].begin(), weights[i].end());
    out.starts.push_back(static_cast<std::uint32_t>(out.entries.size()));
  }
  return out;
}

}  // namespace entente
