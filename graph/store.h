#pragma once

// An evidence store: one closed SQLite file (graph/schema.sql) with the documents
// of a case, all that was found in them, and the actors this adds up to. Typed
// reading; build.h and ledger.h write. Values are copies, free of the store.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/diagnostic.h"
#include "core/ids.h"
#include "core/ontology.h"

namespace entente {

class Database;
class WriterLock;

class Store {
 public:
  // An existing store, for reading; leaves nothing beside it. Throws
  // Error{input} if there is no such file, Error{store} if it is foreign, of
  // another version, damaged or tampered with; it is never touched.
  static Store open(const std::string& path);
  // An existing store, for changes; nothing is written yet. Waits up to 5 s for
  // another writer, then throws Error{store}.
  static Store open_to_write(const std::string& path);
  // An empty store in memory; `name` stands for its path.
  static Store in_memory(const std::string& name);
  // A new file at `path`, which must not exist or be empty, open for changes.
  static Store create(const std::string& path);

  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  const std::string& path() const;
  Database& database();  // for graph/ only
  const Database& database() const;

  // While many changes are made: write-ahead log on, so that readers see the
  // last committed state. close_file() makes it one closed file again.
  void begin_changes();
  void end_changes();

 private:
  Store(std::unique_ptr<WriterLock> lock, std::unique_ptr<Database> database);
  std::unique_ptr<WriterLock> lock_;  // released after the database is closed
  std::unique_ptr<Database> database_;
};

// Sizes of a store, and what it was made with.
struct StoreSummary {
  std::uint64_t documents = 0, sentences = 0, mentions = 0, actors = 0;
  std::uint64_t co_mentions = 0;  // pairs of actors named near each other
  std::uint64_t stated = 0;       // stated relations: meetings, accusations, ...; reprints left out
  std::uint64_t characters = 0;
  std::uint64_t reprints = 0;      // documents left out of the graph: graph/reprints.h
  std::uint64_t reprinted = 0;     // the stories that they are copies of
  std::optional<DateRange> dates;  // of the dated documents
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string digest;    // empty while `partial`
  bool partial = false;  // a build was interrupted: actors of the last documents are missing
  std::uint64_t ties() const { return co_mentions + stated; }
};
StoreSummary summary(const Store& store);

// Stated relations by kind, most frequent first; zero counts and reprints are left out.
std::vector<std::pair<TieKind, std::uint64_t>> tie_counts(const Store& store);

struct StoredDocument {
  DocumentId id{};
  std::string key;        // 16 hex digits
  std::string short_key;  // the first 8 or more: unique in this store
  std::string source_id, uri, title, language;
  std::string reprint_of;  // short key of the document that counts instead; empty: this one does
  std::optional<DateRange> published;
  std::uint64_t characters = 0;
  std::uint32_t sentences = 0;
};

// All documents by key. O(documents).
std::vector<StoredDocument> documents(const Store& store);

// The documents that `name` means: a key or the beginning of one (at least 4
// digits, one document), a source id, or a uri. Throws Error{input} if there is
// none (nearest ids offered) or a beginning fits several.
std::vector<StoredDocument> find_documents(const Store& store, std::string_view name);

// Everything that was noted, by file and line.
std::vector<Diagnostic> diagnostics(const Store& store);

struct StoredActor {
  ActorId id{};
  std::string key;  // "sergey-lavrov"
  ActorType type = ActorType::person;
  std::string name;
  std::string role;                  // "Foreign Minister of Russia", empty if unknown
  std::string wikidata;              // "Q30", empty if unknown
  std::vector<std::string> aliases;  // other forms found, sorted
  std::uint32_t mentions = 0, sentences = 0, documents = 0;
};

// All actors by key, with their counts. O(mentions).
std::vector<StoredActor> actors(const Store& store);

// The one actor of `all` that `wanted` means: by key, name, alias, then without
// case and diacritics, by a key that one of its names had, then as the last word or a part of a
// name. Of several
// that fit equally well, the one named at least twice as often as the next.
// Throws Error{input}: none (nearest names offered), or ambiguous (they are listed).
const StoredActor& find_actor(const std::vector<StoredActor>& all, std::string_view wanted,
                              std::string_view store_path);

// What documents call the actor, by first date: the dates are those of the documents.
struct ActorRole {
  std::string role;
  std::optional<DateRange> dates;  // none: no such document is dated
  std::uint32_t documents = 0;
};
std::vector<ActorRole> roles(const Store& store, ActorId actor);

// Why each of the actor's forms is this actor: the two links from the words to it, first in
// their document, then across documents, and where the words stand.
struct LinkNote {
  std::string words;
  std::string found, joined;  // why: in the document, across documents
  double found_score = 1, joined_score = 1;
  std::uint64_t count = 0;
  std::string place;  // the first in time: "3fa91c2e:s3"
  std::string span;   // the same words by bytes: "3fa91c2e:120-134"
  double score() const { return found_score * joined_score; }
  std::string reason() const { return joined.empty() ? found : found + "; " + joined; }
};
// Most frequent first. Scores are the lowest of the group. O(the actor's mentions).
std::vector<LinkNote> links(const Store& store, ActorId actor);

}  // namespace entente
