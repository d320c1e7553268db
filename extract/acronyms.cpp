#include "extract/acronyms.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace entente {
namespace {

std::u32string capitals_of(std::string_view word) {
  std::u32string out;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_code_point(word, i);
    if (is_upper(c)) out += c;
  }
  return out;
}

char32_t first_letter(std::string_view word) {
  std::size_t i = 0;
  return next_code_point(word, i);
}

// First token of the words before `end` whose capitals spell `letters`; `end` if
// they do not.
std::size_t long_form(const Reading& r, const Sentence& s, std::size_t end,
                      const std::u32string& letters) {
  std::size_t left = letters.size();
  const std::size_t reach = std::min<std::size_t>(end - s.first_token, letters.size() * 2 + 6);
  for (std::size_t i = end; i-- > end - reach;) {
    if (r.capitalised(i)) {
      if (first_letter(r.token(i)) != letters[left - 1]) return end;
      if (--left == 0) return i;
    } else if (r[i].shape == WordShape::lower) {
      if (r.commonness(i) < 10 && !r.has(i, particle)) return end;
    } else if (!r.is(i, "-") && !r.is(i, "&") && !r.is(i, ",")) {
      return end;
    }
  }
  return end;
}

NameKind kind_of(const Reading& r, std::size_t first, std::size_t end) {
  bool paper = false;
  for (std::size_t i = first; i < end; ++i) {
    if (r.longest(i, end, bit(Sense::body_ending) | bit(Sense::body)).end > i)
      return NameKind::organization;
    paper = paper || r.has(i, event_word | legal_word | work_word);
  }
  return paper ? NameKind::other : NameKind::organization;
}

}  // namespace

std::vector<Expansion> find_expansions(const Reading& r, const Sentence& s) {
  std::vector<Expansion> out;
  for (std::size_t i = s.first_token + 2; i + 2 < s.end_token; ++i) {
    if (!r.is(i, "(") || r[i + 1].shape != WordShape::acronym || !r.is(i + 2, ")")) continue;
    const std::u32string letters = capitals_of(r.token(i + 1));
    if (letters.size() < 2 || letters.size() > 9) continue;
    const std::size_t first = long_form(r, s, i, letters);
    if (first + 1 < i) out.push_back({first, i, i + 1, kind_of(r, first, i)});
  }
  return out;
}

}  // namespace entente
