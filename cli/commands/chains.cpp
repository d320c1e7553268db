// chains: which marked mentions are one actor.

#include <memory>
#include <string>

#include "cli/command.h"
#include "graph/given_mentions.h"

namespace entente {

void command_chains(Command app, Session& session) {
  Command command = add_command(
      app, "chains", "Join mentions that are marked already into the actors of each text",
      "entente chains --mentions marked.jsonl > chains.jsonl");
  const auto path = std::make_shared<std::string>();
  command
      .add_option("--mentions", *path,
                  "JSON lines: id, text, and mentions with begin, end and type (person, "
                  "organization, place); offsets are code points unless \"offsets\" says bytes "
                  "or utf16")
      .required();
  command.action([path, &session] { session.print(chains_of_file(*path)); });
}

}  // namespace entente
