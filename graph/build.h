#pragma once

// The one function that joins extract/ to graph/: documents in, a store out.

#include <string>
#include <vector>

#include "core/run.h"
#include "extract/annotate.h"
#include "extract/read/corpus.h"
#include "graph/store.h"

namespace entente {

struct BuildOptions {
  ReadOptions read;
  AnnotateOptions annotate;
  std::uint32_t min_mentions = 1;  // actors mentioned less often in all are left out of the graph
  bool dedupe = false;             // a text that is already there counts as a duplicate
  bool fresh = false;              // replace an existing store
  std::vector<std::pair<std::string, DateRange>> dates;  // source id or uri, and its date
  std::string mentions;                                  // file of entente.records/1, empty: none
  std::string gazetteer;                                 // CSV: name, alias, type; empty: none
};

struct BuildReport {
  ReadReport read;              // counts and diagnostics of this run
  std::uint64_t committed = 0;  // documents added
  StoreSummary store;           // of the store afterwards
};

// Reads the documents under `paths`, extracts, and adds what was found to the
// store at `path`, which is made if it is not there. Documents are committed in
// whole batches; the graph is folded anew at the end, so the store depends only
// on which documents are in it, never on their order, on batches or threads.
// An interrupted build leaves whole batches and is completed by running it
// again. Throws Error{input} if nothing could be read (nothing is written then),
// or under options.read.strict for the first skip; Error{store}, {environment},
// {cancelled}. O(text) + O(store) for the fold.
BuildReport build_graph(const std::vector<std::string>& paths, const std::string& path,
                        const BuildOptions& options, const Run& run);

// The same into memory, for commands that are given documents instead of a store.
Store build_in_memory(const std::vector<std::string>& paths, const BuildOptions& options,
                      const Run& run);

// Whether a command's argument means documents rather than a store: standard
// input, a folder without an ending, a file with the ending of a document.
bool means_documents(const std::string& path);

// The store at `path`, or one in memory if `path` means documents.
Store open_or_build(const std::string& path, const Run& run);

// Takes documents out of a store, exactly: what is left is as if they had never
// been in. `names` as in find_documents(). Returns how many were taken out.
std::size_t remove_documents(const std::string& path, const std::vector<std::string>& names,
                             const Run& run);

}  // namespace entente
