// actors merge, split, rename, retype, ignore, must-not-merge, apply: corrections by hand,
// written to the corrections file and applied at once.

#include <algorithm>

#include "cli/actors.h"
#include "core/number.h"
#include "core/text.h"
#include "graph/edit_corrections.h"

namespace entente {
namespace {

struct EditOptions {
  std::string store, file, type, name;
  std::vector<std::string> names;
  Correction correction;
};

std::string described(const StoredActor& actor) {
  return display(actor.name + " (" + std::string(name_of(actor.type)) + ", " +
                     counted(actor.mentions, "mention") + ")",
                 200);
}

void report(const Session& session, const EditOptions& options, const CorrectionResult& result,
            const std::string& what) {
  if (is_for_people(session.table.format)) {
    session.say(what);
    session.say(options.store + ": " + counted(result.after, "actor") +
                (result.after == result.before ? "" : ", " + grouped(result.before) + " before"));
    return;
  }
  session.print(Table{.schema = "entente.correction/1",
                      .meta = {{"graph", options.store},
                               {"file", result.path},
                               {"number", static_cast<std::int64_t>(result.number)},
                               {"actors_before", static_cast<std::int64_t>(result.before)},
                               {"actors", static_cast<std::int64_t>(result.after)},
                               {"digest", result.digest}},
                      .columns = {{"action"}, {"correction"}},
                      .rows = {{std::string(name_of(options.correction.verb)), what}},
                      .footer = {}});
}

// The whole key of the document that `name` means; of several, or of none, the name.
std::string whole_key(const Store& store, const std::string& name) {
  const std::vector<StoredDocument> found = find_documents(store, name);
  return found.size() == 1 ? found[0].key : name;
}

// The beginning of a key means another document one day.
void write_out_keys(const Store& store, Correction& c) {
  for (std::string& document : c.documents) document = whole_key(store, document);
  for (std::string& place : c.mentions)
    if (const std::size_t colon = place.rfind(':'); colon != std::string::npos && colon > 0)
      place = whole_key(store, place.substr(0, colon)) + place.substr(colon);
}

// Actors go into the file by key, with the name as a comment: a key means one actor only.
void edit(const Session& session, EditOptions& options) {
  std::vector<std::string> notes;
  Correction& c = options.correction;
  c.actors.clear();
  if (!options.name.empty()) options.names = {options.name};
  std::string who;
  {
    const Store store = Store::open(options.store);
    const auto all = actors(store);
    const auto named = [&](const std::string& name) -> const StoredActor& {
      return find_actor(all, name, options.store);
    };
    std::vector<std::string> words;
    for (const std::string& name : options.names) {
      const StoredActor& actor = named(name);
      who += (who.empty() ? "" : ", ") + described(actor);
      c.actors.push_back(actor.key);
      notes.push_back(described(actor));
      const bool form = std::any_of(actor.aliases.begin(), actor.aliases.end(),
                                    [&](const auto& a) { return fold(a) == fold(name); });
      words.push_back(form ? name : actor.name);
    }
    // Two forms of one actor are told apart by their words only.
    const bool one = std::count(c.actors.begin(), c.actors.end(), c.actors.front()) > 1;
    if (c.verb == CorrectionVerb::must_not_merge || (c.verb == CorrectionVerb::merge && one)) {
      c.actors = words;
      notes.clear();
    }
    if (!c.to.empty()) c.to = named(c.to).key;
    write_out_keys(store, c);
  }
  const CorrectionResult result =
      add_correction(options.store, c, notes, options.file, session.run);
  report(session, options, result,
         result.path + ": correction " + std::to_string(result.number) + ", " +
             std::string(name_of(c.verb)) + (who.empty() ? "" : " of " + who));
}

Command add_edit(Command command, Session& session, CorrectionVerb verb, const std::string& purpose,
                 const std::string& example, const std::shared_ptr<EditOptions>& options) {
  const std::string name(name_of(verb));
  options->correction.verb = verb;
  Command edit_command =
      add_command(command, name, purpose, "entente actors " + name + " case.entente " + example);
  edit_command.add_option("CASE", options->store, "The store").required();
  edit_command.add_option("--reason", options->correction.reason, "Why, for who reads it later");
  edit_command.add_option("--who", options->correction.who, "Who says so");
  edit_command.add_option("--date", options->correction.date, "When: YYYY-MM-DD").value_name("DAY");
  edit_command.add_option("--corrections", options->file,
                          "The file to write to, NAME.toml (default: the one in force)");
  edit_command.action([&session, options] { edit(session, *options); });
  return edit_command;
}

using Options = std::shared_ptr<EditOptions>;

void add_names(Command command, const Options& options, const std::string& label,
               const std::string& help) {
  command.add_option(label, options->names, help).required().takes(2, 1000);
}

void add_name(Command command, const Options& options, const std::string& help) {
  command.add_option("ACTOR", options->name, help).required();
}

void add_places(Command command, const Options& options) {
  command.add_option("--mentions", options->correction.mentions,
                     "DOCUMENT:BEGIN-END (bytes) or DOCUMENT:sNUMBER; 'entente actors show CASE "
                     "NAME --why --json' gives them");
  command.add_option("--documents", options->correction.documents,
                     "All mentions of the actor in these documents");
}

void add_apply(Command command, Session& session) {
  auto options = std::make_shared<EditOptions>();
  Command apply =
      add_command(command, "apply", "Apply the corrections file after it was edited by hand",
                  "entente actors apply case.entente");
  apply.add_option("CASE", options->store, "The store").required();
  apply.add_option("--corrections", options->file,
                   "The file, NAME.toml (default: CASE.corrections.toml)");
  apply.action([&session, options] {
    const CorrectionResult result = apply_corrections(options->store, options->file, session.run);
    report(session, *options, result,
           result.path.empty() ? std::string("no corrections file: actors as they are found")
                               : result.path + ": " + counted(result.number, "correction"));
  });
}

}  // namespace

void add_actors_edit(Command command, Session& session) {
  const auto fresh = [] { return std::make_shared<EditOptions>(); };
  Options o = fresh();
  add_names(add_edit(command, session, CorrectionVerb::merge, "Make one actor of several",
                     "'Elena Marchetti' 'E. Marchetti' --reason 'one woman'", o),
            o, "ACTOR", "The actor whose name stays, then those that are it too");

  o = fresh();
  Command split = add_edit(command, session, CorrectionVerb::split,
                           "Say that some mentions are somebody else's",
                           "Kadar --mentions 3fa91c2e:120-125 --into 'Ilse Kadar'", o);
  add_name(split, o, "The actor who has them now");
  add_places(split, o);
  Option into = split.add_option("--into", o->correction.into, "The name of a new actor");
  split.add_option("--to", o->correction.to, "An actor who is there already").excludes(into);

  o = fresh();
  Command rename = add_edit(command, session, CorrectionVerb::rename,
                            "Give an actor another name; its id stays", "Kadar 'M. Kadar'", o);
  add_name(rename, o, "The actor");
  rename.add_option("NAME", o->correction.name, "The new name").required();

  o = fresh();
  Command retype = add_edit(command, session, CorrectionVerb::retype,
                            "Say what kind of actor it is", "'Valdorian Guard' group", o);
  add_name(retype, o, "The actor");
  retype.add_option("TYPE", o->type, "person, state, organization, media or group")
      .required()
      .one_of({"person", "state", "organization", "media", "group"})
      .each([o](const std::string& type) {
        o->correction.type = named<ActorType>(type).value_or(ActorType::person);
      });

  o = fresh();
  Command ignore = add_edit(command, session, CorrectionVerb::ignore,
                            "Leave an actor, or some mentions, out of the graph", "Reuters", o);
  add_name(ignore, o, "The actor");
  add_places(ignore, o);

  o = fresh();
  add_names(add_edit(command, session, CorrectionVerb::must_not_merge,
                     "Keep names apart, also if entente sees one actor in them",
                     "'Elena Marchetti' 'Elisa Marchetti'", o),
            o, "NAME", "Two or more names");
  add_apply(command, session);
}

}  // namespace entente
