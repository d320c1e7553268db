#include "graph/imported.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "graph/actors.h"
#include "graph/edge_list.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

void insert_graph(Database& database, const Snapshot& snapshot) {
  Statement parameter = database.prepare("INSERT INTO parameters VALUES (?, ?)");
  parameter.bind("directed", snapshot.graph.directed() ? "1" : "0").run();
  parameter.bind("imported-from", snapshot.title).run();
  parameter.bind("weights", snapshot.weights_note).run();
  Statement node = database.prepare("INSERT INTO imported_nodes VALUES (?, ?)");
  std::int64_t number = 0;
  for (const NodeInfo& info : snapshot.nodes) node.bind(number++, info.label).run();
  Statement edge = database.prepare("INSERT INTO imported_edges VALUES (?, ?, ?)");
  for (const EdgeInfo& e : snapshot.edges) edge.bind(e.source, e.target, e.strength).run();
}

}  // namespace

void write_imported(const std::string& path, const Snapshot& snapshot) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && info.st_size > 0)
    throw Error(ErrorKind::input, path +
                                      ": exists already; an edge list is imported into a store of "
                                      "its own\nchoose another name, or remove the file");
  Store store = Store::create(path);
  try {
    store.begin_changes();
    {
      Transaction transaction(store.database());
      insert_graph(store.database(), snapshot);
      seal(store.database());
      transaction.commit();
    }
    store.end_changes();
  } catch (...) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) ::unlink((path + ending).c_str());
    throw;
  }
}

bool is_imported(const Store& store) {
  return !store.database()
              .text("SELECT value FROM parameters WHERE name = 'imported-from'")
              .empty();
}

std::optional<Snapshot> imported_snapshot(const Store& store) {
  if (!is_imported(store)) return std::nullopt;
  const Database& database = store.database();
  std::vector<std::string> labels;
  Statement node = database.prepare("SELECT label FROM imported_nodes ORDER BY number");
  while (node.step()) labels.emplace_back(node.text(0));
  std::vector<Edge> edges;
  Statement edge = database.prepare("SELECT source, target, strength FROM imported_edges");
  while (edge.step())
    edges.push_back(
        {static_cast<Node>(edge.integer(0)), static_cast<Node>(edge.integer(1)), edge.number(2)});
  const bool directed =
      database.text("SELECT value FROM parameters WHERE name = 'directed'") == "1";
  const std::size_t count = labels.size();
  Snapshot s = plain_snapshot(std::move(labels), make_csr(count, edges, directed));
  s.title = store.path().substr(store.path().find_last_of('/') + 1);
  s.source = store.path();
  s.weights_note = database.text("SELECT value FROM parameters WHERE name = 'weights'");
  return s;
}

}  // namespace entente
