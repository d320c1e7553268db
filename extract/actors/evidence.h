#pragma once

// What a corpus says for and against two clusters being one actor, besides names.

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/actors/clusters.h"
#include "extract/actors/units.h"

namespace entente {

struct Found {
  bool roles_agree = false;
  bool roles_differ = false;  // both have roles, and none agrees
  bool roles_clash = false;
  bool together = false;   // both are named in one document, which kept them apart
  double shared = 0;       // actors named with both, by how telling they are: 1.5 is something
  std::int32_t days = -1;  // between their nearest documents; -1 if undated

  // Whether something speaks for one actor.
  bool something() const { return roles_agree || shared >= 1.5 || (near() && shared > 0.7); }
  bool near() const { return days >= 0 && days <= 3; }
};

class Evidence {
 public:
  // Both must outlive it; it follows the clusters as they grow.
  Evidence(const Units& units, const Clusters& clusters) : units_(units), clusters_(clusters) {}

  // Of the clusters of two units. O(records of the smaller one's documents), at most
  // a few thousand.
  Found between(std::uint32_t a, std::uint32_t b);

  // How many pairs have been weighed so far: what the work grows with.
  std::uint64_t weighed() const { return weighed_; }

 private:
  struct Company {
    std::size_t grown = 0;                                      // records when it was worked out
    std::uint64_t joins = 0;                                    // when it was looked up last
    std::vector<std::pair<std::uint32_t, std::uint32_t>> with;  // clusters and documents; ascending
    std::vector<std::int32_t> days;                             // ascending
    std::vector<ToldRole> roles;
  };
  void work_out(std::uint32_t root, Company& found);
  void follow_joins(Company& found) const;
  const Company& company(std::uint32_t root, Company& room);
  const Company& asked_company(std::uint32_t root);

  const Units& units_;
  const Clusters& clusters_;
  std::uint64_t weighed_ = 0;
  std::vector<std::uint32_t> named_;  // room for work_out(): by cluster, all 0 between calls
  std::vector<double> weights_;       // room for between()
  Company room_, other_room_;         // of small clusters
  Company asked_;                     // of the cluster asked about last, see asked_company()
  std::uint32_t asked_root_ = 0;
  std::uint64_t asked_joins_ = 0;
  std::unordered_map<std::uint32_t, Company> known_;  // by root
  std::size_t remembered_ = 0;                        // numbers in it, of small clusters
};

}  // namespace entente
