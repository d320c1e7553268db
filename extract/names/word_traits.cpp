#include "extract/names/word_traits.h"

#include <algorithm>

#include "core/text.h"

namespace entente {
namespace {

constexpr std::size_t longest_shape = 10;

bool ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

char shape_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  return is_digit(c) ? 'd' : '?';
}

struct Shapes {
  std::string whole, brief;
};

Shapes shapes_of(std::string_view token, CaseMode mode) {
  const bool caseless = mode == CaseMode::upper || mode == CaseMode::lower;
  Shapes out;
  for (std::size_t i = 0; i < token.size();) {
    char shape = shape_of(next_code_point(token, i));
    if (caseless && shape == 'X') shape = 'x';
    if (out.whole.size() < longest_shape) out.whole += shape;
    if (out.brief.empty() || out.brief.back() != shape) out.brief += shape;
  }
  const char sign = static_cast<char>('0' + static_cast<int>(mode));
  out.whole += sign;
  out.brief += sign;
  return out;
}

// The first or last k characters of valid UTF-8; empty if it has fewer.
std::string_view head(std::string_view text, std::size_t k) {
  std::size_t i = 0;
  for (; k > 0 && i < text.size(); --k) {
    ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) ++i;
  }
  return k == 0 ? text.substr(0, i) : std::string_view();
}

std::string_view tail(std::string_view text, std::size_t k) {
  std::size_t i = text.size();
  for (; k > 0 && i > 0; --k) {
    --i;
    while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) --i;
  }
  return k == 0 ? text.substr(i) : std::string_view();
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void set_cues(WordTraits& out, std::string_view form) {
  std::uint8_t after = 0, before = 0;
  if (out.listed & listed_title) after |= cue_title;
  if ((out.listed & listed_given) && out.capital) after |= cue_given;
  if (one_of(form, {"in", "at", "near"})) after |= cue_in;
  if (form == "the") after |= cue_the;
  if (one_of(form, {"said", "says", "told", "who", "added"})) before |= cue_said;
  if ((out.listed & listed_orgword) && out.capital) before |= cue_orgword;
  if (form == "(" || form == "-lrb-") before |= cue_bracket;
  out.cues_after = after;
  out.cues_before = before;
}

}  // namespace

CaseMode case_mode(std::span<const std::string_view> tokens) {
  std::size_t words = 0, upper = 0, lower = 0, longer = 0, capital = 0;
  for (const std::string_view token : tokens) {
    bool letter = false, high = false, low = false;
    for (const char c : token) {
      letter = letter || ascii_letter(c);
      high = high || (c >= 'A' && c <= 'Z');
      low = low || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    }
    if (!letter) continue;
    ++words;
    upper += high && !low;
    lower += !high;
    if (token.size() >= 4) {
      ++longer;
      capital += token[0] >= 'A' && token[0] <= 'Z';
    }
  }
  if (words >= 2 && upper * 20 >= words * 17) return CaseMode::upper;
  if (words >= 3 && lower == words) return CaseMode::lower;
  if (words >= 4 && longer >= 3 && capital * 10 >= longer * 9) return CaseMode::title;
  return CaseMode::normal;
}

WordTraits word_traits(std::string_view token, CaseMode mode, const NamesLexicon& lexicon) {
  WordTraits out;
  const std::string form = lexicon_form(token);
  const bool caseless = mode == CaseMode::upper || mode == CaseMode::lower;
  out.mode = mode;
  out.form = hash_bytes(form);
  out.exact = caseless ? 1 : hash_bytes(token);
  const Shapes shapes = shapes_of(token, mode);
  out.shape = hash_bytes(shapes.whole);
  out.brief = hash_bytes(shapes.brief);
  for (std::size_t k = 1; k <= 5; ++k) {
    const std::string_view first = head(form, k), last = tail(form, k);
    if (!first.empty()) out.prefix[k - 1] = hash_bytes(first);
    if (!last.empty()) out.suffix[k - 1] = hash_bytes(last);
  }
  out.cluster = lexicon.clusters_of(out.form);
  out.listed = lexicon.classes_of(phrase_key(0, out.form));
  std::size_t at = 0;
  const char32_t first = token.empty() ? U' ' : next_code_point(token, at);
  out.capital = is_upper(first);
  out.letters = is_letter(first);
  set_cues(out, form);
  return out;
}

WordTable::WordTable(const NamesLexicon& lexicon) : lexicon_(lexicon) {
  slots_.resize(1u << 14);
  for (const std::uint64_t mark : {11u, 12u}) {
    WordTraits edge;
    edge.form = edge.shape = edge.brief = mark;
    edge.cluster.fill(static_cast<std::uint16_t>(10000 + mark));
    traits_.push_back(edge);
  }
}

std::uint32_t WordTable::intern(std::string_view token, CaseMode mode) {
  const std::uint64_t key = hash_bytes(token) ^ static_cast<std::uint64_t>(mode) << 62;
  std::size_t i = (key >> 20) & (slots_.size() - 1);
  while (slots_[i].key != 0) {
    if (slots_[i].key == key) return slots_[i].word;
    i = (i + 1) & (slots_.size() - 1);
  }
  slots_[i] = {key == 0 ? 1 : key, size()};
  traits_.push_back(word_traits(token, mode, lexicon_));
  if (traits_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t i = (slot.key >> 20) & (slots_.size() - 1);
    while (slots_[i].key != 0) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
}

void WordTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  traits_.resize(2);
  ++generation_;
}

}  // namespace entente
