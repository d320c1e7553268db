#include "graph/corrected_actors.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/error.h"
#include "core/text.h"
#include "graph/actor_keys.h"
#include "graph/contradictions.h"
#include "graph/move_mentions.h"
#include "graph/referents.h"
#include "graph/split_mentions.h"

// Three states of the actors follow each other. First what the documents alone give: by it
// split, must-not-merge and the mentions to ignore are understood. Then the same with those
// taken apart: by it merge, rename, retype and ignore are. Last the actors with everything.
// Held by corrections_test.cpp.

namespace entente {
namespace {

using Row = std::uint32_t;  // into EntityTable

// Names with turned text are never merged with what they look like, only with themselves.
LinkConstraints kept_apart(const EntityTable& entities) {
  LinkConstraints out;
  std::map<std::string, Row> first;
  for (Row i = 0; i < entities.records.size(); ++i) {
    const RecordView r = entities.records[i];
    const TextList words = r.surfaces();
    if (words.empty() || !std::all_of(words.begin(), words.end(), turns_text_around)) continue;
    out.apart.push_back(i);
    const auto [at, fresh] =
        first.emplace(std::string(name_of(r.type())) + "\n" + std::string(words.front()), i);
    if (!fresh) out.must_link.emplace_back(at->second, i);
  }
  return out;
}

class Corrector {
 public:
  Corrector(Database& database, const std::vector<Correction>& corrections, const std::string& path,
            const Run& run)
      : database_(database), corrections_(corrections), path_(path), run_(run) {}

  CorrectedActors correct();

 private:
  void take_apart();
  void keep_apart(const Referents& referents, std::size_t correction);
  std::vector<Row> bearers(const ActorGroup& group, const std::string& name) const;
  void name_born();
  void understand();
  void join(std::size_t correction, std::uint32_t first, std::uint32_t other);
  std::optional<std::uint32_t> group_named(const Referents& referents, const Correction& c,
                                           const std::string& name) const;
  void work_out();
  void settle_doubts();
  void apply_facts();
  void explain();
  std::string place(const Correction& c, std::string_view about = {}) const {
    return place_of(c, path_, about);
  }

  Database& database_;
  const std::vector<Correction>& corrections_;
  const std::string& path_;
  const Run& run_;

  EntityTable found_, entities_;  // before and after the mentions were moved
  std::vector<ActorGroup> automatic_, parted_, groups_;
  std::map<std::int64_t, Row> record_of_row_;    // of entities_
  std::vector<std::vector<Row>> born_;           // by correction: records it takes out
  std::vector<std::uint32_t> parted_of_record_;  // group of parted_ by record
  std::vector<std::uint32_t> group_of_record_;   // group of groups_ by record
  LinkConstraints constraints_;
  std::set<Row> apart_;  // of the constraints
  Decisions decisions_;
};

std::vector<std::uint32_t> groups_by_record(const std::vector<ActorGroup>& groups,
                                            std::size_t records) {
  std::vector<std::uint32_t> out(records, 0);
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    for (const Link& link : groups[g].links) out[link.record] = g;
  return out;
}

// The records of the group that are called by that name; all if it is no name but a key.
std::vector<Row> Corrector::bearers(const ActorGroup& group, const std::string& name) const {
  std::vector<Row> exact, folded, all;
  const std::string identity = name_identity(name), fold_of_name = fold(name);
  for (const Link& link : group.links) {
    const auto at = record_of_row_.find(found_.rows[link.record]);
    if (at == record_of_row_.end() || apart_.contains(at->second)) continue;
    const RecordView r = entities_.records[at->second];
    const TextList words = r.surfaces();
    std::vector<std::string_view> forms(words.begin(), words.end());
    forms.push_back(r.name());
    const auto any = [&](const auto& fits) {
      return std::any_of(forms.begin(), forms.end(), fits);
    };
    if (any([&](std::string_view form) { return name_identity(form) == identity; }))
      exact.push_back(at->second);
    if (any([&](std::string_view form) { return fold(form) == fold_of_name; }))
      folded.push_back(at->second);
    all.push_back(at->second);
  }
  return !exact.empty() ? exact : (!folded.empty() ? folded : all);
}

std::optional<std::uint32_t> Corrector::group_named(const Referents& referents, const Correction& c,
                                                    const std::string& name) const {
  const auto group = referents.find(name, place(c, name));
  if (!group && !c.optional) referents.unknown(name, place(c, name), database_.path());
  return group;
}

// must-not-merge: by the words of the names, whether or not one actor has both.
void Corrector::keep_apart(const Referents& referents, std::size_t correction) {
  const Correction& c = corrections_[correction];
  std::vector<std::vector<Row>> sides;
  std::vector<std::string> names;
  for (const std::string& name : c.actors)
    if (const auto group = group_named(referents, c, name)) {
      names.push_back(name);
      sides.push_back(bearers(automatic_[*group], name));
      if (sides.back().empty())
        throw Error(ErrorKind::input, place(c, name) + "all mentions of \"" + name +
                                          "\" are split off by other corrections");
    }
  for (std::size_t i = 0; i < sides.size(); ++i) {
    decisions_.join(correction, sides[i]);
    for (std::size_t j = 0; j < i; ++j) {
      std::vector<Row> both;
      std::set_intersection(sides[i].begin(), sides[i].end(), sides[j].begin(), sides[j].end(),
                            std::back_inserter(both));
      if (!both.empty())
        throw Error(ErrorKind::input, place(c) + "\"" + names[j] + "\" and \"" + names[i] +
                                          "\" are names of one actor in document " +
                                          entities_.records[both[0]].document_key() +
                                          "\n'split' takes mentions out of an actor one by one");
      decisions_.part(correction, sides[j].front(), sides[i].front());
    }
  }
}

// Mentions that are moved, and names that must not be merged.
void Corrector::take_apart() {
  MovedMentions moved = move_mentions(database_, corrections_, path_, found_, automatic_);
  entities_ = moved.rows_changed ? read_entities(database_) : found_;
  for (Row i = 0; i < entities_.rows.size(); ++i) record_of_row_.emplace(entities_.rows[i], i);
  constraints_ = kept_apart(entities_);
  born_.resize(corrections_.size());
  std::map<std::string, std::size_t> first_into;
  for (std::size_t i = 0; i < corrections_.size(); ++i) {
    for (const std::int64_t row : moved.entities[i]) born_[i].push_back(record_of_row_.at(row));
    std::sort(born_[i].begin(), born_[i].end());
    constraints_.apart.insert(constraints_.apart.end(), born_[i].begin(), born_[i].end());
    if (born_[i].empty()) continue;
    decisions_.join(i, born_[i]);
    if (corrections_[i].into.empty()) continue;
    const auto [at, fresh] = first_into.emplace(fold(corrections_[i].into), i);
    if (!fresh) decisions_.join(i, {born_[at->second].front(), born_[i].front()});
  }
  apart_.insert(constraints_.apart.begin(), constraints_.apart.end());
  const Referents referents(automatic_);
  for (std::size_t i = 0; i < corrections_.size(); ++i)
    if (corrections_[i].verb == CorrectionVerb::must_not_merge) keep_apart(referents, i);
  decisions_.check(corrections_, path_);
  parted_ = resolve_entities(entities_, decisions_.constraints(constraints_));
  name_born();
  run_.checkpoint();
}

// Actors that a split made, by the name it gives them.
void Corrector::name_born() {
  parted_of_record_ = groups_by_record(parted_, entities_.records.size());
  std::set<std::uint32_t> strangers;
  for (std::size_t i = 0; i < corrections_.size(); ++i) {
    if (born_[i].empty()) continue;
    const std::uint32_t group = parted_of_record_[born_[i].front()];
    strangers.insert(group);
    if (corrections_[i].into.empty()) continue;
    ActorGroup& actor = parted_[group];
    actor.aliases.push_back(actor.name);
    actor.name = name_identity(corrections_[i].into);
  }
  inherit_keys({found_, automatic_}, parted_, entities_, {}, strangers);
}

void Corrector::join(std::size_t correction, std::uint32_t first, std::uint32_t other) {
  if (first == other) return;
  std::vector<Row> records;
  for (const std::uint32_t group : {first, other})
    for (const Link& link : parted_[group].links) records.push_back(link.record);
  decisions_.join(correction, records);
  decisions_.merge(correction, first, other);
}

// Whom merge, rename, retype and ignore mean.
void Corrector::understand() {
  Referents referents(parted_);
  for (const Correction& c : corrections_)  // also by a name that is given further up
    if (c.verb == CorrectionVerb::rename)
      if (const auto group = group_named(referents, c, c.actors[0]))
        referents.add_name(*group, c.name);
  decisions_.start(parted_.size());
  for (std::size_t i = 0; i < corrections_.size(); ++i) {
    const Correction& c = corrections_[i];
    const bool parts = c.of_mentions();
    if (c.verb == CorrectionVerb::must_not_merge || (parts && born_[i].empty())) continue;
    if (parts) {
      const std::uint32_t born = parted_of_record_[born_[i].front()];
      if (c.verb == CorrectionVerb::ignore) decisions_.say(i, born);
      if (c.to.empty()) continue;
      if (const auto target = group_named(referents, c, c.to)) join(i, *target, born);
      continue;
    }
    const auto actor = group_named(referents, c, c.actors[0]);
    if (!actor) continue;
    if (c.verb != CorrectionVerb::merge) decisions_.say(i, *actor);
    if (c.verb == CorrectionVerb::merge)
      for (std::size_t other = 1; other < c.actors.size(); ++other)
        if (const auto group = group_named(referents, c, c.actors[other])) join(i, *actor, *group);
  }
  decisions_.check(corrections_, path_);
}

// The last state, under the keys of the one before.
void Corrector::work_out() {
  groups_ = resolve_entities(entities_, decisions_.constraints(constraints_));
  group_of_record_ = groups_by_record(groups_, entities_.records.size());
  const auto now = [&](std::uint32_t parted) {
    return group_of_record_[parted_[parted].links.front().record];
  };
  std::map<std::uint32_t, std::uint32_t> chosen;
  for (const std::uint32_t first : decisions_.firsts()) chosen.emplace(now(first), first);
  inherit_keys({entities_, parted_}, groups_, entities_, chosen, {});
  for (const auto& [group, first] : chosen) {
    ActorGroup& actor = groups_[group];
    actor.aliases.push_back(actor.name);
    actor.name = parted_[first].name;
    actor.type = parted_[first].type;
    if (!parted_[first].wikidata.empty()) actor.wikidata = parted_[first].wikidata;
    if (!parted_[first].role.empty()) actor.role = parted_[first].role;
  }
  for (std::size_t i = 0; i < corrections_.size(); ++i) {
    if (born_[i].empty() || corrections_[i].into.empty()) continue;
    const std::uint32_t parted = parted_of_record_[born_[i].front()];
    ActorGroup& actor = groups_[now(parted)];
    if (actor.key == parted_[parted].key) actor.name = parted_[parted].name;
  }
}

// What a must-not-merge decided is no doubt any more.
void Corrector::settle_doubts() {
  for (const auto& [correction, a, b] : decisions_.parted()) {
    ActorGroup &one = groups_[group_of_record_[a]], &other = groups_[group_of_record_[b]];
    std::erase_if(one.maybe, [&](const MaybeSame& maybe) { return maybe.key == other.key; });
    std::erase_if(other.maybe, [&](const MaybeSame& maybe) { return maybe.key == one.key; });
  }
}

// Names and types by hand; who is ignored goes.
void Corrector::apply_facts() {
  for (std::uint32_t p = 0; p < parted_.size(); ++p) {  // former names stay ways to find it
    ActorGroup& actor = groups_[group_of_record_[parted_[p].links.front().record]];
    const bool whole =
        std::all_of(parted_[p].links.begin(), parted_[p].links.end(), [&](const Link& link) {
          return group_of_record_[link.record] == group_of_record_[parted_[p].links.front().record];
        });
    if (whole) actor.aliases.push_back(parted_[p].name);
  }
  std::vector<bool> ignored(groups_.size());
  for (const auto& [i, parted] : decisions_.sayings()) {
    const Correction& c = corrections_[i];
    const std::uint32_t group = group_of_record_[parted_[parted].links.front().record];
    ActorGroup& actor = groups_[group];
    if (c.verb == CorrectionVerb::rename) {
      actor.aliases.push_back(actor.name);
      actor.name = name_identity(c.name);
    }
    if (c.verb == CorrectionVerb::retype) actor.type = c.type;
    if (c.verb == CorrectionVerb::ignore) ignored[group] = true;
  }
  std::vector<ActorGroup> kept;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (ignored[g]) continue;
    ActorGroup& actor = groups_[g];
    std::sort(actor.aliases.begin(), actor.aliases.end());
    actor.aliases.erase(std::unique(actor.aliases.begin(), actor.aliases.end()),
                        actor.aliases.end());
    std::erase(actor.aliases, actor.name);
    kept.push_back(std::move(actor));
  }
  std::sort(kept.begin(), kept.end(),
            [](const ActorGroup& a, const ActorGroup& b) { return a.key < b.key; });
  groups_ = std::move(kept);
}

// Why the records are who they are, where a correction says so.
void Corrector::explain() {
  std::map<Row, std::string> reasons;
  const auto said = [&](std::size_t i, const char* what) {
    return std::string(what) + " by hand, correction " + std::to_string(i + 1);
  };
  for (std::size_t i = 0; i < corrections_.size(); ++i)
    for (const Row record : born_[i])
      reasons[record] = said(i, corrections_[i].to.empty() ? "split off" : "moved here");
  for (const auto& [i, first, other] : decisions_.merges())
    for (const Link& link : parted_[other].links)
      if (corrections_[i].verb == CorrectionVerb::merge) reasons[link.record] = said(i, "merged");
  for (ActorGroup& group : groups_)
    for (Link& link : group.links)
      if (const auto at = reasons.find(link.record); at != reasons.end()) {
        link.reason = at->second;
        link.score = 1;
      }
}

CorrectedActors Corrector::correct() {
  found_ = read_entities(database_);
  run_.checkpoint();
  automatic_ = resolve_entities(found_, kept_apart(found_));
  run_.checkpoint();
  if (corrections_.empty()) return {std::move(found_), std::move(automatic_)};
  take_apart();
  understand();
  work_out();
  explain();
  settle_doubts();
  apply_facts();
  return {std::move(entities_), std::move(groups_)};
}

}  // namespace

CorrectedActors corrected_actors(Database& database, const std::vector<Correction>& corrections,
                                 const std::string& path, const Run& run) {
  return Corrector(database, corrections, path, run).correct();
}

}  // namespace entente
