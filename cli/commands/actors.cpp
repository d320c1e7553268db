// actors: who is in the case, why, and corrections by hand.

#include "cli/actors.h"

namespace entente {

void command_actors(Command app, Session& session) {
  Command command = add_command(app, "actors", "List the actors of a case, explain or correct one",
                                "entente actors case.entente\n"
                                "entente actors case.entente 'val*' --type state\n"
                                "entente actors show case.entente Kadar --why");
  add_actors_list(command, session);
  add_actors_show(command, session);
  add_actors_edit(command, session);
}

}  // namespace entente
