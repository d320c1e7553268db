#pragma once

// The parts of the command `actors`, a file each.

#include "cli/command.h"
#include "graph/store.h"

namespace entente {

// actors CASE [PATTERN], actors list CASE [PATTERN] [--suspicious]
void add_actors_list(Command command, Session& session);
// The part of it that --suspicious asks for; top 0: all.
void list_suspicious(const Session& session, const std::string& path, std::size_t top);
// actors show CASE NAME [--why]
void add_actors_show(Command command, Session& session);
// actors merge|split|rename|retype|ignore|must-not-merge|apply CASE ...
void add_actors_edit(Command command, Session& session);

// "a, b, c"
std::string joined(const std::vector<std::string>& words, const std::string& between);

}  // namespace entente
