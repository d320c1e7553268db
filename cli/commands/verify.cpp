#include <memory>

#include "cli/command.h"
#include "core/number.h"
#include "graph/digest.h"
#include "graph/store.h"

namespace entente {
namespace {

// For programs: the verdict in the head, a row a damage.
Table table_of(const std::string& path, const std::vector<std::string>& found,
               const StoreSummary& sizes) {
  Table table{.schema = "entente.verify/1",
              .meta = {{"graph", path}, {"sound", found.empty()}},
              .columns = {{"damage"}},
              .rows = {},
              .footer = {}};
  if (found.empty()) {
    table.meta.push_back({"complete", !sizes.partial});
    table.meta.push_back({"documents", static_cast<std::int64_t>(sizes.documents)});
    table.meta.push_back({"digest", sizes.digest});
  }
  for (const std::string& line : found) table.rows.push_back({line});
  return table;
}

}  // namespace

void command_verify(Command app, Session& session) {
  Command command =
      add_command(app, "verify", "Recompute every digest of a store: 0 sound, 1 damaged",
                  "entente verify case.entente\n"
                  "entente verify case.entente --json");
  const auto path = std::make_shared<std::string>();
  command.add_option("CASE", *path, "The store").required();
  command.action([path, &session] {
    const Store store = Store::open(*path);
    const std::vector<std::string> found = damages(store.database(), session.run);
    // Of a damaged store nothing more is read.
    const StoreSummary sizes = found.empty() ? summary(store) : StoreSummary{};
    if (session.table.format != TableFormat::table)
      session.print(table_of(*path, found, sizes));
    else if (found.empty())
      session.print(*path + ": sound, " + counted(sizes.documents, "document") + ", digest " +
                    (sizes.partial ? "not written: the last build was interrupted" : sizes.digest) +
                    "\n");
    else
      for (const std::string& line : found) session.print(*path + ": " + line + "\n");
    if (!found.empty()) {
      session.exit_code = exit_code(ErrorKind::nothing);
      session.say(*path + ": damaged; restore a copy, or build it again from the documents");
    } else if (sizes.partial) {
      session.warn("run the same build again to complete " + *path);
    }
  });
}

}  // namespace entente
