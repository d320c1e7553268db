// Opening what a command is given, and taking documents out of a store.

#include <algorithm>

#include <sys/stat.h>

#include "core/error.h"
#include "core/text.h"
#include "graph/actors.h"
#include "graph/build.h"
#include "graph/corrections_file.h"
#include "graph/ledger.h"
#include "graph/reprints.h"
#include "graph/sqlite.h"

namespace entente {

bool means_documents(const std::string& path) {
  if (path == "-") return true;
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return false;
  const std::string name = to_lower(path.substr(path.find_last_of('/') + 1));
  if (S_ISDIR(info.st_mode)) {
    const bool like_a_store =
        name.ends_with(".entente") || name.ends_with(".db") || name.ends_with(".sqlite");
    return !like_a_store;
  }
  for (const char* ending :
       {".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv",
        ".gz", ".zst", ".zip", ".tar", ".tgz", ".warc", ".wet"})
    if (name.ends_with(ending)) return true;
  return false;
}

Store open_or_build(const std::string& path, const Run& run) {
  return means_documents(path) ? build_in_memory({path}, {}, run) : Store::open(path);
}

std::vector<StoredDocument> remove_documents(const std::string& path,
                                             const std::vector<std::string>& names,
                                             const Run& run) {
  Store store = Store::open_to_write(path);
  std::vector<StoredDocument> gone;
  for (const std::string& name : names)
    for (StoredDocument& document : find_documents(store, name))
      gone.push_back(std::move(document));
  const auto by_key = [](const StoredDocument& a, const StoredDocument& b) {
    return a.key < b.key;
  };
  const auto same = [](const StoredDocument& a, const StoredDocument& b) { return a.key == b.key; };
  std::sort(gone.begin(), gone.end(), by_key);
  gone.erase(std::unique(gone.begin(), gone.end(), same), gone.end());

  Database& database = store.database();
  const CorrectionsFile corrections = find_corrections(path, "", &database);
  if (corrections.path.empty()) store.begin_changes();
  {
    Transaction transaction(database);
    // Deleted text must not survive in the file's free pages.
    database.execute("PRAGMA secure_delete=ON");
    for (const StoredDocument& document : gone) {
      run.checkpoint();
      delete_document(database, document.id);
    }
    keep_corrections(database, corrections);
    find_reprints(database, run);
    resolve_actors(database, run);
    seal(database);
    transaction.commit();
  }
  store.end_changes();
  return gone;
}

}  // namespace entente
