#include "extract/word_classes.h"

#include <algorithm>

#include "core/embedded.h"

namespace entente {

std::vector<std::string_view> cells(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  for (std::size_t at; (at = line.find(separator, from)) != std::string_view::npos; from = at + 1)
    out.push_back(line.substr(from, at - from));
  out.push_back(line.substr(from));
  return out;
}

std::vector<std::vector<std::string_view>> rows_of(std::string_view path) {
  std::vector<std::vector<std::string_view>> out;
  std::string_view rest = embedded(path);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && line.front() != '#') out.push_back(cells(line, '\t'));
  }
  return out;
}

std::vector<std::string_view> words_of_class(std::string_view word_class) {
  for (const auto& row : rows_of("data/name_words.tsv"))
    if (row.size() > 1 && row[0] == word_class) return cells(row[1], '|');
  return {};
}

}  // namespace entente
