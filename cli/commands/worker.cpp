#include <memory>

#include "cli/command.h"
#include "render/worker.h"

namespace entente {

void command_worker(Command app, Session&) {
  struct Options {
    std::string form;
    WorkerLimits limits;
  };
  auto options = std::make_shared<Options>();
  Command command =
      add_command(app, "__render", "Graphviz's part of render, in a process of its own",
                  "entente __render png < picture.dot > picture.png");
  command.hide();  // not listed
  command.add_option("form", options->form, "layout, plugins, font, png, pdf ...").required();
  command.add_option("--cpu-seconds", options->limits.seconds, "Processor time allowed");
  command.add_option("--megabytes", options->limits.megabytes, "Memory allowed");
  command.action([options] {
    if (options->form == "plugins") list_plugins();
    run_worker(options->form, options->limits);
  });
}

}  // namespace entente
