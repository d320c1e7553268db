#include "graph/move_mentions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/error.h"
#include "core/text.h"
#include "graph/referents.h"
#include "graph/split_mentions.h"

namespace entente {
namespace {

using Id = std::int64_t;

class Mover {
 public:
  Mover(Database& database, const std::vector<Correction>& corrections, const std::string& path,
        const EntityTable& entities, std::span<const ActorGroup> groups)
      : database_(database),
        corrections_(corrections),
        path_(path),
        entities_(entities),
        groups_(groups),
        referents_(groups) {}

  MovedMentions run();

 private:
  [[noreturn]] void wrong(const Correction& c, std::string_view about,
                          const std::string& what) const {
    throw Error(ErrorKind::input, place_of(c, path_, about) + what);
  }
  std::vector<MentionRow> select(const Correction& c) const;
  std::vector<MentionRow> select_in(const Correction& c, const MentionPlace& place,
                                    const std::string& written, const std::set<Id>* actor) const;
  std::optional<std::set<Id>> entities_of(const Correction& c) const;
  void claim(std::size_t correction, const MentionRow& mention);
  bool same_end(const Correction& a, const Correction& b) const;

  Database& database_;
  const std::vector<Correction>& corrections_;
  const std::string& path_;
  const EntityTable& entities_;
  std::span<const ActorGroup> groups_;
  Referents referents_;
  std::map<Id, std::size_t> claimed_;  // mention -> correction
};

// The entities of the actor that the correction names; nullopt if it names none.
std::optional<std::set<Id>> Mover::entities_of(const Correction& c) const {
  if (c.actors.empty()) return std::nullopt;
  const auto group = referents_.find(c.actors[0], place_of(c, path_, c.actors[0]));
  if (!group) {
    if (c.optional) return std::set<Id>();
    referents_.unknown(c.actors[0], place_of(c, path_, c.actors[0]), database_.path());
  }
  std::set<Id> rows;
  for (const Link& link : groups_[*group].links) rows.insert(entities_.rows[link.record]);
  return rows;
}

// The mentions of a place, of the actor only if there is one to check against.
std::vector<MentionRow> Mover::select_in(const Correction& c, const MentionPlace& place,
                                         const std::string& written,
                                         const std::set<Id>* actor) const {
  Id document = 0;
  try {
    document = document_row(database_, place.document);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    wrong(c, written, error.what());
  }
  if (document == 0 && c.optional) return {};
  if (document == 0)
    wrong(c, written, "no document \"" + place.document + "\" in " + database_.path() +
                 "\n'entente documents' lists them with their keys");
  const std::vector<MentionRow> there = mentions_at(database_, document, place);
  std::vector<MentionRow> fitting;
  for (const MentionRow& m : there)
    if (!actor || actor->contains(m.entity)) fitting.push_back(m);
  std::string words;
  for (std::size_t i = 0; i < there.size() && i < 8; ++i)
    words += "\n" + place.document + ":" + std::to_string(there[i].span.begin) + "-" +
             std::to_string(there[i].span.end) + "  " + there[i].surface;
  if (fitting.empty() && !c.optional)
    wrong(c, written, "\"" + written + "\" has no mention of " +
                 (c.actors.empty() ? std::string("an actor") : "\"" + c.actors[0] + "\"") +
                 (place.span.empty() && place.sentence == 0 ? std::string() : words));
  if (!place.span.empty() && fitting.size() > 1)
    wrong(c, written,
          "\"" + written + "\" takes in several mentions; give one each, and \"actor\":" + words);
  return fitting;
}

std::vector<MentionRow> Mover::select(const Correction& c) const {
  const std::optional<std::set<Id>> rows = entities_of(c);
  const std::set<Id>* actor = rows ? &*rows : nullptr;
  if (actor && actor->empty()) return {};  // optional, and not there
  std::vector<MentionRow> all;
  const auto add = [&](const MentionPlace& place, const std::string& written) {
    for (MentionRow& m : select_in(c, place, written, actor)) all.push_back(std::move(m));
  };
  for (const std::string& written : c.mentions) {
    MentionPlace place;
    try {
      place = parse_place(written);
    } catch (const Error& error) {
      wrong(c, written, error.what());
    }
    if (place.sentence > 0 && !actor)
      wrong(c, written,
            "\"" + written + "\" is a whole sentence: \"actor\" must say whose mentions in it");
    add(place, written);
  }
  for (const std::string& document : c.documents) add({document, 0, {}}, document);
  return all;
}

bool Mover::same_end(const Correction& a, const Correction& b) const {
  return a.verb == b.verb && !(a.into.empty() && a.to.empty()) && fold(a.into) == fold(b.into) &&
         fold(a.to) == fold(b.to);
}

void Mover::claim(std::size_t correction, const MentionRow& mention) {
  const auto [at, fresh] = claimed_.emplace(mention.id, correction);
  if (fresh || at->second == correction) return;
  const Correction &a = corrections_[at->second], &b = corrections_[correction];
  if (a.verb == b.verb && a.verb == CorrectionVerb::ignore) return;
  if (same_end(a, b)) return;
  wrong(b, {}, "contradicts line " + std::to_string(a.line) + ": both say whose the words \"" +
               mention.surface + "\" are\ntake one of the two out of " + path_);
}

MovedMentions Mover::run() {
  std::vector<MentionRow> all;
  for (std::size_t i = 0; i < corrections_.size(); ++i) {
    if (!corrections_[i].of_mentions()) continue;
    for (MentionRow& m : select(corrections_[i])) {
      claim(i, m);
      if (claimed_.at(m.id) == i) all.push_back(std::move(m));
    }
  }
  const auto order = [&](const MentionRow& m) {
    return std::tuple(claimed_.at(m.id), m.document, m.entity, m.span.begin);
  };
  std::sort(all.begin(), all.end(),
            [&](const MentionRow& a, const MentionRow& b) { return order(a) < order(b); });
  const auto same = [](const MentionRow& a, const MentionRow& b) { return a.id == b.id; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());

  MovedMentions moved;
  moved.entities.resize(corrections_.size());
  std::set<Id> documents;
  Statement count = database_.prepare("SELECT count(*) FROM mentions WHERE entity = ?");
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    const std::size_t correction = claimed_.at(all[begin].id);
    while (end < all.size() && claimed_.at(all[end].id) == correction &&
           all[end].entity == all[begin].entity)
      ++end;
    const std::vector<MentionRow> part(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                       all.begin() + static_cast<std::ptrdiff_t>(end));
    Id entity = part[0].entity;
    count.bind(entity).step();
    const bool whole = count.integer(0) == static_cast<Id>(part.size());
    count.reset();
    if (!whole) {
      entity = split_entity(database_, entity, part);
      documents.insert(part[0].document);
      moved.rows_changed = true;
    }
    moved.entities[correction].push_back(entity);
  }
  renew_documents(database_, {documents.begin(), documents.end()});
  return moved;
}

}  // namespace

MovedMentions move_mentions(Database& database, const std::vector<Correction>& corrections,
                            const std::string& path, const EntityTable& entities,
                            std::span<const ActorGroup> groups) {
  return Mover(database, corrections, path, entities, groups).run();
}

}  // namespace entente
