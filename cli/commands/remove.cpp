#include <memory>

#include "cli/command.h"
#include "graph/build.h"

namespace entente {

void command_remove(Command app, Session& session) {
  struct Request {
    std::string path;
    std::vector<std::string> names;
  };
  Command command = add_command(app, "remove", "Take documents out of a store, exactly",
                                "entente remove case.entente 3fa91c2e");
  const auto request = std::make_shared<Request>();
  command.add_option("CASE", request->path, "The store").required();
  command
      .add_option("DOC", request->names,
                  "Documents by key, beginning of a key, id or path; 'entente documents' lists "
                  "them")
      .required();
  command.action([request, &session] {
    for (const StoredDocument& gone : remove_documents(request->path, request->names, session.run))
      session.say("removed " + gone.short_key + "  " + gone.uri);
  });
}

}  // namespace entente
