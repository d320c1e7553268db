#include "render/image.h"

#include <csignal>
#include <cstdio>

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

std::string worker_font_report(const std::string& family, const ImageOptions& options,
                               const Run& run) {
  return run_child("font", family, options, run);
}

}  // namespace entente
