#include "render/doctor.h"

#include <filesystem>
#include <system_error>

#include "core/error.h"
#include "core/isa.h"
#include "core/text.h"
#include "core/version.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

// The path of the first font file of that name in the usual folders, or empty.
std::string font_file(const std::string& name) {
  std::vector<fs::path> folders{"/usr/share/fonts", "/usr/local/share/fonts"};
  if (const char* home = std::getenv("HOME")) {
    folders.push_back(fs::path(home) / ".fonts");
    folders.push_back(fs::path(home) / ".local/share/fonts");
  }
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    fs::recursive_directory_iterator files(folder, fs::directory_options::skip_permission_denied,
                                           ignored);
    for (; !ignored && files != fs::recursive_directory_iterator(); files.increment(ignored))
      if (files->path().stem() == name) return files->path().string();
  }
  return {};
}

Checkup font(const std::string& family, const std::string& file, const std::string& package) {
  const std::string path = font_file(file);
  return {"font " + family, !path.empty(), path, path.empty() ? "apt install " + package : ""};
}

Checkup trial(const std::string& form, const ImageOptions& options, const Run& run) {
  Checkup finding{"picture as " + form, false, "", ""};
  try {
    const std::string image =
        render_image("graph { a [pos=\"0,0\"]; b [pos=\"90,0\"]; a -- b }", form, options, run);
    finding.ok = true;
    finding.detail = std::to_string(image.size()) + " bytes drawn on trial";
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    finding.detail = std::string(error.what()).substr(0, std::string(error.what()).find('\n'));
    finding.remedy = install_graphviz;
  }
  return finding;
}

// "version: 2.43.0\nlayout: neato ..." as findings.
void add_graphviz(std::vector<Checkup>& findings, const ImageOptions& options, const Run& run) {
  std::string plugins;
  try {
    plugins = graphviz_plugins(options, run);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::environment) throw;
    findings.push_back({"Graphviz", false, error.what(), install_graphviz});
    return;
  }
  const auto line = [&](const std::string& key) {
    const std::size_t at = plugins.find(key + ": ");
    if (at == std::string::npos) return std::string();
    const std::size_t begin = at + key.size() + 2;
    return plugins.substr(begin, plugins.find('\n', begin) - begin);
  };
  findings.push_back({"Graphviz", true, line("version"), ""});
  for (const std::string engine : {"neato", "sfdp", "nop2"}) {
    const bool found = (" " + line("layout") + " ").find(" " + engine + " ") != std::string::npos;
    findings.push_back({"layout " + engine, found, "", found ? "" : install_graphviz});
  }
}

}  // namespace

std::vector<Checkup> examine(const ImageOptions& options, const Run& run) {
  std::vector<Checkup> findings;
  findings.push_back({"entente", true, version, ""});
  findings.push_back({"instructions", true, std::string(name_of(isa())), ""});
  findings.push_back({"ICU", true, icu_version(), ""});
  findings.push_back({"SQLite", true, sqlite_version(), ""});
  add_graphviz(findings, options, run);
  findings.push_back({"picture as svg", true, "needs no Graphviz", ""});
  for (const char* form : {"png", "pdf"}) findings.push_back(trial(form, options, run));
  findings.push_back(font("Liberation Sans", "LiberationSans-Regular", "fonts-liberation"));
  findings.push_back(font("DejaVu Sans", "DejaVuSans", "fonts-dejavu-core"));
  return findings;
}

}  // namespace entente
