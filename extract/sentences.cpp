#include <algorithm>

#include "core/text.h"
#include "extract/tokenize.h"

// Sentence ends. Lines are looked at first: an empty line ends a paragraph, and
// a line end ends a sentence where the line is no wrapped text. Inside a
// paragraph a full stop ends a sentence if what follows can begin one.

namespace entente {
namespace {

// What lies between a token and the next one.
struct Gap {
  bool blank = false;  // any white space
  unsigned lines = 0;  // line ends: 0, 1, 2 = an empty line
};

Gap gap_between(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  Gap gap;
  for (std::size_t i = begin; i < end;) {
    const char32_t c = next_code_point(text, i);
    gap.blank = gap.blank || is_space(c);
    const bool carriage = c == '\r' && (i >= end || text[i] != '\n');
    if (c == '\n' || carriage || c == 0x85 || c == 0x2028) ++gap.lines;
    if (c == 0x2029 || c == '\f') gap.lines += 2;
  }
  return gap;
}

bool is_one_of(std::string_view token, std::string_view list) {
  // `list` is divided and enclosed by blanks.
  for (std::size_t at = 0; (at = list.find(token, at)) != std::string_view::npos; ++at)
    if (at > 0 && list[at - 1] == ' ' && list[at + token.size()] == ' ') return true;
  return false;
}

bool is_terminator(std::string_view token) {
  return is_one_of(token, " . ! ? ... .. .... … 。 ！ ？ ؟ । ۔ ");
}

bool is_closing(std::string_view token) { return is_one_of(token, " \" ' ” ’ ) ] » ’’ '' "); }
bool is_opening(std::string_view token) { return is_one_of(token, " \" ' “ ‘ ( [ « – — - • * "); }

// Words that begin sentences and hardly ever follow an abbreviation in a name.
bool begins_sentence(std::string_view token) {
  return is_one_of(token,
                   " The A An In On At He She It They We I You His Her Its Their Our This That "
                   "These Those There But And Or However Although While When After Before As If "
                   "Since Some Many Most Both For From With By According Last Earlier Meanwhile "
                   "Asked Also Not No To One Two Such ");
}

class Splitter {
 public:
  Splitter(std::string_view text, Tokens& tokens) : text_(text), out_(tokens) {
    const auto& list = out_.tokens;
    gaps_.resize(list.size());
    for (std::size_t i = 0; i + 1 < list.size(); ++i)
      gaps_[i] = gap_between(text, list[i].span.end, list[i + 1].span.begin);
    if (!gaps_.empty()) gaps_.back() = {true, 2};
  }

  void run() {
    const std::size_t n = out_.tokens.size();
    for (std::size_t begin = 0; begin < n;) {
      std::size_t end = begin;
      while (end < n && gaps_[end].lines < 2) ++end;
      if (end < n) ++end;
      paragraph(begin, end);
      begin = end;
      ++paragraph_;
    }
  }

 private:
  std::string_view token(std::size_t i) const { return cut(text_, out_.tokens[i].span); }

  // Line by line, unless the lines are the wrapped lines of one paragraph: then
  // all but the last are about as long as the longest and below 120 bytes.
  void paragraph(std::size_t begin, std::size_t end) {
    std::uint32_t longest = 0;
    for (std::size_t i = begin, from = begin; i < end; ++i) {
      if (gaps_[i].lines == 0) continue;
      longest = std::max(longest, out_.tokens[i].span.end - out_.tokens[from].span.begin);
      from = i + 1;
    }
    std::size_t line = begin, from = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (gaps_[i].lines == 0) continue;
      const std::uint32_t length = out_.tokens[i].span.end - out_.tokens[line].span.begin;
      line = i + 1;
      const bool wrapped = i + 1 < end && longest < 120 && length * 3 > longest * 2 && longest > 50;
      if (wrapped) continue;
      block(from, i + 1);
      from = i + 1;
    }
  }

  // Tokens that are text without a line end that matters.
  void block(std::size_t begin, std::size_t end) {
    std::size_t from = begin;
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t last = i;
      if (!may_end(i)) continue;
      while (last + 1 < end && !gaps_[last].blank && is_closing(token(last + 1))) ++last;
      if (last + 1 < end && !ends_here(i, last)) continue;
      sentence(from, last + 1, false);
      from = i = last + 1;
      --i;
    }
    if (from < end) sentence(from, end, true);
  }

  bool may_end(std::size_t i) const {
    const std::string_view t = token(i);
    return is_terminator(t) || (t.size() > 1 && t.back() == '.');
  }

  // Whether the sentence that stops at token `stop`, with closing quotes up to
  // `last`, is over: the next token decides.
  bool ends_here(std::size_t stop, std::size_t last) const {
    const std::string_view mark = token(stop);
    const std::string_view next = token(last + 1);
    const bool wide = mark.size() == 3 && mark != "..." && mark != "…";
    if (!gaps_[last].blank) return wide;
    std::size_t at = 0;
    const char32_t first = next_code_point(next, at);
    if (is_lower(first)) return false;
    if (!is_terminator(mark)) {  // an abbreviation with its full stop
      if (keeps_full_stop(mark)) return false;
      if (last > stop) return true;
      const bool initial = mark.size() == 2;
      if (is_digit(first)) return !initial && mark != "No." && mark != "Nos.";
      return begins_sentence(next);
    }
    if (mark == "..." || mark == "…" || mark == "..") return is_upper(first);
    return is_letter(first) || is_digit(first) || is_opening(next) || first >= 0x80 ||
           first == '$' || first == '#' || first == '@';
  }

  void sentence(std::size_t begin, std::size_t end, bool open) {
    Sentence s;
    s.span = {out_.tokens[begin].span.begin, out_.tokens[end - 1].span.end};
    s.first_token = static_cast<std::uint32_t>(begin);
    s.end_token = static_cast<std::uint32_t>(end);
    s.paragraph = paragraph_;
    const std::string_view last = token(end - 1);
    s.heading = open && end - begin <= 30 && last != ":" && last != "," && last != ";";
    out_.sentences.push_back(s);
  }

  std::string_view text_;
  Tokens& out_;
  std::vector<Gap> gaps_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

Tokens tokenize(std::string_view text) {
  Tokens out;
  out.tokens.reserve(text.size() / 5);
  split_tokens(text, [&](Token token) { out.tokens.push_back(token); });
  Splitter(text, out).run();
  return out;
}

}  // namespace entente
