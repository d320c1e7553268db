#include "extract/told_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/embedded.h"
#include "core/error.h"
#include "extract/event_words.h"
#include "extract/word_map.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 26> class_names{
    "authored", "suffered", "amount",  "agent",   "speech",      "belief",    "denial",
    "go-on",    "plan",     "fail",    "unreal",  "unreal-noun", "plan-noun", "quote",
    "light",    "blame",    "praise",  "misdeed", "wrong",       "border",    "listable",
    "contest",  "people",   "opposed", "private", "related"};

using Classes = WordMap<std::uint32_t>;

void add_row(Classes& classes, std::string_view row) {
  const std::size_t tab = row.find('\t');
  const auto name = std::find(class_names.begin(), class_names.end(), row.substr(0, tab));
  if (tab == std::string_view::npos || name == class_names.end())
    throw Error(ErrorKind::defect, "data/told_words.tsv: bad row " + std::string(row));
  std::string_view words = row.substr(tab + 1);
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    classes[words.substr(0, blank)] |= std::uint32_t{1} << (name - class_names.begin());
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
}

Classes read_classes() {
  Classes classes;
  std::string_view file = embedded("data/told_words.tsv");
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    if (end > 0 && file.front() != '#') add_row(classes, file.substr(0, end));
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  return classes;
}

}  // namespace

bool is_told(std::string_view lemma, ToldWord wanted) {
  static const Classes classes = read_classes();
  const std::uint32_t* const of_lemma = classes.find(lemma);
  return of_lemma && (*of_lemma >> static_cast<unsigned>(wanted) & 1U) != 0;
}

bool is_told(const ToldTree& tree, NodeIndex n, ToldWord wanted) {
  return is_told(tree.lemma(n), wanted) || is_told(tree.lower[n], wanted);
}

bool acts_for_others(const ToldTree& tree, NodeIndex n) {
  const std::string& word = tree.lower[n];
  if (word.ends_with("ies") && is_told(word.substr(0, word.size() - 3) + "y", ToldWord::agent))
    return true;
  for (const WordClass role : {WordClass::role, WordClass::roles, WordClass::body})
    if (is_word(word, role) || is_word(tree.lemma(n), role)) return true;
  return is_told(tree, n, ToldWord::agent);
}

}  // namespace entente
