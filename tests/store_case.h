#pragma once

// Small stores for tests: hand-made documents whose records are known exactly.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "extract/annotation.h"
#include "extract/document.h"
#include "graph/actors.h"
#include "graph/ledger.h"
#include "graph/reprints.h"
#include "graph/store.h"

namespace entente::test {

// A folder of its own under the system's temporary folder, gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  // Writes a file and returns its path.
  std::string put(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

// "ann met bob." of that day: one sentence, Ann and Bob, one meeting of the two, and
// a co-mention with the given proximity in units of 2^-32.
inline Record ann_and_bob(const std::string& id, const std::string& day, std::uint64_t proximity) {
  Record r;
  r.document.text = "Ann Lee met Bob Ray on " + id + ".";
  r.document.id = id;
  r.document.uri = id + ".txt";
  r.document.published = parse_iso_date(day);
  r.document.key = document_key(r.document.text, r.document.published, id);
  Annotation& a = r.annotation;
  a.sentences = {{{0, static_cast<std::uint32_t>(r.document.text.size())}, 0, 8, 0, false}};
  a.entities.resize(2);
  a.entities[0].name = "Ann Lee";
  a.entities[0].roles = {"Mayor of Elm"};
  a.entities[1].name = "Bob Ray";
  a.mentions.resize(2);
  a.mentions[0] = {{0, 7}, 0, 0, 2, 0, ActorType::person, 0.9f, "rule", "full name"};
  a.mentions[1] = {{12, 19}, 0, 3, 5, 1, ActorType::person, 1.0f, "rule", "full name"};
  Tie meeting;
  meeting.who = {{0, Role::attendee}, {1, Role::attendee}};
  meeting.evidence = {8, 11};
  meeting.when_stated = "on Friday";
  meeting.found_by = "meet.verb";
  a.ties = {meeting};
  a.co_mentions = {{0, 1, proximity, 1, 0, 1, 1}};
  return r;
}

inline Store store_of(const std::vector<Record>& records) {
  Store store = Store::in_memory("test.entente");
  LedgerWriter writer(store.database());
  for (const Record& r : records) writer.put(r.document, r.annotation);
  find_reprints(store.database(), {});
  resolve_actors(store.database(), {});
  seal(store.database());
  return store;
}

inline Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}
inline std::string Folder::put(const std::string& name, const std::string& text) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
  return (path_ / name).string();
}
inline Folder::~Folder() { std::filesystem::remove_all(path_); }

}  // namespace entente::test
