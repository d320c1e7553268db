#include "algorithms/measure.h"
#include "algorithms/partition.h"
#include "cli/command.h"

namespace entente {

void command_measures(Command app, Session& session) {
  Command command =
      add_command(app, "measures", "List the influence measures and community methods with sources",
                  "entente measures --json");
  command.action([&session] {
    Table table{.schema = "entente.measures/1",
                .meta = {},
                .columns = {{"name"}, {"use"}, {"what it says"}, {"parameters"}, {"source"}},
                .rows = {},
                .footer = {"use: entente rank G --by NAME --set PARAMETER=VALUE, or entente "
                           "communities G --method NAME"}};
    for (const Measure* m : all_measures()) {
      std::string parameters;
      for (const Param& p : m->params)
        parameters +=
            (parameters.empty() ? "" : ", ") + std::string(p.name) + "=" + text_of(p, p.fallback);
      table.rows.push_back({std::string(m->name), std::string("rank"), std::string(m->summary),
                            parameters, std::string(m->source)});
    }
    for (const CommunityMethod* m : all_community_methods())
      table.rows.push_back({std::string(m->name), std::string("communities"),
                            std::string(m->summary),
                            std::string(m->has_resolution ? "resolution=1, runs=100" : "runs=100"),
                            std::string(m->source)});
    session.print(table);
  });
}

}  // namespace entente
