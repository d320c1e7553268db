#include "extract/line_labels.h"

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t longest_dateline = 24;  // tokens

bool is_dash(const Reading& r, std::size_t i) {
  return r.is(i, "-") || r.is(i, "–") || r.is(i, "—") || r.is(i, "--");
}

// Only white space between the start of the line and token `i`.
bool starts_line(const Reading& r, std::size_t i) {
  const std::string_view text = r.text();
  for (std::size_t at = r.span(i, i + 1).begin; at-- > 0;) {
    if (text[at] == '\n') return true;
    if (text[at] != ' ' && text[at] != '\t' && text[at] != '\r' && text[at] != '*' &&
        text[at] != '\'')
      return false;
  }
  return true;
}

// A place in capitals, or any place before a bracket, then days and the agency, then
// a dash with blanks around it.
void dateline(const Reading& r, const Sentence& s, std::vector<LineLabel>& out) {
  const std::size_t first = s.first_token;
  const std::size_t end = std::min<std::size_t>(s.end_token, first + longest_dateline);
  std::size_t place = first;  // end of the words before day, agency and dash
  bool shouted = true, agency = false, dated = false;
  std::size_t i = first;
  for (; i < end && !is_dash(r, i); ++i) {
    if (r.is(i, "(")) {
      std::size_t close = i + 1;
      while (close < end && !r.is(close, ")")) ++close;
      if (close == end || close + 1 >= end || agency) return;
      agency = true;
      i = close;
      continue;
    }
    if (agency) return;
    if (r.has(i, calendar) || r[i].shape == WordShape::number) {
      dated = true;
    } else if (r.capitalised(i)) {
      if (dated) return;
      if (i == first || !r.is(i - 1, ",")) shouted = shouted && r[i].shape == WordShape::acronym;
      place = i + 1;
    } else if (!r.is(i, ",") && !r.is(i, ".")) {
      return;
    }
  }
  if (i + 1 >= end || place == first || place > first + 8 || r[i].glued) return;
  if (!(shouted && r.token(first).size() > 2) && !agency && !dated) return;
  out.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(place), true});
}

// Token of a label at the start of `s`: "Q" of "Q:", "BBC" of "((BBC))"; or none.
std::size_t speaker(const Reading& r, const Sentence& s) {
  std::size_t i = s.first_token;
  if (i + 1 >= s.end_token || !starts_line(r, i)) return s.end_token;
  bool bracket = false;
  while (i + 1 < s.end_token && r.is(i, "(")) {
    bracket = true;
    ++i;
  }
  const bool label = r[i].shape == WordShape::acronym || r[i].shape == WordShape::initial;
  if (!label || i + 1 >= s.end_token) return s.end_token;
  return r.is(i + 1, ":") || (bracket && r.is(i + 1, ")")) ? i : s.end_token;
}

}  // namespace

std::vector<LineLabel> line_labels(const Reading& r) {
  std::vector<LineLabel> out;
  std::unordered_map<std::uint64_t, unsigned> times;
  for (const Sentence& s : r.sentences()) {
    if (const std::size_t i = speaker(r, s); i < s.end_token) ++times[r[i].hash];
    if (s.first_token < s.end_token && starts_line(r, s.first_token) && !s.heading)
      dateline(r, s, out);
  }
  for (const Sentence& s : r.sentences())
    if (const std::size_t i = speaker(r, s); i < s.end_token && times[r[i].hash] > 1)
      out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), false});
  std::sort(out.begin(), out.end(),
            [](const LineLabel& a, const LineLabel& b) { return a.first < b.first; });
  return out;
}

}  // namespace entente
