#pragma once

// Which units are one actor so far, and why.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/large_memory.h"
#include "extract/actors/units.h"

namespace entente {

// Why a unit stands with the others of its cluster. Score in (0, 1].
struct Joined {
  float score = 1;
  std::string reason;  // empty if nothing was joined to it or it to others
};

class Clusters {
 public:
  // Every unit by itself but for those that must be one. The units must outlive it.
  Clusters(const Units& units, const LinkConstraints& constraints);

  // The cluster of a unit, named by one of its units.
  std::uint32_t root(std::uint32_t unit) const {
    while (parent_[unit] != unit) unit = parent_[unit] = parent_[parent_[unit]];
    return unit;
  }
  // The cluster of the record at a position: at hand, where root() goes from unit to unit.
  std::uint32_t cluster_of(std::uint32_t position) const { return cluster_of_[position]; }
  void send_for_cluster_of(std::uint32_t position) const { send_for(&cluster_of_[position]); }
  // The units of a cluster. Valid until the next join().
  const std::vector<std::uint32_t>& members(std::uint32_t root) const { return members_[root]; }
  std::uint32_t records(std::uint32_t root) const { return records_[root]; }

  // Unites the clusters of two units; the one with fewer mentions gets the reason. Does
  // nothing if a decision by hand is against it. Amortised O(log units) for each record.
  bool join(std::uint32_t a, std::uint32_t b, float score, const std::string& reason);

  // Whether a decision by hand keeps the clusters of two units apart.
  bool forbidden(std::uint32_t a, std::uint32_t b) const {
    return foes_[root(a)].contains(root(b));
  }

  // How two clusters of persons agree: as their least alike names do. Clusters with too
  // many names to be one person's do not agree with anything: a chain of small
  // likenesses ends there. O(product of their full names, at most 256).
  NameMatch worst_match(std::uint32_t a, std::uint32_t b) const;

  // How often two clusters have become one so far.
  std::uint64_t joins() const { return joins_; }

  const Joined& why(std::uint32_t unit) const { return why_[unit]; }

 private:
  void unite(std::uint32_t into, std::uint32_t from);
  void add_name(std::uint32_t root, const Unit& unit);

  const Units& units_;
  std::uint64_t joins_ = 0;
  LargeVector<std::uint32_t> cluster_of_;  // by position
  mutable LargeVector<std::uint32_t> parent_;
  LargeVector<std::vector<std::uint32_t>> members_;  // by root
  std::vector<std::vector<const Unit*>> names_;      // by root: a unit for each full name
  std::vector<std::uint32_t> records_;               // by root
  std::vector<std::uint64_t> mentions_;              // by root
  std::vector<std::set<std::uint32_t>> foes_;        // by root: roots
  LargeVector<Joined> why_;                          // by unit
};

}  // namespace entente
