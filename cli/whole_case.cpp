#include "cli/whole_case.h"

#include "cli/case.h"
#include "cli/open.h"
#include "core/write_file.h"
#include "graph/imported.h"

namespace entente {

WholeCase open_whole(const std::string& input, const Session& session) {
  if (means_edge_list(input)) return {std::nullopt, open_graph(input, OpenOptions{}, session)};
  WholeCase out{open_case(input, session), {}};
  out.graph = snapshot(*out.store, layer_query(""));
  if (is_imported(*out.store)) out.store.reset();
  return out;
}

void add_page_arguments(Command command, PageRequest& request) {
  command
      .add_option("input", request.input,
                  "A store, an edge list (.edges, or .csv/.tsv with source,target), or documents")
      .required();
  command.add_option("-o,--output", request.output, "File to write; - for standard output")
      .required();
  command.add_option("--title", request.title, "Title of the page");
}

void put_page(const std::string& output, std::string_view html, const Session& session) {
  if (output == "-")
    session.print(html);
  else
    write_file(output, html, session.no_clobber);
}

}  // namespace entente
