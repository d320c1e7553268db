#include "core/nearest.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace entente {
namespace {

// Optimal string alignment distance over bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

// Against the whole name and against each of its words: "Lavrof" is near
// "Sergey Lavrov".
std::size_t distance_to_name(std::string_view wanted, std::string_view name) {
  std::size_t best = edit_distance(wanted, name);
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t blank = std::min(name.find(' ', from), name.size());
    best = std::min(best, edit_distance(wanted, name.substr(from, blank - from)));
    from = blank + 1;
  }
  return best;
}

}  // namespace

std::vector<std::string> nearest(std::string_view wanted, std::span<const std::string> names,
                                 std::size_t count) {
  constexpr std::size_t longest = 100;  // the table of distances is quadratic
  const std::string key = fold(wanted.substr(0, std::min(longest, wanted.size())));
  using Candidate = std::tuple<std::size_t, std::string>;
  std::vector<Candidate> found;
  for (const std::string& name : names) {
    const std::string folded = fold(name);
    if (folded.size() > longest) continue;
    const bool contains = !key.empty() && folded.find(key) != std::string::npos;
    const std::size_t distance = contains ? 1 : distance_to_name(key, folded);
    if (distance <= std::max<std::size_t>(1, key.size() / 3)) found.emplace_back(distance, name);
  }
  std::ranges::sort(found);
  std::vector<std::string> out;
  for (const Candidate& candidate : found)
    if (out.size() < count && std::ranges::find(out, std::get<1>(candidate)) == out.end())
      out.push_back(std::get<1>(candidate));
  return out;
}

std::string did_you_mean(std::string_view wanted, std::span<const std::string> names,
                         std::size_t count) {
  std::string lines;
  for (const std::string& near : nearest(wanted, names, count))
    lines += "\ndid you mean  " + near + "?";
  return lines;
}

}  // namespace entente
