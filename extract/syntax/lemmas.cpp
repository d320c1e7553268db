#include "extract/syntax/lemmas.h"

#include <algorithm>
#include <map>

#include "core/number.h"
#include "core/text.h"
#include "extract/syntax/syntax_key.h"

// The ending that is asked last is the empty one. A rule is kept for an ending only if it
// is not the one that the next shorter ending gives, so that few are kept.

namespace entente {
namespace {

constexpr std::size_t longest_ending = 6;  // bytes
constexpr std::uint64_t whole = 99;        // in place of an ending's length

std::uint64_t lemma_key(std::string_view ending, std::uint64_t size, PennTag form, bool capital) {
  return syntax_key(90 + size, hash_bytes(ending), static_cast<std::uint64_t>(form),
                    capital ? 1 : 0);
}

bool is_name(PennTag form) { return form == PennTag::nnp || form == PennTag::nnps; }

bool begins_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

// Whether the byte begins a character.
bool bounds(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::string rule_from(std::string_view word, std::string_view lemma) {
  const bool keep = begins_upper(lemma);
  const std::string base = keep ? std::string(word) : to_lower(word);
  std::size_t same = 0;
  while (same < base.size() && same < lemma.size() && base[same] == lemma[same]) ++same;
  while (!bounds(base, same) || !bounds(lemma, same)) --same;
  return (keep ? "k" : "l") + std::to_string(base.size() - same) + " " +
         std::string(lemma.substr(same));
}

using Counts = std::map<std::string, std::uint32_t>;

// The rule counted most often, of several the first.
const std::string& most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

struct Seen {
  std::string word;  // lower case
  PennTag form = PennTag::fw;
  bool capital = false;
  auto operator<=>(const Seen&) const = default;
};

}  // namespace

bool LemmaRules::attach(std::span<const std::uint32_t> buckets,
                        std::span<const std::uint32_t> keys,
                        std::span<const std::uint16_t> rules, std::string_view text) {
  rules_.clear();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank < 2) return false;
    const auto cut = parse_number<std::uint8_t>(line.substr(1, blank - 1));
    if (!cut) return false;
    rules_.push_back({line[0] == 'k', *cut, line.substr(blank + 1)});
  }
  rule_of_ = rules;
  return keys_.attach(buckets, keys) && rules.size() == keys.size() &&
         std::all_of(rules.begin(), rules.end(),
                     [&](std::uint16_t rule) { return rule < rules_.size(); });
}

std::string LemmaRules::lemma(std::string_view word, PennTag form, bool shouted) const {
  const bool capital = begins_upper(word) && (is_name(form) || !shouted);
  const std::string lower = to_lower(word);
  const auto find = [&](std::string_view ending, std::uint64_t size, bool with_capital) {
    return keys_.find(lemma_key(ending, size, form, with_capital));
  };
  std::uint32_t at = find(lower, whole, capital);
  if (at == FingerprintTable::none && capital && !is_name(form)) at = find(lower, whole, false);
  for (std::size_t size = std::min(longest_ending, lower.size()) + 1;
       at == FingerprintTable::none && size-- > 0;)
    at = find(std::string_view(lower).substr(lower.size() - size), size, capital);
  if (at == FingerprintTable::none) return is_name(form) ? std::string(word) : lower;
  const Rule& rule = rules_[rule_of_[at]];
  std::string out = rule.keep ? std::string(word) : lower;
  const std::size_t kept = out.size() - std::min<std::size_t>(rule.cut, out.size());
  if (!bounds(out, kept)) return out;
  out.resize(kept);
  out += rule.add;
  return out.empty() ? lower : out;
}

LemmaArrays learn_lemmas(const std::vector<TreebankSentence>& sentences) {
  std::map<Seen, Counts> seen;
  for (const TreebankSentence& s : sentences)
    for (std::size_t i = 0; i < s.words.size(); ++i) {
      const SyntaxNode& node = s.nodes[i];
      if (s.words[i].size() > 200 || node.lemma.empty() || node.lemma == "_") continue;
      const Seen key{to_lower(s.words[i]), node.form, begins_upper(s.words[i])};
      ++seen[key][rule_from(s.words[i], node.lemma)];
    }
  // Endings: how many words, each with its most frequent rule, follow a rule.
  std::map<Seen, Counts> endings;
  for (const auto& [word, counts] : seen)
    for (std::size_t size = 0; size <= std::min(longest_ending, word.word.size()); ++size)
      ++endings[{word.word.substr(word.word.size() - size), word.form, word.capital}]
               [most_frequent(counts)];
  std::map<std::string, std::uint16_t> numbers;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint16_t> rules;
  LemmaArrays out;
  const auto keep = [&](std::uint64_t key, const std::string& rule) {
    const auto [at, fresh] = numbers.emplace(rule, static_cast<std::uint16_t>(numbers.size()));
    if (fresh) out.text += rule + "\n";
    keys.push_back(key);
    rules.push_back(at->second);
  };
  const auto ending_rule = [&](const Seen& word, std::size_t size) {
    return most_frequent(
        endings.at({word.word.substr(word.word.size() - size), word.form, word.capital}));
  };
  for (const auto& [ending, counts] : endings) {
    const std::size_t size = ending.word.size();
    if (size == 0 || ending_rule(ending, size) != ending_rule(ending, size - 1))
      keep(lemma_key(ending.word, size, ending.form, ending.capital), most_frequent(counts));
  }
  for (const auto& [word, counts] : seen) {
    const std::size_t size = std::min(longest_ending, word.word.size());
    if (most_frequent(counts) != ending_rule(word, size))
      keep(lemma_key(word.word, whole, word.form, word.capital), most_frequent(counts));
  }
  out.keys = arrange_keys(keys);
  for (const std::uint32_t i : out.keys.order) out.rules.push_back(rules[i]);
  return out;
}

}  // namespace entente
