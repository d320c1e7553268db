#include "extract/names/document_pass.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using TypeCounts = std::array<std::uint32_t, name_types>;

constexpr std::uint16_t never_surname = listed_country | listed_demonym;
constexpr std::uint16_t other_word =
    never_surname | listed_calendar | listed_function | listed_title | listed_orgword;

class Agreement {
 public:
  Agreement(const DocumentWords& document, std::span<std::vector<NameSpan>> names)
      : d_(document), names_(names) {}

  void run() {
    for (std::size_t k = 0; k < names_.size(); ++k) count(k);
    if (types_.empty()) return;
    for (std::size_t k = 0; k < names_.size(); ++k) {
      retype(k);
      if (!surnames_.empty() && d_.sentences()[k].mode == CaseMode::normal) add_surnames(k);
    }
  }

 private:
  const WordTraits& word(std::size_t k, std::uint32_t i) const {
    return d_.traits(d_.sentences()[k].first + i);
  }
  std::uint64_t string_key(std::size_t k, const NameSpan& name) const {
    std::uint64_t key = 0;
    for (std::uint32_t i = name.first; i < name.end; ++i) key = blend(key, word(k, i).exact);
    return key;
  }
  bool caseless(std::size_t k) const {
    const CaseMode mode = d_.sentences()[k].mode;
    return mode == CaseMode::upper || mode == CaseMode::lower;
  }

  void count(std::size_t k) {
    if (caseless(k)) return;
    for (const NameSpan& name : names_[k]) {
      const std::uint32_t words = name.end - name.first;
      ++types_[string_key(k, name)][static_cast<unsigned>(name.type)];
      if (name.type == NameType::person && words >= 2 && words <= 4 &&
          word(k, name.end - 1).capital)
        ++surnames_[word(k, name.end - 1).exact];
    }
  }

  void retype(std::size_t k) {
    if (caseless(k)) return;
    for (NameSpan& name : names_[k]) {
      const TypeCounts& counts = types_.at(string_key(k, name));
      if (name.end == name.first + 1 && name.type != NameType::person) {
        const WordTraits& only = word(k, name.first);
        const auto at = surnames_.find(only.exact);
        if (at != surnames_.end() && !(only.listed & never_surname) &&
            counts[static_cast<unsigned>(name.type)] <= at->second + counts[0]) {
          name.type = NameType::person;
          continue;
        }
      }
      std::uint32_t all = 0;
      std::size_t most = 0;
      for (std::size_t t = 0; t < counts.size(); ++t) {
        all += counts[t];
        if (counts[t] > counts[most]) most = t;
      }
      if (all >= 3 && counts[most] * 10 >= all * 7) name.type = static_cast<NameType>(most);
    }
  }

  void add_surnames(std::size_t k) {
    const SentenceRange& s = d_.sentences()[k];
    auto next = names_[k].begin();
    merged_.clear();
    for (std::uint32_t i = 0; i < s.end - s.first; ++i) {
      for (; next != names_[k].end() && next->end <= i; ++next) merged_.push_back(*next);
      if (next != names_[k].end() && next->first <= i) continue;
      const WordTraits& here = word(k, i);
      if (!here.capital || (here.listed & other_word) || !surnames_.contains(here.exact)) continue;
      merged_.push_back({i, i + 1, NameType::person});
    }
    merged_.insert(merged_.end(), next, names_[k].end());
    names_[k].swap(merged_);
  }

  const DocumentWords& d_;
  std::span<std::vector<NameSpan>> names_;
  std::unordered_map<std::uint64_t, TypeCounts> types_;
  std::unordered_map<std::uint64_t, std::uint32_t> surnames_;
  std::vector<NameSpan> merged_;  // names of one sentence
};

}  // namespace

void agree_on_names(const DocumentWords& document, std::span<std::vector<NameSpan>> names) {
  Agreement(document, names).run();
}

}  // namespace entente
