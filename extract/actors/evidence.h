#pragma once

// What a corpus says for and against two clusters being one actor, besides names.

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <span>
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

// How often numbers are told, a few hundred at a time: they stay close together, where counts
// by number would be all over the memory.
class Tally {
 public:
  void add(std::uint32_t number);
  // The numbers and how often each was told, ascending; nothing is told afterwards.
  void move_to(std::vector<std::pair<std::uint32_t, std::uint32_t>>& out);

 private:
  void grow();
  std::uint32_t slot_of(std::uint32_t number) const {
    return static_cast<std::uint32_t>((number * 0x9E3779B97F4A7C15u) >> 32) &
           static_cast<std::uint32_t>(slots_.size() - 1);
  }
  std::uint32_t next(std::uint32_t slot) const {
    return (slot + 1) & static_cast<std::uint32_t>(slots_.size() - 1);
  }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots_;  // a power of two, half full
  std::vector<std::uint32_t> used_;                             // into slots_
};

class Evidence {
 public:
  // Both must outlive it; it follows the clusters as they grow.
  Evidence(const Units& units, const Clusters& clusters) : units_(units), clusters_(clusters) {}

  // Of the clusters of two units. O(records of the smaller one's documents), at most
  // a few thousand.
  Found between(std::uint32_t a, std::uint32_t b);

  // Says that between() is asked next of these units, named by their clusters, one after the other.
  void expect(std::span<const std::uint32_t> roots) const;

  // How many pairs have been weighed so far: what the work grows with.
  std::uint64_t weighed() const { return weighed_; }

 private:
  struct Company {
    explicit Company(std::pmr::memory_resource* memory)
        : with(memory), documents(memory), days(memory), roles(memory) {}
    Company(const Company&) = delete;

    std::size_t grown = 0;                      // records when it was worked out
    std::uint64_t joins = 0;                    // when it was looked up last
    std::pmr::vector<std::uint32_t> with;       // clusters, ascending
    std::pmr::vector<std::uint32_t> documents;  // parallel: how many name both
    std::pmr::vector<std::int32_t> days;        // ascending
    std::pmr::vector<std::uint32_t> roles;      // into RecordTexts::roles
  };
  using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  struct Place {
    std::uint32_t position = 0, document = 0;
  };
  void work_out(std::uint32_t root, Company& found);
  void find_places(std::uint32_t root);
  static void put_company(const Counts& counts, Company& found);
  static std::uint32_t documents_with(const Company& company, std::uint32_t cluster);
  void follow_joins(Company& found);
  void compare_roles(const Company& some, const Company& other, Found& found) const;
  const Company& company(std::uint32_t root, Company& room);
  Company& remembered(std::uint32_t root);
  const Company& asked_company(std::uint32_t root);

  const Units& units_;
  const Clusters& clusters_;
  std::uint64_t weighed_ = 0;
  Tally named_;                            // room for work_out(): clusters
  std::vector<Place> places_;              // room for work_out()
  std::vector<double> weights_;            // room for between()
  Counts counts_;               // room for work_out() and follow_joins()
  Company room_{std::pmr::get_default_resource()}, other_room_{std::pmr::get_default_resource()};
  // Of the cluster asked about last, see asked_company(); the rooms are of other small ones.
  Company asked_{std::pmr::get_default_resource()};
  std::uint32_t asked_root_ = 0;
  std::uint64_t asked_joins_ = 0;
  std::vector<std::uint32_t> known_of_;  // by root: into known_
  std::pmr::monotonic_buffer_resource memory_;  // of known_: given back all at once
  std::deque<Company> known_;
  std::size_t remembered_ = 0;  // numbers in it, of small clusters
};

}  // namespace entente
