#include "graph/contradictions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "core/error.h"

namespace entente {
namespace {

// Sets over the numbers that were joined.
class Sets {
 public:
  std::uint32_t root(std::uint32_t x) {
    const auto at = parent_.find(x);
    if (at == parent_.end() || at->second == x) return x;
    return at->second = root(at->second);
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::map<std::uint32_t, std::uint32_t> parent_;
};

// "merge of "A", "B"": the correction in a message.
std::string told(const Correction& c) {
  std::string names;
  for (const std::string& actor : c.actors) names += (names.empty() ? "\"" : ", \"") + actor + "\"";
  for (const std::string& place : c.mentions) names += (names.empty() ? "" : ", ") + place;
  return std::string(name_of(c.verb)) + " of " + names +
         (c.name.empty() ? "" : " to \"" + c.name + "\"") +
         (c.to.empty() ? "" : " to \"" + c.to + "\"");
}

[[noreturn]] void contradict(const Correction& a, const Correction& b, const std::string& path) {
  const Correction &earlier = a.line < b.line ? a : b, &later = a.line < b.line ? b : a;
  throw Error(ErrorKind::input, place_of(later, path) + told(later) + " contradicts line " +
                                    std::to_string(earlier.line) + ", " + told(earlier) +
                                    "\ntake one of the two out of " + path);
}

}  // namespace

void Decisions::join(std::size_t correction, std::vector<std::uint32_t> records) {
  joined_.push_back({correction, std::move(records)});
}
void Decisions::part(std::size_t correction, std::uint32_t record, std::uint32_t other) {
  parted_.emplace_back(correction, record, other);
}
void Decisions::start(std::size_t groups) { groups_ = groups; }
void Decisions::merge(std::size_t correction, std::uint32_t first, std::uint32_t other) {
  merges_.emplace_back(correction, first, other);
}
void Decisions::say(std::size_t correction, std::uint32_t group) {
  sayings_.emplace_back(correction, group);
}

// Which correction makes one actor of two that another keeps apart.
void Decisions::check_parted(const std::vector<Correction>& corrections,
                             const std::string& path) const {
  Sets all;
  for (const Joined& chain : joined_)
    for (const std::uint32_t record : chain.records) all.join(chain.records.front(), record);
  for (const auto& [correction, a, b] : parted_) {
    if (all.root(a) != all.root(b)) continue;
    Sets sets;
    for (const Joined& chain : joined_) {
      for (const std::uint32_t record : chain.records) sets.join(chain.records.front(), record);
      if (sets.root(a) == sets.root(b))
        contradict(corrections[correction], corrections[chain.correction], path);
    }
  }
}

std::vector<std::uint32_t> Decisions::roots() const {
  Sets sets;
  for (const auto& [correction, first, other] : merges_) sets.join(first, other);
  std::vector<std::uint32_t> out(groups_);
  for (std::uint32_t g = 0; g < groups_; ++g) out[g] = sets.root(g);
  return out;
}

// Two names or types for one actor, or anything about one that is ignored.
void Decisions::check_sayings(const std::vector<Correction>& corrections,
                              const std::string& path) const {
  const std::vector<std::uint32_t> root = roots();
  std::map<std::uint32_t, std::vector<std::size_t>> about;
  for (const auto& [correction, first, other] : merges_) about[root[first]].push_back(correction);
  for (const auto& [correction, group] : sayings_) about[root[group]].push_back(correction);
  const auto exclude = [](const Correction& a, const Correction& b) {
    const bool ignores = a.verb == CorrectionVerb::ignore;
    if (a.verb != b.verb) return ignores || b.verb == CorrectionVerb::ignore;
    if (a.verb == CorrectionVerb::rename) return a.name != b.name;
    return a.verb == CorrectionVerb::retype && a.type != b.type;
  };
  for (const auto& [group, list] : about)
    for (std::size_t i = 1; i < list.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (exclude(corrections[list[j]], corrections[list[i]]))
          contradict(corrections[list[j]], corrections[list[i]], path);
}

void Decisions::check(const std::vector<Correction>& corrections, const std::string& path) const {
  check_parted(corrections, path);
  check_sayings(corrections, path);
}

LinkConstraints Decisions::constraints(const LinkConstraints& base) const {
  LinkConstraints out = base;
  for (const Joined& chain : joined_)
    for (const std::uint32_t record : chain.records)
      if (record != chain.records.front())
        out.must_link.emplace_back(chain.records.front(), record);
  for (const auto& [correction, a, b] : parted_) out.cannot_link.emplace_back(a, b);
  return out;
}

std::vector<std::uint32_t> Decisions::firsts() const {
  const std::vector<std::uint32_t> root = roots();
  std::set<std::uint32_t> merged_away;
  for (const auto& [correction, first, other] : merges_) merged_away.insert(other);
  std::map<std::uint32_t, std::uint32_t> best;
  for (const bool whole : {true, false})  // a group that is merged into no other, else the first
    for (const auto& [correction, first, other] : merges_)
      if (!whole || !merged_away.contains(first)) best.emplace(root[first], first);
  std::vector<std::uint32_t> out;
  for (const auto& [group, first] : best) out.push_back(first);
  return out;
}

}  // namespace entente
