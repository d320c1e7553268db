// Actors of a store, and the one that a user means.

#include <algorithm>
#include <functional>
#include <map>

#include "core/error.h"
#include "core/nearest.h"
#include "core/text.h"
#include "graph/passage.h"
#include "graph/referents.h"
#include "graph/sqlite.h"
#include "graph/store.h"

namespace entente {
namespace {

std::string described(const StoredActor& actor) {
  if (actor.sentences == 0) return actor.name;  // of an imported graph: no more is known
  return actor.name + " (" + std::string(name_of(actor.type)) + ", " +
         std::to_string(actor.sentences) + (actor.sentences == 1 ? " sentence)" : " sentences)");
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || text[end] == ' ' || text[end] == '-')) return true;
  }
  return false;
}

// Of several that fit, the one named at least twice as often as the next.
const StoredActor* foremost(const std::vector<const StoredActor*>& fitting) {
  if (fitting.empty()) return nullptr;
  std::vector<const StoredActor*> order = fitting;
  std::stable_sort(order.begin(), order.end(), [](const StoredActor* a, const StoredActor* b) {
    return a->mentions > b->mentions;
  });
  if (order.size() > 1 && order[0]->mentions < 2 * order[1]->mentions) return nullptr;
  return order[0];
}

[[noreturn]] void ambiguous(std::string_view wanted, std::string_view path,
                            const std::vector<const StoredActor*>& fitting) {
  std::string message = "\"" + std::string(wanted) + "\" is ambiguous in " + std::string(path);
  for (std::size_t i = 0; i < fitting.size() && i < 8; ++i)
    message += "\n" + fitting[i]->key + "  " + described(*fitting[i]);
  throw Error(ErrorKind::input, message + "\ngive the full name or the key");
}

[[noreturn]] void unknown(const std::vector<StoredActor>& all, std::string_view wanted,
                          std::string_view path) {
  std::vector<std::string> names;
  std::map<std::string, const StoredActor*> owner;
  for (const StoredActor& actor : all) {
    std::vector<std::string> forms = actor.aliases;
    forms.push_back(actor.name);
    // The last name alone, as people type it.
    forms.push_back(actor.name.substr(actor.name.find_last_of(' ') + 1));
    for (std::string& form : forms)
      if (owner.emplace(form, &actor).second) names.push_back(std::move(form));
  }
  std::string message = "no actor named \"" + std::string(wanted) + "\" in " + std::string(path);
  std::vector<const StoredActor*> offered;
  for (const std::string& near : nearest(wanted, names, 12)) {
    const StoredActor* actor = owner.at(near);
    if (std::find(offered.begin(), offered.end(), actor) != offered.end()) continue;
    offered.push_back(actor);
    message += "\ndid you mean  " + described(*actor) + "?";
    if (offered.size() == 3) break;
  }
  if (offered.empty())
    message += "\nno name is near it; 'entente actors list " + std::string(path) +
               " WORD' finds parts of names";
  throw Error(ErrorKind::input, message);
}

}  // namespace

std::vector<StoredActor> actors(const Store& store) {
  std::vector<StoredActor> all;
  const Database& database = store.database();
  Statement alias = database.prepare("SELECT alias FROM aliases WHERE actor = ? ORDER BY alias");
  Statement rows = database.prepare(
      "SELECT a.id, a.key, a.type, a.name, a.role, a.wikidata, count(*), count(DISTINCT m.document "
      "* 4294967296 + m.sentence), count(DISTINCT m.document) FROM actors a JOIN actor_links l ON "
      "l.actor = a.id JOIN mentions m ON m.entity = l.entity GROUP BY a.id ORDER BY a.key");
  while (rows.step()) {
    StoredActor actor;
    actor.id = ActorId{rows.integer(0)};
    actor.key = rows.text(1);
    actor.type = named<ActorType>(rows.text(2)).value_or(ActorType::organization);
    actor.name = rows.text(3);
    actor.role = rows.text(4);
    actor.wikidata = rows.text(5);
    actor.mentions = static_cast<std::uint32_t>(rows.integer(6));
    actor.sentences = static_cast<std::uint32_t>(rows.integer(7));
    actor.documents = static_cast<std::uint32_t>(rows.integer(8));
    alias.bind(rows.integer(0));
    while (alias.step()) actor.aliases.emplace_back(alias.text(0));
    all.push_back(std::move(actor));
  }
  return all;
}

const StoredActor& find_actor(const std::vector<StoredActor>& all, std::string_view wanted,
                              std::string_view store_path) {
  const std::string identity = name_identity(wanted);
  const std::string folded = fold(wanted);
  const bool slug_like = is_slug(wanted) && wanted.find('-') != std::string_view::npos;
  using Fits = std::function<bool(const StoredActor&)>;
  const auto any_alias = [](const StoredActor& a, const auto& fits) {
    return std::any_of(a.aliases.begin(), a.aliases.end(), fits);
  };
  // From the strictest reading to the loosest; the first that fits anyone decides.
  const Fits readings[] = {
      [&](const StoredActor& a) { return a.key == wanted; },
      [&](const StoredActor& a) { return a.name == identity; },
      [&](const StoredActor& a) {
        return any_alias(a, [&](const std::string& x) { return x == identity; });
      },
      [&](const StoredActor& a) { return fold(a.name) == folded; },
      [&](const StoredActor& a) {
        return any_alias(a, [&](const std::string& x) { return fold(x) == folded; });
      },
      [&](const StoredActor& a) { return slug_like && may_be_key(wanted, a.name); },
      [&](const StoredActor& a) {
        return slug_like &&
               any_alias(a, [&](const std::string& x) { return may_be_key(wanted, x); });
      },
      [&](const StoredActor& a) { return fold(a.name).ends_with(" " + folded); },
      [&](const StoredActor& a) { return has_word(fold(a.name), folded); },
  };
  if (!folded.empty())
    for (const Fits& fits : readings) {
      std::vector<const StoredActor*> fitting;
      for (const StoredActor& actor : all)
        if (fits(actor)) fitting.push_back(&actor);
      if (fitting.empty()) continue;
      if (const StoredActor* one = foremost(fitting)) return *one;
      ambiguous(wanted, store_path, fitting);
    }
  unknown(all, wanted, store_path);
}

std::vector<ActorRole> roles(const Store& store, ActorId actor) {
  std::vector<ActorRole> all;
  Statement rows = store.database().prepare(
      "SELECT role, first, last, documents FROM actor_roles WHERE actor = ? ORDER BY number");
  rows.bind(static_cast<std::int64_t>(actor));
  while (rows.step()) {
    ActorRole& told = all.emplace_back();
    told.role = rows.text(0);
    if (!rows.is_null(1))
      told.dates = parse_iso_date(std::string(rows.text(1)) + "/" + std::string(rows.text(2)));
    told.documents = static_cast<std::uint32_t>(rows.integer(3));
  }
  return all;
}

std::vector<LinkNote> links(const Store& store, ActorId actor) {
  std::vector<LinkNote> notes;
  const auto digits = static_cast<std::int64_t>(short_key_length(store.database()));
  // The first mention in time of each group stands at the end of its smallest text.
  Statement rows = store.database().prepare(
      "SELECT m.surface, m.reason, l.reason, count(*), min(m.confidence), min(l.score), "
      "min(ifnull(d.date_first, '9999') || d.key || printf('%010d', m.\"begin\") || '|' || "
      "substr(d.key, 1, ?2) || ':s' || m.sentence || '|' || substr(d.key, 1, ?2) || ':' || "
      "m.\"begin\" || '-' || m.\"end\") FROM actor_links l JOIN mentions m ON m.entity = l.entity "
      "JOIN documents d ON d.id = m.document WHERE l.actor = ?1 GROUP BY 1, 2, 3 ORDER BY 4 DESC, "
      "1, 2, 3");
  rows.bind(static_cast<std::int64_t>(actor), digits);
  while (rows.step()) {
    LinkNote note;
    note.words = rows.text(0);
    note.found = rows.text(1);
    note.joined = rows.text(2);
    note.count = static_cast<std::uint64_t>(rows.integer(3));
    note.found_score = rows.number(4);
    note.joined_score = rows.number(5);
    const std::string first(rows.text(6));
    const std::size_t place = first.find('|') + 1, span = first.find('|', place) + 1;
    note.place = first.substr(place, span - 1 - place);
    note.span = first.substr(span);
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace entente
