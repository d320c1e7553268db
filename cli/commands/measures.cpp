#include "algorithms/measure.h"
#include "cli/command.h"

namespace entente {

void command_measures(CLI::App& app, Session& session) {
  CLI::App* command = add_command(app, "measures", "List the influence measures with their sources",
                                  "entente measures --json");
  command->callback([&session] {
    Table table{.schema = "entente.measures/1",
                .meta = {},
                .columns = {{"measure"}, {"summary"}, {"source"}},
                .rows = {},
                .footer = {}};
    for (const Measure* m : all_measures())
      table.rows.push_back({std::string(m->name), std::string(m->summary), std::string(m->source)});
    session.print(table);
  });
}

}  // namespace entente
