#pragma once

// What the commands that make a page of a case share.

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "graph/snapshot.h"
#include "graph/store.h"

namespace entente {

// A case as a whole. No store for an edge list or an imported graph, whose ties have no sentences.
struct WholeCase {
  std::optional<Store> store;
  Snapshot graph;
};

// Throws as open_case() and open_graph() do.
WholeCase open_whole(const std::string& input, const Session& session);

struct PageRequest {
  std::string input, output, title;
  bool no_text = false;  // for texts that must not travel
};

// Declares input, --output and --title; each command says itself what its --no-text leaves out.
void add_page_arguments(Command command, PageRequest& request);

// To the file of that name, or for "-" to standard output. Throws as write_file() does.
void put_page(const std::string& output, std::string_view html, const Session& session);

}  // namespace entente
