#pragma once

// Graphs that analysts bring themselves: edge lists. Read strictly, since a
// person wrote them and a silent repair would change the answer.
//
// Two forms. CSV (.csv, comma or semicolon; .tsv, tab): a header that names the
// columns source and target, and weight if there is one, in any order and case;
// other columns are ignored; quotes as in RFC 4180. Otherwise: `u v` or `u v w` a
// line, separated by blanks; lines that begin with # or % are comments.

#include <cstdint>
#include <optional>
#include <string>

#include "core/diagnostic.h"
#include "core/run.h"
#include "graph/snapshot.h"

namespace entente {

struct EdgeListOptions {
  bool directed = false;
  bool weights_are_lengths = false;  // a row's strength is then 1 / weight
  bool keep_zero = false;            // a row of weight 0 is no tie but no fault either
};

struct EdgeListCounts {
  std::uint64_t rows = 0;
  std::uint64_t self_loops = 0;    // left out: no tie between two actors
  std::uint64_t zero_weights = 0;  // left out, under keep_zero
};

struct EdgeListReading {
  Snapshot snapshot;
  EdgeListCounts counts;
  std::optional<Diagnostic> fault;  // the first bad row; the snapshot is empty then
};

// What the file holds. Nodes are labels: any text of 1 .. 1024 bytes of UTF-8 that is not blank,
// ordered by its bytes, and in a large graph by how many rows name it first (graph/numbering.h);
// "7" and "07" are two nodes. Parallel rows are summed. A fault is a row with too few or too many
// fields, a bad label, or a weight that is not a number, negative, beyond 1e-300 .. 1e300, or an
// integer that a double cannot hold exactly. Throws Error{input} if the file cannot be read,
// Error{cancelled}. O(rows) time and memory plus sorting the labels.
EdgeListReading scan_edge_list(const std::string& path, const EdgeListOptions& options,
                               const Run& run = {});

// The same for those who stop at a fault: throws Error{input} "file:line: what is wrong".
Snapshot read_edge_list(const std::string& path, const EdgeListOptions& options,
                        const Run& run = {});

// Whether a command's argument means an edge list: a file ending in .edges, or a .csv or .tsv file
// whose first line names the columns source and target. Reads only that line.
bool means_edge_list(const std::string& path);

// A frozen view of a plain graph: fills in all that follows from labels and strengths.
Snapshot plain_snapshot(std::vector<std::string> labels, Csr graph);

}  // namespace entente
