// actors show: why the forms of a name are taken for one actor, link by link.

#include <algorithm>

#include "cli/actors.h"
#include "cli/case.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/edit_corrections.h"

namespace entente {
namespace {

struct ShowOptions {
  std::string path, name;
  bool why = false;
};

// "correction 2 (line 8): rename of miron-kadar: M. Kadar. As he signs. M. O., 2022-01-21"
std::string told(const StoredCorrection& c) {
  std::string out = "correction " + std::to_string(c.number) + " (line " + std::to_string(c.line) +
                    "): " + c.action;
  if (!c.subject.empty()) out += " of " + c.subject;
  if (!c.object.empty()) out += ": " + c.object;
  if (!c.reason.empty()) out += "; " + c.reason;
  for (const std::string* part : {&c.who, &c.date})
    if (!part->empty()) out += "; " + *part;
  return out;
}

// "President of Karsova (2031-03-03 to 2031-03-20, 4 documents)", the most told first.
std::vector<std::string> told_roles(const Store& store, ActorId actor) {
  std::vector<ActorRole> all = roles(store, actor);
  std::stable_sort(all.begin(), all.end(), [](const ActorRole& a, const ActorRole& b) {
    return a.documents > b.documents;
  });
  std::vector<std::string> out;
  for (const ActorRole& told : all) {
    std::string when;
    if (told.dates) when = to_string(told.dates->first);
    if (told.dates && told.dates->last != told.dates->first)
      when += " to " + to_string(told.dates->last);
    out.push_back(told.role + " (" + when + (when.empty() ? "" : ", ") +
                  counted(told.documents, "document") + ")");
  }
  return out;
}

Table why_table(const Store& store, const StoredActor& actor, const ShowOptions& options,
                const std::vector<std::string>& corrections) {
  Table table{.schema = "entente.actor/1",
              .meta = {{"graph", options.path},
                       {"id", actor.key},
                       {"label", actor.name},
                       {"type", std::string(name_of(actor.type))},
                       {"role", actor.role},
                       {"wikidata", actor.wikidata},
                       {"also", joined(actor.aliases, "; ")},
                       {"mentions", std::int64_t{actor.mentions}},
                       {"sentences", std::int64_t{actor.sentences}},
                       {"documents", std::int64_t{actor.documents}},
                       {"roles", joined(told_roles(store, actor.id), "; ")},
                       {"corrections", joined(corrections, "\n")}},
              .columns = {{"words"},
                          {"times"},
                          {"score", 2},
                          {"why"},
                          {"place"},
                          {"span"},
                          {"in_document"},
                          {"in_document_score", 2},
                          {"across"},
                          {"across_score", 2}},
              .rows = {},
              .footer = {}};
  for (const LinkNote& note : links(store, actor.id))
    table.rows.push_back({note.words, static_cast<std::int64_t>(note.count), note.score(),
                          note.reason(), note.place, note.span, note.found, note.found_score,
                          note.joined, note.joined_score});
  return table;
}

// What a person reads: each link with its own score, one after the other.
void shorten(Table& table) {
  table.columns.resize(5);
  for (auto& row : table.rows) {
    const auto link = [&](std::size_t at) {
      return std::get<std::string>(row[at]) + " (" + fixed(std::get<double>(row[at + 1]), 2) + ")";
    };
    row[3] = link(6) + " → " + link(8);
    row.resize(5);
  }
}

void show_actor(const Session& session, const ShowOptions& options) {
  const Store store = open_texts(options.path, session);
  const auto all = actors(store);
  const StoredActor& actor = find_actor(all, options.name, options.path);
  std::vector<std::string> corrections;
  for (const StoredCorrection& c : corrections_of(store, actor)) corrections.push_back(told(c));
  Table table = why_table(store, actor, options, corrections);
  if (session.table.format == TableFormat::table) {
    std::string head = actor.name + "   " + std::string(name_of(actor.type));
    for (const std::string* part : {&actor.role, &actor.wikidata})
      if (!part->empty()) head += " · " + *part;
    session.print(display(head, 4096) + "\n" + grouped(actor.mentions) + " mentions in " +
                  grouped(actor.sentences) + " sentences of " + grouped(actor.documents) +
                  (actor.documents == 1 ? " document\n" : " documents\n"));
    if (!actor.aliases.empty())
      session.print("also: " + display(joined(actor.aliases, ", "), 4096) + "\n");
    if (const auto told = told_roles(store, actor.id); !told.empty())
      session.print("roles: " + display(joined(told, ", "), 4096) + "\n");
    for (const std::string& correction : corrections)
      session.print(display(correction, 4096) + "\n");
    if (!options.why) return;
    session.print("\n");
    shorten(table);
  }
  session.print(table);
}

}  // namespace

void add_actors_show(Command command, Session& session) {
  auto options = std::make_shared<ShowOptions>();
  Command show = add_command(command, "show", "Explain one actor: forms of the name, counts",
                             "entente actors show case.entente Kadar --why");
  add_case_argument(show, options->path);
  show.add_option("NAME", options->name, "The actor: a name, an alias or an id").required();
  show.add_flag("--why", options->why,
                "List the words taken for this actor: why in their document, why across "
                "documents, and where the first of them stand");
  show.action([&session, options] { show_actor(session, *options); });
}

}  // namespace entente
