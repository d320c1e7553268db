#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "core/version.h"
#include "render/doctor.h"

namespace entente {

void command_doctor(Command app, Session& session) {
  Command command = add_command(
      app, "doctor", "Say which libraries, picture formats and fonts are there", "entente doctor");
  command.action([&session] {
    Table table{.schema = "entente.doctor/1",
                .meta = {},
                .columns = {{"part"}, {"state"}, {"detail"}, {"remedy"}},
                .rows = {},
                .footer = {}};
    bool all_well = true;
    for (const Checkup& f : examine(ImageOptions{}, session.run)) {
      table.rows.push_back({f.part, std::string(f.ok ? "ok" : "missing"), f.detail, f.remedy});
      all_well = all_well && f.ok;
    }
    session.print(table);
    if (!all_well) session.exit_code = exit_code(ErrorKind::nothing);
  });
}

}  // namespace entente
