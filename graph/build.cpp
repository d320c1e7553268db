#include "graph/build.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <unistd.h>

#include "core/error.h"
#include "core/number.h"
#include "core/parallel.h"
#include "graph/actors.h"
#include "graph/corrections_file.h"
#include "graph/given.h"
#include "graph/ledger.h"
#include "graph/reprints.h"
#include "graph/sqlite.h"
#include "graph/store_file.h"

namespace entente {
namespace {

// A batch is what one transaction holds: enough to keep every thread busy, little
// enough that its texts fit in memory many times over.
constexpr std::size_t batch_documents = 128;
constexpr std::size_t batch_bytes = 8u << 20;

// Tables in an order in which rows can be deleted.
constexpr const char* all_tables[] = {
    "reprints",       "split_entities", "corrections_file", "diagnostics", "corrections", "actor_links",
    "actor_roles",    "doubts",           "aliases",     "actors",      "co_mentions",
    "tellings",       "participants",     "ties",        "mentions",    "entity_roles",
    "entities",       "sentences",        "documents",   "parameters",  "meta",
    "imported_edges", "imported_nodes"};

class Builder {
 public:
  Builder(std::string path, const BuildOptions& options, const Run& run)
      : path_(std::move(path)), options_(options), run_(run) {}

  void use_memory();
  void use_file();
  BuildReport build(const std::vector<std::string>& paths);
  Store take_store() { return std::move(*store_); }

 private:
  Outcome take(Document&& document);
  std::optional<Outcome> known(const Document& document);
  void settle_parameters();
  void settle_corrections();
  void start();
  void flush();
  void put_waiting();
  void finish(const ReadReport& read, const Run& run);
  void keep(const std::vector<Diagnostic>& diagnostics);
  void clear_away();
  std::string left_behind() const;
  Database& database() { return store_->database(); }

  std::string path_;
  const BuildOptions& options_;
  const Run& run_;
  std::optional<GivenFile> given_;
  CorrectionsFile corrections_;
  std::size_t corrections_count_ = 0, parsed_ = 0;
  std::optional<Store> store_;  // none until there is something to put in
  AnnotateOptions annotate_;
  std::uint32_t min_mentions_ = 1;
  std::vector<Document> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::set<std::string> keys_, texts_;    // of this run's documents, as far as not yet in the store
  std::map<std::string, DocumentId> at_;  // this run's documents by uri
  std::optional<Transaction> whole_;      // under --strict, or with corrections, all is one
  bool made_ = false;                     // the file is new
  bool started_ = false;                  // something was written
  bool stale_ = false;                    // actors and digests must be worked out again
  std::uint64_t committed_ = 0;
  std::uint64_t input_bytes_ = 0, done_bytes_ = 0;  // for the progress line only
};

// Bytes of the files under `paths`, as far as they can be seen: what progress is
// measured by. Compressed input holds more, so the fraction is a guess there.
std::uint64_t bytes_under(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::uint64_t total = 0;
  const auto add = [&](const fs::path& path) {
    std::error_code failed;
    const auto size = fs::is_regular_file(path, failed) ? fs::file_size(path, failed) : 0;
    if (!failed) total += size;
  };
  for (const std::string& path : paths) {
    add(path);
    std::error_code failed;
    for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end;
         at.increment(failed))
      add(at->path());
  }
  return total;
}

void Builder::use_memory() {
  store_.emplace(Store::in_memory(path_));
  if (!options_.corrections.empty()) settle_corrections();
  settle_parameters();
}

void Builder::use_file() {
  if (!is_store(path_)) {
    settle_corrections();
    return settle_parameters();
  }
  store_.emplace(Store::open_to_write(path_));
  if (!options_.fresh &&
      !database().text("SELECT value FROM parameters WHERE name = 'imported-from'").empty())
    throw Error(ErrorKind::input, path_ +
                                      ": holds an imported graph; documents go into a store of "
                                      "their own\nchoose another -o, or empty it with --fresh");
  stale_ = database().text("SELECT value FROM meta WHERE name = 'state'") == "partial";
  settle_corrections();
  settle_parameters();
}

// A file that is no good stops the build before a document is read.
void Builder::settle_corrections() {
  corrections_ = find_corrections(path_, options_.corrections,
                                  store_ && !options_.fresh ? &database() : nullptr);
  corrections_count_ = parse_corrections(corrections_.text, corrections_.path).size();
  if (store_ && !is_kept(database(), corrections_)) stale_ = true;
}

// What the records depend on is the store's own once it has documents.
void Builder::settle_parameters() {
  const auto stored = [&](const std::string& name) -> std::optional<std::string> {
    if (!store_ || options_.fresh) return std::nullopt;
    Statement get = database().prepare("SELECT value FROM parameters WHERE name = ?");
    get.bind(std::string_view(name));
    return get.step() ? std::optional(std::string(get.text(0))) : std::nullopt;
  };
  const auto settle = [&](const std::string& name, auto wanted, auto& value) {
    const auto there = stored(name);
    if (wanted) value = *wanted;
    if (!there) return;
    if (wanted && shortest(static_cast<double>(*wanted)) != *there)
      throw Error(ErrorKind::input,
                  path_ + ": made with --" + name + " " + *there + ", not " +
                      shortest(static_cast<double>(*wanted)) +
                      "\nleave the option out, or make the store anew with --fresh");
    using Value = std::remove_reference_t<decltype(value)>;
    value = parse_number<Value>(*there).value_or(value);
  };
  settle("tau", options_.tau, annotate_.tau);
  settle("max-gap", options_.max_gap, annotate_.max_gap);
  const std::string kept = stored("without").value_or("");
  const bool fixed = stored("tau").has_value();
  annotate_.refer = without(fixed ? kept : options_.without.value_or(""));
  if (fixed && options_.without && left_out(without(*options_.without)) != kept)
    throw Error(ErrorKind::input,
                path_ + ": made " + (kept.empty() ? "with every step" : "--without " + kept) +
                    "\nleave the option out, or make the store anew with --fresh");
  const auto least = stored("min-mentions");
  if (least) min_mentions_ = parse_number<std::uint32_t>(*least).value_or(1);
  if (options_.min_mentions && *options_.min_mentions != min_mentions_) {
    min_mentions_ = *options_.min_mentions;
    stale_ = stale_ || least.has_value();
  }
}

std::optional<Outcome> Builder::known(const Document& document) {
  const std::string text = text_digest(document.text);
  if (keys_.count(document.key)) return Outcome::duplicate;
  if (options_.dedupe && !texts_.insert(text).second) return Outcome::duplicate;
  if (!store_ || (options_.fresh && !started_)) return std::nullopt;
  Statement same = database().prepare(
      "SELECT key = ?1, text_digest = ?2, source_id = ?3 AND id_is_claimed AND ?4 FROM documents "
      "WHERE key = ?1 OR source_id = ?3 OR (?5 AND text_digest = ?2)");
  same.bind(std::string_view(document.key), std::string_view(text), std::string_view(document.id),
            document.id_is_claimed ? 1 : 0, options_.dedupe ? 1 : 0);
  bool conflict = false;
  while (same.step()) {
    const bool same_text = same.integer(1) != 0, same_id = same.integer(2) != 0;
    if (same.integer(0) || (same_text && (same_id || options_.dedupe))) return Outcome::duplicate;
    conflict = conflict || same_id;
  }
  return conflict ? std::optional(Outcome::conflict) : std::nullopt;
}

Outcome Builder::take(Document&& document) {
  for (const auto& [id, date] : options_.dates)
    if (id == document.id) {
      document.published = date;
      document.date_source = "option";
      document.key = document_key(document.text, document.published, document.id);
    }
  if (const auto outcome = known(document)) return *outcome;
  keys_.insert(document.key);
  waiting_bytes_ += document.text.size();
  waiting_.push_back(std::move(document));
  if (waiting_.size() >= batch_documents || waiting_bytes_ >= batch_bytes) flush();
  return Outcome::ingested;
}

// The first writes, inside the first batch's transaction.
void Builder::start() {
  started_ = true;
  if (options_.fresh && !made_)
    for (const char* table : all_tables) database().execute(std::string("DELETE FROM ") + table);
  Statement put = database().prepare("INSERT OR REPLACE INTO parameters VALUES (?,?)");
  put.bind("tau", std::string_view(shortest(annotate_.tau))).run();
  put.bind("max-gap", std::string_view(std::to_string(annotate_.max_gap))).run();
  if (const std::string steps = left_out(annotate_.refer); !steps.empty())
    put.bind("without", std::string_view(steps)).run();
  put.bind("min-mentions", std::string_view(std::to_string(min_mentions_))).run();
  database().execute(
      "INSERT OR REPLACE INTO meta VALUES ('form', 'entente.store/1'), ('state', 'partial'); "
      "DELETE FROM meta WHERE name IN ('digest', 'checksum')");
}

void Builder::flush() {
  if (waiting_.empty()) return;
  if (!store_) {
    store_.emplace(Store::create(path_));
    made_ = true;
  }
  const bool at_once = options_.read.strict || !corrections_.path.empty();
  if (!started_ && corrections_.path.empty()) store_->begin_changes();
  std::optional<Transaction> batch;
  if (!whole_) (at_once ? whole_ : batch).emplace(database());
  if (!started_) start();
  put_waiting();
  if (batch) {
    batch->commit();
    committed_ += waiting_.size();
    keys_.clear();
  }
  done_bytes_ += waiting_bytes_;
  if (run_.progress && input_bytes_ > 0)
    run_.progress(
        std::min(0.95, static_cast<double>(done_bytes_) / static_cast<double>(input_bytes_)));
  waiting_.clear();
  waiting_bytes_ = 0;
}

// Documents are annotated on every thread and stored in their order.
void Builder::put_waiting() {
  struct Found {
    std::size_t document = 0;
    Annotation annotation;
  };
  const auto found_in = [&](const Document& document) {
    if (given_)
      if (const auto records = given_->of(document))
        return annotate_given(document, *records, annotate_);
    return annotate(document, annotate_);
  };
  LedgerWriter writer(database());
  Run quiet = run_;
  quiet.progress = {};
  parallel_in_order(
      waiting_.size(), quiet, [&](std::size_t i) { return Found{i, found_in(waiting_[i])}; },
      [&](const Found& found) {
        const Document& document = waiting_[found.document];
        at_.insert_or_assign(document.uri, writer.put(document, found.annotation));
        parsed_ += found.annotation.parsed;
      });
}

// What the reader noted; notes of an earlier run about the same place give way.
void Builder::keep(const std::vector<Diagnostic>& diagnostics) {
  Statement drop = database().prepare(
      "DELETE FROM diagnostics WHERE document IS NULL AND file = ? AND line IS ? AND \"offset\" IS "
      "? AND reason = ?");
  Statement put = database().prepare(
      "INSERT INTO diagnostics (document, severity, reason, file, line, \"offset\", message) "
      "VALUES (?,?,?,?,?,?,?)");
  for (const Diagnostic& d : diagnostics) {
    const std::string uri = d.line ? d.file + ":" + std::to_string(*d.line) : d.file;
    const auto found = at_.count(uri) ? at_.find(uri) : at_.find(d.file);
    std::optional<std::int64_t> document;
    if (found != at_.end()) document = static_cast<std::int64_t>(found->second);
    drop.bind(std::string_view(d.file), d.line, d.offset, std::string_view(d.reason)).run();
    put.bind(document, std::string_view(name_of(d.severity)), std::string_view(d.reason),
             std::string_view(d.file), d.line, d.offset, std::string_view(d.message))
        .run();
  }
}

void Builder::finish(const ReadReport& read, const Run& run) {
  if (!store_ || (!started_ && !stale_)) return;
  // With corrections a rollback journal: if they cannot be applied, not a byte changes.
  if (!started_ && corrections_.path.empty()) store_->begin_changes();
  std::optional<Transaction> last;
  if (!whole_) last.emplace(database());
  if (!started_) start();
  keep(read.diagnostics);
  keep_corrections(database(), corrections_);
  find_reprints(database(), run);
  resolve_actors(database(), run);
  seal(database());
  (whole_ ? whole_ : last)->commit();
  whole_.reset();
  if (options_.fresh && !made_) database().execute("VACUUM");
  store_->end_changes();
}

// After an error: a store that got no document is as if it had never been made.
void Builder::clear_away() {
  whole_.reset();
  store_.reset();
  if (!made_ || committed_ > 0) return;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) ::unlink((path_ + ending).c_str());
}

// What an error left of the store, as a line of its message.
std::string Builder::left_behind() const {
  if (committed_ > 0)
    return counted(committed_, "document") + " of this run were committed and are kept in " + path_;
  return path_ + (made_ ? " was new and is removed again" : " is as it was before");
}

// What the reader noted, then what extraction and the graph noted besides.
std::vector<Diagnostic> joined(std::vector<Diagnostic> read, std::vector<Diagnostic> stored) {
  auto place = [](const Diagnostic& d) { return std::tie(d.reason, d.file, d.message); };
  std::set<std::tuple<std::string, std::string, std::string>> known;
  for (const Diagnostic& d : read) known.insert(place(d));
  for (Diagnostic& d : stored)
    if (known.insert(place(d)).second) read.push_back(std::move(d));
  return read;
}

BuildReport Builder::build(const std::vector<std::string>& paths) {
  BuildReport report;
  if (run_.progress) input_bytes_ = bytes_under(paths);
  try {
    std::vector<std::string> all = paths;
    if (!options_.mentions.empty()) {
      given_.emplace(options_.mentions);
      all.push_back(options_.mentions);
    }
    report.read = read_corpus(all, options_.read, run_,
                              [this](Document&& document) { return take(std::move(document)); });
    flush();
    finish(report.read, run_);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::cancelled || committed_ == 0) {
      const bool touched = started_;
      clear_away();
      if (error.kind() != ErrorKind::environment || !touched) throw;
      throw Error(error.kind(), error.what() + ("\n" + left_behind()));
    }
    // What is committed becomes a whole graph before the program ends.
    Run unstoppable = run_;
    unstoppable.stop = {};
    finish({}, unstoppable);
    throw Error(ErrorKind::cancelled, "interrupted; " + grouped(committed_) + " documents are in " +
                                          path_ + "\nrun the same command again to add the rest");
  } catch (...) {
    clear_away();
    throw;
  }
  report.changed = started_;
  report.corrections_path = corrections_.path;
  report.corrections = corrections_count_;
  report.parsed = parsed_;
  if (store_) {
    report.store = summary(*store_);
    report.read.diagnostics = joined(std::move(report.read.diagnostics), diagnostics(*store_));
  }
  return report;
}

}  // namespace

BuildReport build_graph(const std::vector<std::string>& paths, const std::string& path,
                        const BuildOptions& options, const Run& run) {
  Builder builder(path, options, run);
  builder.use_file();
  return builder.build(paths);
}

Store build_in_memory(const std::vector<std::string>& paths, const BuildOptions& options,
                      const Run& run) {
  Builder builder(paths.empty() ? std::string("memory") : paths.front(), options, run);
  builder.use_memory();
  const BuildReport report = builder.build(paths);
  if (report.nothing_read()) {
    std::string message = builder.take_store().path() + ": no document could be read";
    if (!report.read.diagnostics.empty())
      message += "\n" + report.read.diagnostics.front().file + ": " +
                 report.read.diagnostics.front().message;
    throw Error(ErrorKind::input, message);
  }
  return builder.take_store();
}

}  // namespace entente
