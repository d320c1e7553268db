// actors list --suspicious: two that may be one, one that may be several, and what to type.

#include <algorithm>
#include <map>

#include "cli/actors.h"
#include "cli/case.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/suspicions.h"

namespace entente {
namespace {

// As a shell reads it back: 'it'\''s'.
std::string shell_word(const std::string& text) {
  const bool plain = !text.empty() &&
                     text.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789-_./") == std::string::npos &&
                     text[0] != '-';
  if (plain) return text;
  std::string out = "'";
  for (const char c : text)
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  return out + "'";
}

// By key, which means one actor only; a must-not-merge goes by the words.
std::string command_for(const Suspicion& s, const std::string& path) {
  const std::string start = "entente actors ";
  if (s.duplicate)
    return start + "merge " + shell_word(path) + " " + shell_word(s.keys[0]) + " " +
           shell_word(s.keys[1]);
  if (s.names.size() == 2)
    return start + "must-not-merge " + shell_word(path) + " " + shell_word(s.names[0]) + " " +
           shell_word(s.names[1]);
  return start + "show " + shell_word(path) + " " + shell_word(s.keys[0]) + " --why";
}

}  // namespace

void list_suspicious(const Session& session, const std::string& path, std::size_t top) {
  const Store store = open_texts(path, session);
  const Snapshot graph = snapshot(store);
  const std::vector<Suspicion> all = suspicions(store, graph);
  const std::size_t shown = top == 0 ? all.size() : std::min(top, all.size());
  Table table{.schema = "entente.suspicious/1",
              .meta = {{"graph", path}, {"found", static_cast<std::int64_t>(all.size())}},
              .columns = {{"kind"},
                          {"id"},
                          {"other_id"},
                          {"label"},
                          {"other"},
                          {"why"},
                          {"effect_percent", 2},
                          {"rank"},
                          {"rank_after"},
                          {"command"}},
              .rows = {},
              .footer = {}};
  std::map<std::string, std::string> label;
  for (const NodeInfo& node : graph.nodes) label.emplace(node.id, node.label);
  for (std::size_t i = 0; i < shown; ++i) {
    const Suspicion& s = all[i];
    table.rows.push_back({std::string(s.duplicate ? "duplicate" : "over-merge"), s.keys[0],
                          s.duplicate ? Cell(s.keys[1]) : Cell(), label[s.keys[0]],
                          s.duplicate ? Cell(label[s.keys[1]]) : Cell(), s.why, 100 * s.effect,
                          std::int64_t{s.rank}, std::int64_t{s.rank_after}, command_for(s, path)});
  }
  if (session.table.format != TableFormat::table) {
    session.print(table);
  } else {  // two lines each: what, and the command to copy
    for (const auto& row : table.rows) {
      const auto text = [&](std::size_t at) {
        const auto* value = std::get_if<std::string>(&row[at]);
        return value ? *value : std::string();
      };
      const std::string other = text(4).empty() ? "" : " · " + text(4);
      session.print(display(text(0) + "  " + text(3) + other + ": " + text(5) + "; " +
                                fixed(std::get<double>(row[6]), 2) + " % of all strength, rank " +
                                std::to_string(std::get<std::int64_t>(row[7])) + " → " +
                                std::to_string(std::get<std::int64_t>(row[8])),
                            4096) +
                    "\n  " + display(text(9), 4096) + "\n");
    }
    if (shown < all.size())
      session.print(grouped(shown) + " of " + grouped(all.size()) + "; --top 0 lists all\n");
  }
  if (all.empty())
    throw Error(ErrorKind::nothing, "nothing suspicious among the actors of " + path);
}

}  // namespace entente
