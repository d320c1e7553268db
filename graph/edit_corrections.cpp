#include "graph/edit_corrections.h"

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/actors.h"
#include "graph/corrections_file.h"
#include "graph/imported.h"
#include "graph/referents.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

Store open_documents(const std::string& path) {
  Store store = Store::open_to_write(path);
  if (is_imported(store))
    throw Error(ErrorKind::input,
                path +
                    ": holds an imported graph, whose actors cannot be corrected\n"
                    "correct the edge list, and import it again");
  return store;
}

// The copy, the actors and the digests, inside a transaction with a rollback journal: after an
// error not a byte of the store has changed.
CorrectionResult work_out(Store& store, const CorrectionsFile& file, bool write, const Run& run) {
  Database& database = store.database();
  CorrectionResult result;
  result.path = file.path;
  result.before = static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM actors"));
  Transaction transaction(database);
  keep_corrections(database, file);
  resolve_actors(database, run);
  seal(database);
  result.number = static_cast<std::size_t>(database.integer("SELECT count(*) FROM corrections"));
  result.after = static_cast<std::uint64_t>(database.integer("SELECT count(*) FROM actors"));
  result.digest = database.text("SELECT value FROM meta WHERE name = 'digest'");
  if (write) write_corrections(file.path, file.text);
  transaction.commit();
  return result;
}

}  // namespace

CorrectionResult add_correction(const std::string& store_path, const Correction& correction,
                                const std::vector<std::string>& notes, const std::string& given,
                                const Run& run) {
  Store store = open_documents(store_path);
  CorrectionsFile file = find_corrections(store_path, "", &store.database());
  if (!given.empty()) {
    file = {};
    if (may_find(given) || !given.ends_with(".toml")) file = find_corrections(store_path, given, nullptr);
    file.path = given;
  }
  if (file.path.empty()) file.path = default_corrections(store_path);
  if (!file.text.empty()) file.text += file.text.ends_with('\n') ? "\n" : "\n\n";
  file.text += toml_of(correction, notes);
  return work_out(store, file, true, run);
}

CorrectionResult apply_corrections(const std::string& store_path, const std::string& given,
                                   const Run& run) {
  Store store = open_documents(store_path);
  return work_out(store, find_corrections(store_path, given, &store.database()), false, run);
}

std::vector<StoredCorrection> stored_corrections(const Store& store) {
  std::vector<StoredCorrection> all;
  Statement rows = store.database().prepare(
      "SELECT number, line, action, subject, object, reason, who, date FROM corrections ORDER BY "
      "number");
  while (rows.step()) {
    StoredCorrection c;
    c.number = static_cast<std::size_t>(rows.integer(0));
    c.line = static_cast<std::uint32_t>(rows.integer(1));
    std::string* texts[] = {&c.action, &c.subject, &c.object, &c.reason, &c.who, &c.date};
    for (int i = 0; i < 6; ++i) *texts[i] = rows.text(i + 2);
    all.push_back(std::move(c));
  }
  return all;
}

std::vector<StoredCorrection> corrections_of(const Store& store, const StoredActor& actor) {
  std::set<std::size_t> numbers;  // as the reasons of its links name them
  constexpr std::string_view mark = "by hand, correction ";
  Statement reasons = store.database().prepare(
      "SELECT DISTINCT reason FROM actor_links WHERE actor = ? AND reason LIKE '% by hand, %'");
  reasons.bind(static_cast<std::int64_t>(actor.id));
  while (reasons.step()) {
    const std::string reason(reasons.text(0));
    if (const std::size_t at = reason.find(mark); at != std::string::npos)
      numbers.insert(parse_number<std::size_t>(reason.substr(at + mark.size())).value_or(0));
  }
  std::vector<std::string> names = actor.aliases;
  names.push_back(actor.name);
  const auto means = [&](const std::string& written) {
    return written == actor.key || std::any_of(names.begin(), names.end(), [&](const auto& name) {
             return fold(name) == fold(written) || (is_slug(written) && may_be_key(written, name));
           });
  };
  std::vector<StoredCorrection> out;
  for (StoredCorrection& c : stored_corrections(store)) {
    const bool about = c.action == "rename" || c.action == "retype" || c.action == "must-not-merge";
    bool named = about && means(c.subject);
    if (c.action == "must-not-merge")
      for (std::size_t at = 0; at <= c.object.size() && !named;) {
        const std::size_t end = std::min(c.object.find("; ", at), c.object.size());
        named = means(c.object.substr(at, end - at));
        at = end + 2;
      }
    if (named || numbers.contains(c.number)) out.push_back(std::move(c));
  }
  return out;
}

}  // namespace entente
