#pragma once

#include <string_view>
#include <vector>

namespace entente {

// The words of one class of data/name_words.tsv ("abbreviation", "speech", ...),
// in the file's order. Views live as long as the program. O(file).
std::vector<std::string_view> words_of_class(std::string_view word_class);

// The cells of one line of a table, divided by `separator`. O(line).
std::vector<std::string_view> cells(std::string_view line, char separator);

// The rows of an embedded table, comment lines and empty lines left out. O(file).
std::vector<std::vector<std::string_view>> rows_of(std::string_view path);

}  // namespace entente
