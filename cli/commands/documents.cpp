#include <memory>

#include "cli/command.h"
#include "graph/build.h"

namespace entente {
namespace {

Table document_table(const Store& store) {
  Table table{.schema = "entente.documents/1",
              .meta = {{"store", store.path()}},
              .columns = {{"document"},
                          {"date"},
                          {"id"},
                          {"title"},
                          {"sentences"},
                          {"characters"},
                          {"reprint of"},
                          {"uri"}},
              .rows = {},
              .footer = {}};
  for (const StoredDocument& d : documents(store))
    table.rows.push_back({d.short_key, d.published ? Cell(to_string(*d.published)) : Cell(),
                          d.source_id, d.title, static_cast<std::int64_t>(d.sentences),
                          static_cast<std::int64_t>(d.characters), d.reprint_of, d.uri});
  return table;
}

Table skipped_table(const Store& store) {
  Table table{.schema = "entente.diagnostics/1",
              .meta = {{"store", store.path()}},
              .columns = {{"severity"}, {"reason"}, {"file"}, {"line"}, {"offset"}, {"message"}},
              .rows = {},
              .footer = {}};
  const auto number = [](const std::optional<std::uint64_t>& value) {
    return value ? Cell(static_cast<std::int64_t>(*value)) : Cell();
  };
  for (const Diagnostic& d : diagnostics(store))
    if (d.severity == Severity::skip || d.severity == Severity::conflict ||
        d.severity == Severity::duplicate)
      table.rows.push_back({std::string(name_of(d.severity)), d.reason, d.file, number(d.line),
                            number(d.offset), d.message});
  return table;
}

}  // namespace

void command_documents(Command app, Session& session) {
  struct Request {
    std::string path;
    bool skipped = false;
  };
  Command command = add_command(app, "documents", "List the documents of a store",
                                "entente documents case.entente --csv");
  const auto request = std::make_shared<Request>();
  command.add_option("CASE", request->path, "An entente store, or a folder or file of documents")
      .required();
  command.add_flag("--skipped", request->skipped, "What was not taken in instead, with the reason");
  command.action([request, &session] {
    const Store store = open_or_build(request->path, session.run);
    session.print(request->skipped ? skipped_table(store) : document_table(store));
  });
}

}  // namespace entente
