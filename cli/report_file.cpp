#include "cli/report_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "extract/read/report.h"

namespace entente {
namespace {

[[noreturn]] void refuse(const std::string& path) {
  const std::string why = errno ? " (" + std::string(std::strerror(errno)) + ")" : "";
  throw Error(ErrorKind::environment,
              path + ": cannot be written" + why +
                  "\nchoose another --report, or check the rights of its folder");
}

}  // namespace

void check_report(const std::string& path) {
  std::error_code ignored;
  const bool there = std::filesystem::exists(path, ignored);
  // A pipe must not be opened and closed again: its reader would take that for the end.
  const bool is_special = there && !std::filesystem::is_regular_file(path, ignored) &&
                          !std::filesystem::is_directory(path, ignored);
  if (path.empty() || is_special) return;
  errno = 0;
  if (!std::ofstream(path, std::ios::binary | std::ios::app)) refuse(path);
  if (!there) std::filesystem::remove(path, ignored);
}

void write_report(const std::string& path, const ReadReport& report,
                  const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  if (path.empty()) return;
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << report_json(report, counts);
  if (!file.flush()) refuse(path);
}

}  // namespace entente
