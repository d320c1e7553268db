#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/corpus.h"

namespace entente {

// A folder of files for one test, removed at its end.
class CorpusFolder {
 public:
  CorpusFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~CorpusFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  CorpusFolder(const CorpusFolder&) = delete;
  CorpusFolder& operator=(const CorpusFolder&) = delete;

  std::string path(const std::string& name = "") const {
    return name.empty() ? path_ : path_ + "/" + name;
  }

  // Returns the file's path.
  std::string put(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

// What a run over some paths gave.
struct ReadResult {
  ReadReport report;
  std::vector<Document> documents;

  // "skip json.syntax 3" for each diagnostic: severity, reason, line ("-": none).
  std::vector<std::string> notes() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : report.diagnostics)
      out.push_back(std::string(name_of(d.severity)) + " " + d.reason + " " +
                    (d.line ? std::to_string(*d.line) : "-"));
    return out;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const Document& d : documents) out.push_back(d.text);
    return out;
  }
};

inline ReadResult read_paths(const std::vector<std::string>& paths,
                             const ReadOptions& options = {}) {
  ReadResult out;
  out.report = read_corpus(paths, options, entente::Run{}, [&](Document&& document) {
    out.documents.push_back(std::move(document));
    return Outcome::ingested;
  });
  return out;
}

// One file of this name and content.
inline ReadResult read_file_of(const std::string& name, std::string_view bytes,
                               const ReadOptions& options = {}) {
  const CorpusFolder folder;
  return read_paths({folder.put(name, bytes)}, options);
}

}  // namespace entente
