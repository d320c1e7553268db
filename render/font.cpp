#include "render/font.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> like_house_style{"Liberation Sans", "Arial", "Helvetica",
                                                           "Arimo"};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

FontWidths installed_font(const std::string& family, const ImageOptions& options, const Run& run) {
  FontWidths font;
  for (const std::string_view known : like_house_style)
    if (fold(family) == fold(known)) font.family = known;
  if (!font.family.empty()) return font;
  const std::string report = worker_font_report(family, options, run);
  const std::vector<std::string_view> lines = lines_of(report);
  if (lines.empty() || !lines[0].starts_with("family ")) {
    const std::vector<std::string> names(lines.begin() + (lines.empty() ? 0 : 1), lines.end());
    throw Error(ErrorKind::usage, "--font " + display(family, 100) +
                                      ": no font of that name is installed" +
                                      did_you_mean(family, names) +
                                      "\n`fc-list : family` lists those that are");
  }
  font.family = lines[0].substr(7);
  std::vector<std::pair<char32_t, int>>* widths = nullptr;
  for (const std::string_view line : lines) {
    if (line == "regular") widths = &font.regular;
    if (line == "bold") widths = &font.bold;
    const std::size_t blank = line.find(' ');
    if (!widths || blank == std::string_view::npos) continue;
    const auto point = parse_number<std::uint32_t>(line.substr(0, blank));
    const auto width = parse_number<int>(line.substr(blank + 1));
    if (point && width) widths->emplace_back(*point, *width);
  }
  return font;
}

}  // namespace entente
