#pragma once

// The one function that joins extract/ to graph/: documents in, a store out.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/run.h"
#include "extract/annotate.h"
#include "extract/read/corpus.h"
#include "graph/store.h"

namespace entente {

struct BuildOptions {
  ReadOptions read = {};
  std::optional<double> tau = {};                  // none: as in the store, or AnnotateOptions' own
  std::optional<std::uint32_t> max_gap = {};       // likewise
  std::optional<std::uint32_t> min_mentions = {};  // actors mentioned less often are left out
  std::optional<std::string> without = {};         // ways of reference left out, extract/refer.h
  bool dedupe = false;  // a text that is there under another id counts as a duplicate
  bool fresh = false;   // empty an existing store first
  std::vector<std::pair<std::string, DateRange>> dates = {};  // source id, and its date
  // A file of entente.records/1: its documents are read, and what it gives for a
  // document (by id) is taken instead of entente's own steps. A line that is not
  // in that form is an Error{input} with its number, before anything is written.
  std::string mentions = {};
  // A file of corrections (graph/corrections.h); empty: the one beside the store, if any.
  std::string corrections = {};
};

struct BuildReport {
  ReadReport read;     // counts and diagnostics of this run
  StoreSummary store;  // of the store afterwards
  bool changed = false;
  std::string corrections_path;  // of the file that was applied; empty: none
  std::size_t corrections = 0;   // how many
  std::size_t parsed = 0;        // sentences of this run that may tell a tie and were parsed

  // True if no document was read, nor was one there already.
  bool nothing_read() const { return read.ingested + read.duplicate == 0; }
};

// Reads the documents under `paths`, extracts, and adds what was found to the
// store at `path`, which is made if it is not there. Documents are committed in
// whole batches; the graph is folded anew at the end, so the store depends only
// on which documents are in it, never on their order, on batches or threads.
// An interrupted build leaves whole batches and is completed by running it
// again. With corrections everything is one batch: Error{input} for one that cannot
// be applied leaves the store as it was. If nothing_read(), nothing was written.
// Throws Error{input} under options.read.strict for the first skip (nothing is
// committed), or if the options differ from those that the store was made with, or the store holds
// an imported graph; Error{store},
// {environment}, {cancelled}. O(text) + O(store) for the fold.
BuildReport build_graph(const std::vector<std::string>& paths, const std::string& path,
                        const BuildOptions& options, const Run& run);

// The same into memory, for commands that are given documents instead of a
// store. Throws Error{input} if nothing_read().
Store build_in_memory(const std::vector<std::string>& paths, const BuildOptions& options,
                      const Run& run);

// Whether a command's argument means documents rather than a store: standard
// input, a folder without an ending, a file with the ending of a document.
bool means_documents(const std::string& path);

// The store at `path`, or one in memory if `path` means documents.
Store open_or_build(const std::string& path, const Run& run);

// Takes documents out of a store, exactly: what is left is as if they had never
// been in. `names` as in find_documents(). Returns those taken out, by key.
std::vector<StoredDocument> remove_documents(const std::string& path,
                                             const std::vector<std::string>& names, const Run& run);

}  // namespace entente
