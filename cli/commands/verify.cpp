#include <memory>

#include "cli/command.h"
#include "core/number.h"
#include "graph/digest.h"
#include "graph/store.h"

namespace entente {

void command_verify(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "verify", "Recompute every digest of a store: 0 sound, 1 damaged",
                  "entente verify case.entente");
  const auto path = std::make_shared<std::string>();
  command->add_option("CASE", *path, "The store")->required();
  command->callback([path, &session] {
    const Store store = Store::open(*path);
    const std::vector<std::string> found = damages(store.database(), session.run);
    for (const std::string& line : found) session.print(*path + ": " + line + "\n");
    if (!found.empty()) {
      session.exit_code = exit_code(ErrorKind::nothing);
      session.say(*path + ": damaged; restore a copy, or build it again from the documents");
      return;
    }
    const StoreSummary sizes = summary(store);
    session.print(*path + ": sound, " + counted(sizes.documents, "document") + ", digest " +
                  (sizes.partial ? "not written: the last build was interrupted" : sizes.digest) +
                  "\n");
    if (sizes.partial) session.warn("run the same build again to complete " + *path);
  });
}

}  // namespace entente
