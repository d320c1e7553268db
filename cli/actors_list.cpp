// actors, actors list: who is in the case.

#include <algorithm>

#include "cli/actors.h"
#include "cli/case.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

struct Options {
  std::string path, pattern, types;
  std::size_t top = 0;
  std::uint32_t min_mentions = 1;
  bool suspicious = false;
};

// '*' any text, '?' one character; both folded. Without wildcards the pattern
// may stand anywhere. Linear but for the backtracking over the last '*'.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, mark = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p, ++n;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++, mark = n;
    } else if (star != std::string_view::npos) {
      p = star + 1, n = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool fits(const StoredActor& actor, const std::string& pattern) {
  if (matches(pattern, fold(actor.name)) || matches(pattern, actor.key)) return true;
  return std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&](const std::string& alias) { return matches(pattern, fold(alias)); });
}

std::string folded_pattern(const std::string& pattern) {
  const bool wild = pattern.find_first_of("*?") != std::string::npos;
  return wild ? fold(pattern) : "*" + fold(pattern) + "*";
}

std::vector<ActorType> types_of(const std::string& list) {
  std::vector<ActorType> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    const std::string word = list.substr(at, end - at);
    const auto type = named<ActorType>(word == "organisation" ? "organization" : word);
    if (!type)
      throw Error(ErrorKind::usage, "--type: there is no actor type '" + word +
                                        "'\ntypes: person state organization media group");
    out.push_back(*type);
    at = end + 1;
  }
  return out;
}

void list_actors(const Session& session, const Options& options) {
  const auto types = types_of(options.types);
  const Store store = open_texts(options.path, session);
  std::vector<StoredActor> all = actors(store);
  std::vector<std::string> names;
  for (const StoredActor& actor : all) names.push_back(actor.name);
  const std::size_t total = all.size();
  const std::string pattern = folded_pattern(options.pattern);
  std::erase_if(all, [&](const StoredActor& actor) {
    const bool wrong_type =
        !types.empty() && std::find(types.begin(), types.end(), actor.type) == types.end();
    return wrong_type || actor.mentions < options.min_mentions ||
           (!options.pattern.empty() && !fits(actor, pattern));
  });
  std::stable_sort(all.begin(), all.end(), [](const StoredActor& a, const StoredActor& b) {
    return a.mentions > b.mentions;
  });
  const std::size_t found = all.size();
  if (options.top > 0 && all.size() > options.top) all.resize(options.top);
  Table table{.schema = "entente.actors/1",
              .meta = {{"graph", options.path}, {"actors", static_cast<std::int64_t>(total)}},
              .columns = {{"id"},
                          {"label"},
                          {"type"},
                          {"role"},
                          {"mentions"},
                          {"sentences"},
                          {"documents"},
                          {"also"}},
              .rows = {},
              .footer = {}};
  for (const StoredActor& actor : all)
    table.rows.push_back({actor.key, actor.name, std::string(name_of(actor.type)), actor.role,
                          std::int64_t{actor.mentions}, std::int64_t{actor.sentences},
                          std::int64_t{actor.documents}, joined(actor.aliases, "; ")});
  if (session.table.format == TableFormat::table) {  // people know actors by name
    table.columns.erase(table.columns.begin());
    for (auto& row : table.rows) row.erase(row.begin());
  }
  if (found < total || options.top > 0)
    table.footer.push_back(grouped(table.rows.size()) + " of " + grouped(total) + " actors");
  if (found > 0 || session.table.format != TableFormat::table) session.print(table);
  if (found > 0) return;
  throw Error(ErrorKind::nothing,
              "no actor in " + options.path +
                  (options.pattern.empty() ? " fits" : " matches '" + options.pattern + "'") +
                  did_you_mean(options.pattern, names));
}

void add_list_options(Command command, const std::shared_ptr<Options>& options) {
  command.add_option("CASE", options->path, "An entente store, or a folder or file of documents");
  command.add_option("PATTERN", options->pattern, "Part of a name, or a pattern with * and ?");
  command.add_option("--type", options->types, "Only these, with commas: person, state ...")
      .value_name("TYPES");
  command.add_option("--top", options->top, "List at most this many, 0 for all");
  command.add_option("--min-mentions", options->min_mentions, "Only actors named so often");
}

void run_list(const Session& session, const Options& options) {
  if (options.path.empty())
    throw Error(ErrorKind::usage, "actors: CASE is required\n'entente actors -h' shows how");
  if (!options.suspicious) return list_actors(session, options);
  if (!options.pattern.empty() || !options.types.empty() || options.min_mentions > 1)
    throw Error(ErrorKind::usage,
                "actors list: --suspicious looks at all actors\nleave PATTERN, "
                "--type and --min-mentions out");
  list_suspicious(session, options.path, options.top);
}

}  // namespace

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

void add_actors_list(Command command, Session& session) {
  auto options = std::make_shared<Options>();
  add_list_options(command, options);
  command.action([command, &session, options] {
    if (!command.names_further()) run_list(session, *options);
  });
  auto list_options = std::make_shared<Options>();
  Command list = add_command(command, "list", "List the actors, or what is doubtful about them",
                             "entente actors list case.entente --type person --top 20\n"
                             "entente actors list case.entente --suspicious --top 10");
  add_list_options(list, list_options);
  list.add_flag("--suspicious", list_options->suspicious,
                "Likely duplicates and over-merges, by what a decision would change in the "
                "ranking, each with the command to type");
  list.action([&session, list_options] { run_list(session, *list_options); });
}

}  // namespace entente
