#include "render/image.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"
#include "render/process.h"

namespace entente {
namespace {

std::string first_line(const std::string& text) {
  return display(text.substr(0, text.find('\n')), 300);
}

std::string reason(const ProcessResult& result, const ImageOptions& options) {
  if (result.timed_out || result.signal == SIGXCPU)
    return "Graphviz did not end within " + shortest(options.seconds) + " s";
  if (result.exit_code == 127) return "the program could not be started again";
  if (!result.err.empty()) return first_line(result.err);
  if (result.signal != 0)
    return "Graphviz was ended by signal " + std::to_string(result.signal) +
           " (out of memory above " + std::to_string(options.megabytes) + " MB?)";
  return "Graphviz failed with status " + std::to_string(result.exit_code);
}

std::string remedy(const ProcessResult& result) {
  const bool missing = result.err.starts_with("Graphviz has no layout") ||
                       result.err.starts_with("Graphviz cannot write");
  if (missing)
    return std::string("'") + install_graphviz +
           "' brings what is missing, 'entente doctor' lists what is there";
  return "'entente doctor' lists what Graphviz can do here; a picture with fewer actors (--top, "
         "--min-weight) needs less";
}

std::string run_child(std::string_view form, std::string_view dot, const ImageOptions& options,
                      const Run& run) {
  ProcessResult result =
      run_process({options.program, "__render", std::string(form), "--cpu-seconds",
                   std::to_string(static_cast<int>(options.seconds) + 1), "--megabytes",
                   std::to_string(options.megabytes)},
                  dot, options.seconds, run);
  if (result.timed_out || result.signal != 0 || result.exit_code != 0)
    throw Error(ErrorKind::environment, reason(result, options) + "\n" + remedy(result));
  return std::move(result.out);
}

// Cairo writes the present time into the document; a fixed one of the same
// length keeps the offsets of the file right.
void forget_creation_time(std::string& pdf) {
  static constexpr std::string_view mark = "/CreationDate (D:";
  for (std::size_t at = 0; (at = pdf.find(mark, at)) != std::string::npos;) {
    at += mark.size();
    static constexpr std::string_view epoch = "19700101000000";
    for (std::size_t i = 0; i < epoch.size() && at + i < pdf.size(); ++i) pdf[at + i] = epoch[i];
    for (std::size_t i = at + epoch.size(); i < pdf.size() && pdf[i] != ')'; ++i)
      if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
  }
}

Error file_error(const std::string& path, int number) {
  return Error(ErrorKind::environment,
               path + ": " + std::strerror(number) + "\nchoose another place, or free some space");
}

// Writes and closes; 0 or the error number.
int write_and_close(int fd, std::string_view bytes, bool sync) {
  int failure = 0;
  while (!bytes.empty() && failure == 0) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      failure = errno;
  }
  if (sync && failure == 0 && ::fsync(fd) != 0) failure = errno;
  if (::close(fd) != 0 && failure == 0) failure = errno;
  return failure;
}

}  // namespace

std::string render_image(std::string_view dot, std::string_view format, const ImageOptions& options,
                         const Run& run) {
  std::string image = run_child(format, dot, options, run);
  if (format == "pdf") forget_creation_time(image);
  return image;
}

DotGraph lay_out(const DotGraph& graph, const ImageOptions& options, const Run& run) {
  return read_dot(run_child("layout", write_dot(graph), options, run));
}

std::string graphviz_plugins(const ImageOptions& options, const Run& run) {
  return run_child("plugins", "", options, run);
}

void write_file(const std::string& path, std::string_view bytes, bool no_clobber) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw file_error(path, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const int failure = fd < 0 ? errno : write_and_close(fd, bytes, false);
    if (failure != 0) throw file_error(path, failure);
    return;
  }
  if (exists && no_clobber)
    throw Error(ErrorKind::usage,
                path + ": exists already and --no-clobber is given; choose another name");
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) throw file_error(path, errno);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(fd, exists ? status.st_mode & 0777 : 0666 & ~mask);
  int failure = write_and_close(fd, bytes, true);
  // link() refuses an existing name, also one made since the check above.
  if (failure == 0 && no_clobber) {
    if (::link(temporary.c_str(), path.c_str()) != 0) failure = errno;
    ::unlink(temporary.c_str());
  } else if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) {
    failure = errno;
  }
  if (failure != 0) {
    ::unlink(temporary.c_str());
    throw file_error(path, failure);
  }
}

}  // namespace entente
