#pragma once

// Reprints: articles with nearly the same text. The graph counts each story once.

#include <cstdint>
#include <string>
#include <vector>

#include "core/run.h"
#include "graph/sqlite.h"

namespace entente {

class Store;

// Replaces the table `reprints` by what the texts of the store give. Two texts are copies if they
// have at least a third of their three-word runs in common (graph/shingles.h), texts of fewer than
// 30 words only if they have all; a story is what copies join, and its members stand in this order:
// the text that agrees most with the others (of changed copies that is the original), the longest,
// the earliest, by key. Candidates come from bands of MinHash values and each is checked exactly.
// Depends on the set of documents alone. Inside a transaction. O(text + documents log documents).
void find_reprints(Database& database, const Run& run);

// " AND ..." for documents `d` that count: of each story the first member that `in_window` (a
// condition on documents `e`, such as " AND e.date_last >= '2022-01-01'", or nothing) leaves.
std::string counted_once(const std::string& in_window);

// A story with its reprints: keys of documents, the one that counts first.
struct Story {
  std::vector<std::string> documents;
};

// All of two or more documents, by the key of the first. O(reprints).
std::vector<Story> stories(const Store& store);

}  // namespace entente
