#include "graph/reprints.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/parallel.h"
#include "graph/shingles.h"
#include "graph/store.h"

namespace entente {
namespace {

// 42 bands of 3: a pair that resembles by a third is missed by the bands once in five, by 0.57
// never in practice, and a pair that resembles by 0.02 is looked at once in 3,000.
constexpr std::size_t band_rows = 3;
constexpr std::size_t bands = sketch_size / band_rows;
// How many followers in its band a text is compared with: a band that thousands share by some
// common phrase must not cost their square.
constexpr std::size_t most_followers = 8;
// Sketches that agree at fewer places need no exact look: a third less three standard deviations.
constexpr std::uint32_t least_agreement = 27;
constexpr std::uint32_t short_text = 30;  // words

struct Text {
  std::int64_t id = 0;
  std::string key, date;
  std::uint32_t words = 0;
  std::uint64_t same = 0;  // equal for texts of the same runs
  Sketch sketch{};
};

bool are_copies(const Shingles& a, const Shingles& b) {
  if (a.runs.empty() || b.runs.empty()) return false;
  const Overlap both = overlap(a, b);
  if (std::min(a.words, b.words) < short_text) return both.shared == both.either;
  return 3 * both.shared >= both.either;
}

std::uint64_t digest_of(const Shingles& shingles) {
  std::uint64_t hash = shingles.runs.size();
  for (const std::uint64_t run : shingles.runs) hash = (hash ^ run) * 0x9E3779B97F4A7C15ULL;
  return hash;
}

class ReprintFinder {
 public:
  ReprintFinder(Database& database, const Run& run)
      : database_(database), get_(database.prepare("SELECT text FROM documents WHERE id = ?")) {
    read(run);
    parent_.resize(texts_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    join_same();
    for (std::size_t band = 0; band < bands; ++band) {
      run.checkpoint();
      join_band(band);
    }
  }

  // Members of each story, first the one that counts.
  std::vector<std::vector<const Text*>> stories() {
    std::map<std::size_t, std::vector<const Text*>> by_root;
    for (std::size_t i = 0; i < texts_.size(); ++i) by_root[root(i)].push_back(&texts_[i]);
    std::vector<std::vector<const Text*>> all;
    for (auto& [first, members] : by_root) {
      if (members.size() < 2) continue;
      put_in_order(members);
      all.push_back(std::move(members));
    }
    return all;
  }

 private:
  // By key, so that nothing below depends on the order in which documents came.
  void read(const Run& run) {
    constexpr std::size_t batch = 256;
    std::vector<std::string> waiting;
    Run quiet = run;
    quiet.progress = {};
    const auto sketch_waiting = [&] {
      const std::size_t begin = texts_.size() - waiting.size();
      parallel_for(waiting.size(), 1, quiet, [&](std::size_t i) {
        const Shingles shingles = shingles_of(waiting[i]);
        Text& text = texts_[begin + i];
        text.words = static_cast<std::uint32_t>(shingles.runs.empty() ? 0 : shingles.words);
        text.same = digest_of(shingles);
        text.sketch = sketch_of(shingles);
      });
      waiting.clear();
    };
    Statement rows =
        database_.prepare("SELECT id, key, ifnull(date_first, ''), text FROM documents ORDER BY key");
    while (rows.step()) {
      Text& text = texts_.emplace_back();
      text.id = rows.integer(0);
      text.key = rows.text(1);
      text.date = rows.text(2);
      waiting.emplace_back(rows.text(3));
      if (waiting.size() == batch) sketch_waiting();
    }
    sketch_waiting();
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  Shingles read_shingles(std::size_t i) {
    get_.bind(texts_[i].id);
    return get_.step() ? shingles_of(get_.text(0)) : Shingles{};
  }

  void join_same() {
    std::map<std::uint64_t, std::size_t> first;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (texts_[i].words == 0) continue;
      const auto [at, is_new] = first.emplace(texts_[i].same, i);
      if (!is_new)
        join(at->second, i);
      else
        distinct_.push_back(i);
    }
  }

  void join_band(std::size_t band) {
    std::vector<std::pair<std::array<std::uint32_t, band_rows>, std::size_t>> members;
    for (const std::size_t i : distinct_) {
      if (texts_[i].words < short_text) continue;
      std::array<std::uint32_t, band_rows> values;
      std::copy_n(texts_[i].sketch.begin() + band * band_rows, band_rows, values.begin());
      members.emplace_back(values, i);
    }
    std::sort(members.begin(), members.end());
    for (std::size_t i = 0; i < members.size(); ++i)
      for (std::size_t j = i + 1; j < members.size() && j - i <= most_followers; ++j) {
        if (members[j].first != members[i].first) break;
        check(members[i].second, members[j].second);
      }
  }

  void check(std::size_t a, std::size_t b) {
    if (root(a) == root(b)) return;
    std::uint32_t agreement = 0;
    for (std::size_t i = 0; i < sketch_size; ++i)
      agreement += texts_[a].sketch[i] == texts_[b].sketch[i];
    if (agreement < least_agreement) return;
    if (at_hand_ != a) at_hand_shingles_ = read_shingles(a);  // pairs come by their first text
    at_hand_ = a;
    if (are_copies(at_hand_shingles_, read_shingles(b))) join(a, b);
  }

  // How often a member's values are those of others, summed over the hash functions: the sum of
  // its resemblances without looking at every pair.
  static void put_in_order(std::vector<const Text*>& members) {
    std::vector<std::pair<std::uint64_t, const Text*>> rated;
    for (const Text* m : members) rated.emplace_back(0, m);
    for (std::size_t i = 0; i < sketch_size; ++i) {
      std::map<std::uint32_t, std::uint64_t> count;
      for (const Text* m : members) ++count[m->sketch[i]];
      for (auto& [agreement, m] : rated) agreement += count[m->sketch[i]];
    }
    std::sort(rated.begin(), rated.end(), [](const auto& a, const auto& b) {
      return std::tie(b.first, b.second->words, a.second->date, a.second->key) <
             std::tie(a.first, a.second->words, b.second->date, b.second->key);
    });
    for (std::size_t i = 0; i < members.size(); ++i) members[i] = rated[i].second;
  }

  Database& database_;
  Statement get_;
  std::vector<Text> texts_;
  std::vector<std::size_t> parent_;
  std::size_t at_hand_ = static_cast<std::size_t>(-1);
  Shingles at_hand_shingles_;
  std::vector<std::size_t> distinct_;  // the first of the texts with the same runs
};

}  // namespace

void find_reprints(Database& database, const Run& run) {
  database.execute("DELETE FROM reprints");
  ReprintFinder finder(database, run);
  Statement put = database.prepare("INSERT INTO reprints VALUES (?,?,?)");
  for (const auto& members : finder.stories()) {
    std::int64_t place = 0;
    for (const Text* m : members) put.bind(m->id, members.front()->id, ++place).run();
  }
}

std::string counted_once(const std::string& in_window) {
  if (in_window.empty())
    return " AND d.id NOT IN (SELECT document FROM reprints WHERE place > 1)";
  return " AND d.id NOT IN (SELECT later.document FROM reprints later JOIN reprints earlier ON "
         "earlier.story = later.story AND earlier.place < later.place JOIN documents e ON e.id = "
         "earlier.document WHERE 1" +
         in_window + ")";
}

std::vector<Story> stories(const Store& store) {
  std::vector<Story> all;
  Statement rows = store.database().prepare(
      "SELECT d.key, r.place FROM reprints r JOIN documents d ON d.id = r.document JOIN documents s "
      "ON s.id = r.story ORDER BY s.key, r.place");
  while (rows.step()) {
    if (rows.integer(1) == 1) all.emplace_back();
    if (!all.empty()) all.back().documents.emplace_back(rows.text(0));
  }
  return all;
}

}  // namespace entente
