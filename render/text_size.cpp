#include "render/text_size.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace entente {
namespace {

// Advance widths in thousandths of the size for U+0020 to U+007E, from Adobe's
// metrics of Helvetica and Helvetica-Bold.
constexpr std::array<int, 95> regular{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr std::array<int, 95> heavy{
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

int advance(char32_t c, std::string_view bytes, bool bold, const FontWidths& font) {
  const auto& widths = bold ? font.bold : font.regular;
  const auto at = std::lower_bound(widths.begin(), widths.end(), std::pair<char32_t, int>(c, -1));
  if (at != widths.end() && at->first == c) return at->second;
  if (c >= 0x20 && c < 0x7F) return (bold ? heavy : regular)[c - 0x20];
  if (c == 0x2026) return 1000;                // ellipsis
  if (c == 0x00B7 || c == 0x2019) return 278;  // middle dot, apostrophe
  switch (display_width(bytes)) {
    case 0:
      return 0;
    case 2:
      return 1000;
    default:
      return is_upper(c) ? 722 : (bold ? 611 : 556);
  }
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (i > begin ? " " : "") + words[i];
  return out;
}

std::string cut(const std::string& line, double size, bool bold, double width,
                const FontWidths& font) {
  if (text_width(line, size, bold, font) <= width) return line;
  const double room = width - text_width("…", size, bold, font);
  double used = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(line, i);
    used += advance(c, std::string_view(line).substr(begin, i - begin), bold, font) * size / 1000;
    if (used > room) break;
    end = i;
  }
  return line.substr(0, end) + "…";
}

// Lines as even as possible: for each count of words and lines, the least
// possible width of the widest line.
std::vector<std::string> even_lines(const std::vector<std::string>& words, double size, bool bold,
                                    std::size_t lines, const FontWidths& font) {
  const std::size_t n = words.size();
  std::vector<std::vector<double>> widest(lines + 1, std::vector<double>(n + 1, 1e300));
  std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
  widest[0][0] = 0;
  for (std::size_t k = 1; k <= lines; ++k)
    for (std::size_t end = k; end <= n; ++end)
      for (std::size_t begin = k - 1; begin < end; ++begin) {
        const double here =
            std::max(widest[k - 1][begin], text_width(joined(words, begin, end), size, bold, font));
        if (here < widest[k][end]) {
          widest[k][end] = here;
          from[k][end] = begin;
        }
      }
  std::vector<std::string> out(lines);
  for (std::size_t k = lines, end = n; k > 0; end = from[k][end], --k)
    out[k - 1] = joined(words, from[k][end], end);
  return out;
}

}  // namespace

double text_width(std::string_view line, double size, bool bold, const FontWidths& font) {
  double thousandths = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(line, i);
    thousandths += advance(c, line.substr(begin, i - begin), bold, font);
  }
  return thousandths * size / 1000;
}

std::vector<std::string> wrapped(std::string_view text, double size, bool bold, double width,
                                 std::size_t lines, const FontWidths& font) {
  std::vector<std::string> words = words_of(text);
  if (words.empty()) return {""};
  constexpr std::size_t most_words = 24;  // of a label; the rest would be cut anyway
  if (words.size() > most_words) words.resize(most_words);
  std::vector<std::string> out;
  for (std::size_t k = 1; k <= std::min(lines, words.size()); ++k) {
    out = even_lines(words, size, bold, k, font);
    const auto fits = [&](const std::string& line) {
      return text_width(line, size, bold, font) <= width;
    };
    if (std::all_of(out.begin(), out.end(), fits)) return out;
  }
  for (std::string& line : out) line = cut(line, size, bold, width, font);
  return out;
}

std::vector<std::string> filled(std::string_view text, double size, bool bold, double width,
                                const FontWidths& font) {
  std::vector<std::string> lines;
  for (const std::string& word : words_of(text)) {
    if (!lines.empty() && text_width(lines.back() + " " + word, size, bold, font) <= width)
      lines.back() += " " + word;
    else
      lines.push_back(cut(word, size, bold, width, font));
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace entente
