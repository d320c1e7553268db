// The picture in docs/design.md, enforced: which folder may include what, how
// long a file may be, and which calls the library never makes.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using Breaches = std::vector<std::string>;

struct SourceFile {
  std::string path;    // from the root of the project: "graph/csr.h"
  std::string folder;  // "graph"
  std::vector<std::string> lines;
  std::vector<std::string> code;  // the same lines without comments and string contents

  bool is_header() const { return path.ends_with(".h"); }
};

// Line without a // comment and with the contents of "..." and '...' blanked.
std::string without_text(const std::string& line) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote) {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = 0, out += c;
      continue;
    }
    if (c == '/' && i + 1 < line.size() && line[i + 1] == '/') break;
    const bool digit_separator = c == '\'' && i > 0 && std::isdigit(line[i - 1]);
    if ((c == '"' || c == '\'') && !digit_separator) quote = c;
    out += c;
  }
  return out;
}

SourceFile read_source(const fs::path& root, const fs::path& path) {
  SourceFile file;
  file.path = fs::relative(path, root).generic_string();
  file.folder = file.path.substr(0, file.path.find('/'));
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    file.lines.push_back(line);
    const bool include = line.starts_with("#include");
    file.code.push_back(include ? line : without_text(line));
  }
  return file;
}

constexpr std::array<std::string_view, 6> layers = {"core",       "extract", "graph",
                                                    "algorithms", "render",  "cli"};

int layer_of(std::string_view folder) {
  const auto it = std::find(layers.begin(), layers.end(), folder);
  return it == layers.end() ? -1 : static_cast<int>(it - layers.begin());
}

// Every header and source of the layers, of the tests and of the benchmarks, by path.
const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = [] {
    std::vector<SourceFile> out;
    const fs::path root = ENTENTE_SOURCE_DIR;
    std::vector<std::string> folders(layers.begin(), layers.end());
    folders.insert(folders.end(), {"tests", "bench"});
    for (const std::string& folder : folders) {
      if (!fs::exists(root / folder)) continue;
      for (const auto& entry : fs::recursive_directory_iterator(root / folder))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
          out.push_back(read_source(root, entry.path()));
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return out;
  }();
  return files;
}

bool in_library(const SourceFile& file) { return layer_of(file.folder) >= 0; }

struct Include {
  std::string name;
  bool quoted;
  std::size_t line;
};

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex form(R"(^#include ([<"])([^>"]+)[>"])");
  std::vector<Include> out;
  for (std::size_t i = 0; i < file.lines.size(); ++i)
    if (std::smatch match; std::regex_search(file.lines[i], match, form))
      out.push_back({match[2], match[1] == "\"", i + 1});
  return out;
}

std::string at(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line) + ": ";
}

// Every line of code of `file` that matches, unless the file is one of `allowed`.
void find_in_code(const SourceFile& file, const std::regex& wrong,
                  const std::vector<std::string>& allowed, Breaches& breaches) {
  if (std::find(allowed.begin(), allowed.end(), file.path) != allowed.end()) return;
  for (std::size_t i = 0; i < file.code.size(); ++i)
    if (std::smatch match; std::regex_search(file.code[i], match, wrong))
      breaches.push_back(at(file, i + 1) + match.str());
}

// The folders that may name a third party's headers, by how the header begins.
struct Owner {
  std::string_view prefix, folders;
};
constexpr Owner owners[] = {
    Owner{"CLI/", " cli "},
    Owner{"Eigen/", " algorithms extract tests "},
    Owner{"archive", " extract tests "},
    Owner{"zlib", " extract render tests "},
    Owner{"benchmark/", " bench "},
    Owner{"boost/", " graph algorithms tests "},
    Owner{"emmintrin.h", " bench "},
    Owner{"fontconfig/", " render "},
    Owner{"freetype/", " render "},
    Owner{"gmock/", " tests "},
    Owner{"graphviz/", " graph render "},
    Owner{"gtest/", " tests "},
    Owner{"gumbo", " extract "},
    Owner{"nlohmann/", " extract graph render cli tests bench "},
    Owner{"openssl/", " core "},
    Owner{"rapidcheck", " tests "},
    Owner{"sqlite3", " graph tests "},
    Owner{"toml++/", " graph "},
    Owner{"unicode/", " core extract "},
};

bool is_standard(const std::string& header) {
  static const std::regex form(
      R"(^([a-z_0-9]+|(sys|linux|netinet)/[a-z_0-9]+\.h)"
      R"(|(unistd|fcntl|signal|pthread|poll|spawn|glob|dirent|sched|fnmatch|time)\.h)$)");
  return std::regex_match(header, form);
}

// The number of lines from a line that opens a function at the left margin to
// the brace that closes it there; 0 if no function begins at `first`.
std::size_t function_lines(const SourceFile& file, std::size_t first) {
  static const std::regex other(
      R"(^(namespace|struct|class|enum|union|extern|#|\}|using|template))");
  const std::string& line = file.code[first];
  if (line.empty() || line[0] == ' ' || line.find('(') == std::string::npos) return 0;
  if (std::regex_search(line, other) || line.find('=') != std::string::npos) return 0;
  bool opened = false;
  for (std::size_t i = first; i < file.code.size(); ++i) {
    if (opened && file.code[i] == "}") return i - first + 1;
    opened = opened || file.code[i].ends_with("{");
    if (!opened && file.code[i].ends_with(";")) return 0;  // a declaration, or one line
    if (i > first && !opened && file.code[i].empty()) return 0;
  }
  return 0;
}

TEST(Layering, FoldersIncludeOnlyTowardsTheCore) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (const Include& include : includes_of(file)) {
      const int target = layer_of(include.name.substr(0, include.name.find('/')));
      if (include.quoted && in_library(file) && target > layer_of(file.folder))
        breaches.push_back(at(file, include.line) + include.name);
    }
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, ProjectHeadersAreNamedFromTheRoot) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (const Include& include : includes_of(file))
      if (include.quoted && layer_of(include.name.substr(0, include.name.find('/'))) < 0 &&
          !include.name.starts_with("tests/") && !include.name.starts_with("bench/"))
        breaches.push_back(at(file, include.line) + include.name);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, AlgorithmsSeeNothingOfTheStore) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (const Include& include : includes_of(file))
      if (file.folder == "algorithms" && include.quoted && !include.name.starts_with("core/") &&
          !include.name.starts_with("algorithms/") && include.name != "graph/csr.h" &&
          include.name != "graph/csr_boost.h" && include.name != "graph/numbering.h")
        breaches.push_back(at(file, include.line) + include.name);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, ThirdPartyHeadersStayInTheFolderThatOwnsThem) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (const Include& include : includes_of(file)) {
      if (include.quoted || is_standard(include.name)) continue;
      const auto owner = std::find_if(std::begin(owners), std::end(owners), [&](const Owner& o) {
        return include.name.starts_with(o.prefix);
      });
      if (owner == std::end(owners) ||
          owner->folders.find(" " + file.folder + " ") == std::string_view::npos)
        breaches.push_back(at(file, include.line) + include.name);
    }
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, FilesAreShortEnoughToRead) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (file.lines.size() > (file.is_header() ? 150u : 400u))
      breaches.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, FunctionsAreShortEnoughToRead) {
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (std::size_t i = 0; i < file.code.size(); ++i)
      if (const std::size_t lines = function_lines(file, i); lines > 60)
        breaches.push_back(at(file, i + 1) + std::to_string(lines) + " lines");
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, NumbersAndDatesNeverAskTheLocaleOrTheZone) {
  const std::regex wrong(
      R"(\b(strto[dfl]d?|sto[dfi]|stol?d|atof|setlocale|scanf|sscanf|localtime(_r)?|mktime)\s*\()"
      R"(|#include <(sstream|iomanip|locale|strstream|ctime)>)"
      R"(|\bstd::(locale|ostringstream|stringstream|istringstream|put_time|strftime)\b)");
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (in_library(file)) find_in_code(file, wrong, {}, breaches);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, NoPrintfFormatsAFloatingNumber) {
  const std::regex wrong(R"("[^"]*%[-+ #0-9.*]*l?[aAeEfFgG][^"]*")");
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      if (in_library(file) && file.lines[i].find("printf") != std::string::npos &&
          std::regex_search(file.lines[i], wrong))
        breaches.push_back(at(file, i + 1) + file.lines[i]);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, ThreadsComeOnlyFromParallel) {
  const std::regex wrong(
      R"(std::(thread|jthread|async)\b|#include <(thread|future|execution|omp\.h|tbb/.*)>|#pragma omp)");
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (in_library(file))
      find_in_code(file, wrong,
                   {"core/on_threads.h", "core/prepare_ahead.h", "core/run.cpp", "cli/main.cpp"},
                   breaches);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, NothingInTheLibraryIsLeftToChance) {
  const std::regex wrong(
      R"(random_device|\brand\s*\(|\bsrand\s*\(|system_clock::now|\btime\s*\(nullptr)");
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (in_library(file)) find_in_code(file, wrong, {}, breaches);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, TheLibraryNeverPrints) {
  const std::regex wrong(
      R"(std::(cout|cerr|clog)\b|#include <iostream>|\b(printf|puts|putchar)\s*\()");
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (in_library(file) && file.folder != "cli") find_in_code(file, wrong, {}, breaches);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, FilesAreNamedAfterAnIdea) {
  const std::regex wrong(R"((^|[/_])(utils?|helpers?|common|misc|manager)([._]|$))");
  Breaches breaches;
  for (const SourceFile& file : sources())
    if (std::regex_search(file.path, wrong)) breaches.push_back(file.path);
  EXPECT_THAT(breaches, IsEmpty());
}

TEST(Layering, HeadersAreGuardedAndSpeakTheProjectsNamespace) {
  Breaches breaches;
  for (const SourceFile& file : sources()) {
    if (!file.is_header()) continue;
    const auto has = [&](std::string_view line) {
      return std::find(file.lines.begin(), file.lines.end(), line) != file.lines.end();
    };
    if (!has("#pragma once")) breaches.push_back(file.path + ": no #pragma once");
    if (std::any_of(file.code.begin(), file.code.end(),
                    [](const std::string& l) { return l.starts_with("using namespace"); }))
      breaches.push_back(file.path + ": using namespace in a header");
  }
  EXPECT_THAT(breaches, IsEmpty());
}

// Two types of one name in the namespace are undefined behaviour as soon as both
// meet a template: the linker keeps one instantiation for both.
TEST(Layering, NoTwoHeadersDefineATypeOfOneName) {
  static const std::regex definition(R"(^(?:struct|class|enum class) ([A-Z]\w*)[^;]*\{)");
  std::map<std::string, std::string> defined_in;
  Breaches breaches;
  for (const SourceFile& file : sources())
    for (const std::string& line : file.code) {
      std::smatch match;
      if (!file.is_header() || !std::regex_search(line, match, definition)) continue;
      const auto [at, fresh] = defined_in.emplace(match[1], file.path);
      if (!fresh) breaches.push_back(match[1].str() + ": " + at->second + ", " + file.path);
    }
  EXPECT_GT(defined_in.size(), 50u);
  EXPECT_THAT(breaches, IsEmpty());
}

// The rules above pass vacuously if their patterns match nothing.
TEST(Layering, RulesFindPlantedBreaches) {
  SourceFile planted{"graph/x.cpp", "graph", {}, {}};
  planted.lines = {"#include \"render/style.h\"", "#include <CLI/CLI.hpp>",
                   "int long_one(int a) {"};
  for (int i = 0; i < 60; ++i) planted.lines.push_back("  ++a;");
  planted.lines.push_back("}");
  for (const std::string& line : planted.lines) planted.code.push_back(without_text(line));
  EXPECT_EQ(includes_of(planted).size(), 2u);
  EXPECT_GT(layer_of("render"), layer_of(planted.folder));
  EXPECT_FALSE(is_standard("CLI/CLI.hpp"));
  EXPECT_TRUE(is_standard("sys/stat.h"));
  EXPECT_EQ(function_lines(planted, 2), 62u);
  std::size_t functions = 0;
  for (const SourceFile& file : sources())
    for (std::size_t i = 0; i < file.code.size(); ++i) functions += function_lines(file, i) > 0;
  EXPECT_GT(functions, 50u);
  EXPECT_EQ(without_text("f(\"std::cout\"); // printf("), "f(\"\"); ");
}

}  // namespace
