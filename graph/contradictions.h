#pragma once

// What corrections decide together, and where they contradict each other.

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "extract/resolve_corpus.h"
#include "graph/corrections.h"

namespace entente {

// Gathers decisions, correction by correction (by their place in the list).
class Decisions {
 public:
  // These records are one actor; these two are not.
  void join(std::size_t correction, std::vector<std::uint32_t> records);
  void part(std::size_t correction, std::uint32_t record, std::uint32_t other);

  // From here on groups 0 .. groups - 1 are spoken of.
  void start(std::size_t groups);
  // Two groups are one actor, under the name of the first.
  void merge(std::size_t correction, std::uint32_t first, std::uint32_t other);
  // rename, retype or ignore of a group.
  void say(std::size_t correction, std::uint32_t group);

  // Throws Error{input} naming both lines if two decisions exclude each other.
  void check(const std::vector<Correction>& corrections, const std::string& path) const;

  // `base` with what was joined and parted.
  LinkConstraints constraints(const LinkConstraints& base) const;

  // One group of each set that was merged: the one whose name and key it has.
  std::vector<std::uint32_t> firsts() const;

  // (correction, first, other) and (correction, group), in the order of the file.
  using Merge = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;
  // (correction, record, record)
  const std::vector<Merge>& parted() const { return parted_; }
  const std::vector<Merge>& merges() const { return merges_; }
  const std::vector<std::pair<std::size_t, std::uint32_t>>& sayings() const { return sayings_; }

 private:
  struct Joined {
    std::size_t correction;
    std::vector<std::uint32_t> records;
  };
  void check_parted(const std::vector<Correction>& corrections, const std::string& path) const;
  void check_sayings(const std::vector<Correction>& corrections, const std::string& path) const;
  std::vector<std::uint32_t> roots() const;

  std::vector<Joined> joined_;
  std::vector<Merge> parted_;
  std::size_t groups_ = 0;
  std::vector<Merge> merges_;
  std::vector<std::pair<std::size_t, std::uint32_t>> sayings_;
};

}  // namespace entente
