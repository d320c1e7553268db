// Verb patterns: the lemma picks the rule, the rule looks for both sides.

#include "extract/meeting.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>

#include "extract/meeting_side.h"

namespace entente {
namespace {

const Chunk* chunk_at(const Telling& telling, std::size_t at) {
  return at < telling.clause.chunks.size() ? &telling.clause.chunks[at] : nullptr;
}

std::string_view word_of(const Telling& telling, std::size_t at) {
  const Chunk* chunk = chunk_at(telling, at);
  return chunk ? std::string_view(telling.clause.words[chunk->first].lower) : std::string_view{};
}

std::size_t skip_light(const Telling& telling, std::size_t at) {
  while (const Chunk* chunk = chunk_at(telling, at)) {
    if (chunk->kind != ChunkKind::adverb && chunk->kind != ChunkKind::date) break;
    ++at;
  }
  return at;
}

// "A and B met": nothing that could be an object follows the verb.
bool without_object(const Telling& telling, std::size_t verb) {
  const Chunk* next = chunk_at(telling, skip_light(telling, verb + 1));
  if (!next) return true;
  return next->kind != ChunkKind::noun && next->kind != ChunkKind::pronoun;
}

std::optional<Tie> told_by_meet(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  const PartyReader& parties = telling.parties;
  const std::size_t next = skip_light(telling, verb + 1);
  if (chunk.passive) {
    if (word_of(telling, next) != "by") return std::nullopt;  // "was met with protest"
    const Party host = parties.party_at(next + 1);
    const Party guest = parties.subject_of(verb);
    if (!host.persons || !guest.persons) return std::nullopt;
    return meeting_of(telling, guest, host, false);
  }
  const Party subject = parties.subject_of(verb);
  if (is_one_of(word_of(telling, next), {"with", "up"})) {
    const bool up = word_of(telling, next) == "up" && word_of(telling, next + 1) == "with";
    return meeting_of(telling, subject, parties.party_at(next + (up ? 2 : 1)), true);
  }
  const Party object = parties.party_at(next);
  if (!object.empty()) return meeting_of(telling, subject, object, false);
  if (!without_object(telling, verb)) {
    // "met senior officials of X" is an object that names nobody: no meeting; but a
    // "with" further on may: "met Thursday in Paris with B".
    return std::nullopt;
  }
  if (const Party with = party_with(telling, verb, {"with"}); !with.empty()) {
    return meeting_of(telling, subject, with, true);
  }
  if (subject.anaphor && subject.entities.size() < 2) return std::nullopt;
  return meeting_of(telling, subject, {}, false);
}

// "sat down with B", "spoke by phone with B", "talked to B".
std::optional<Tie> told_by_talking(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  if (chunk.passive) return std::nullopt;
  const bool to = is_one_of(chunk.lemma, {"speak", "talk"});
  const Party object =
      to ? party_with(telling, verb, {"with", "to"}) : party_with(telling, verb, {"with"});
  const Party subject = telling.parties.subject_of(verb);
  if (!object.persons || !subject.persons) return std::nullopt;
  return meeting_of(telling, subject, object, true);
}

// "received B in the palace", "B was welcomed by A": the subject is the host.
std::optional<Tie> told_by_receiving(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  Party host = telling.parties.subject_of(verb);
  Party guest;
  if (chunk.passive) {
    guest = std::move(host);
    host = party_with(telling, verb, {"by"});
  } else {
    guest = telling.parties.object_after(verb);
  }
  const bool officials = guest.bodies && chunk.lemma == "host" && host.persons;
  if (!(guest.persons || officials) || host.empty() || host.bodies) return std::nullopt;
  auto tie = meeting_of(telling, host, guest, true);
  if (!tie) return std::nullopt;
  for (Participant& participant : tie->who) {
    const auto& hosts = host.entities;
    if (std::find(hosts.begin(), hosts.end(), participant.entity) != hosts.end()) {
      participant.role = Role::host;
    } else {
      participant.role = Role::attendee;
    }
  }
  return tie;
}

// "phoned B"; "called B" only where nothing makes it a name or a demand.
std::optional<Tie> told_by_phoning(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  const Party subject = telling.parties.subject_of(verb);
  const Party object =
      chunk.passive ? party_with(telling, verb, {"by"}) : telling.parties.object_after(verb);
  if (!subject.persons || !object.persons) return std::nullopt;
  if (chunk.lemma == "call") {
    const Chunk* next = chunk_at(telling, object.end);
    const bool ends = !next || next->kind == ChunkKind::date || next->kind == ChunkKind::stop ||
                      (next->kind == ChunkKind::verb && next->infinitive);
    if (!ends || chunk.passive) return std::nullopt;
  }
  return meeting_of(telling, subject, object, true);
}

// "visited B in hospital", "joined B in Paris for talks", "appeared with B at a
// news conference".
std::optional<Tie> told_by_joining(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  if (chunk.passive) return std::nullopt;
  const Party subject = telling.parties.subject_of(verb);
  const bool appears = chunk.lemma == "appear";
  const Party object = appears ? party_with(telling, verb, {"with", "alongside"})
                               : telling.parties.object_after(verb);
  if (!subject.persons || !object.persons) return std::nullopt;
  if (chunk.lemma == "join" || appears) {
    bool talks = false;
    for (std::size_t i = object.end; i < telling.clause.chunks.size() && i < verb + 20; ++i) {
      const Chunk& near = telling.clause.chunks[i];
      if (near.kind == ChunkKind::verb && near.finite) break;
      talks = talks || (near.kind == ChunkKind::noun &&
                        is_word(telling.clause.words[near.end - 1].lower, WordClass::talk_noun));
    }
    if (!talks) return std::nullopt;
  }
  return meeting_of(telling, subject, object, true);
}

std::optional<Tie> told_by_verb(const Telling& telling, std::size_t verb) {
  const std::string& lemma = telling.clause.chunks[verb].lemma;
  if (lemma == "meet") return told_by_meet(telling, verb);
  if (is_one_of(lemma, {"speak", "talk", "sit", "confer", "huddle", "dine", "negotiate"})) {
    return told_by_talking(telling, verb);
  }
  if (is_one_of(lemma, {"receive", "host", "welcome", "greet"})) {
    return told_by_receiving(telling, verb);
  }
  if (is_one_of(lemma, {"phone", "telephone", "call"})) return told_by_phoning(telling, verb);
  if (is_one_of(lemma, {"visit", "join", "appear"})) return told_by_joining(telling, verb);
  return std::nullopt;
}

// Calls are made one by one: "spoke to B and C" is two talks, not one of three.
std::vector<Tie> one_by_one(Tie tie, std::string_view lemma) {
  std::vector<Participant> others;
  std::copy_if(tie.who.begin(), tie.who.end(), std::back_inserter(others),
               [](const Participant& p) { return p.role == Role::object; });
  const bool calls = is_one_of(lemma, {"speak", "talk", "phone", "telephone", "call"});
  if (!calls || others.size() < 2 || tie.who.size() != others.size() + 1) return {std::move(tie)};
  const auto caller = std::find_if(tie.who.begin(), tie.who.end(),
                                   [](const Participant& p) { return p.role == Role::subject; });
  std::vector<Tie> ties;
  for (const Participant& other : others) {
    Tie one = tie;
    one.who = {*caller, other};
    std::sort(one.who.begin(), one.who.end());
    ties.push_back(std::move(one));
  }
  return ties;
}

bool same_actors(const Tie& wide, const Tie& narrow) {
  return std::all_of(narrow.who.begin(), narrow.who.end(), [&](const Participant& p) {
    return std::any_of(wide.who.begin(), wide.who.end(),
                       [&](const Participant& q) { return q.entity == p.entity; });
  });
}

bool compatible(const Tie& first, const Tie& later) {
  const bool planned = first.status == Status::planned || later.status == Status::planned;
  const bool denied = first.status == Status::denied || later.status == Status::denied;
  if (denied && first.status != later.status) return false;
  if (planned && first.status != later.status && !(first.when && first.when == later.when)) {
    return false;
  }
  if (first.when && later.when) {
    if (first.when->last < later.when->first || later.when->last < first.when->first) return false;
  } else if (!first.when_stated.empty() && !later.when_stated.empty() &&
             first.when_stated != later.when_stated) {
    return false;
  }
  const bool places_differ =
      !first.place.empty() && !later.place.empty() && first.place != later.place;
  return !places_differ || (first.when && later.when) || later.when_stated.empty();
}

}  // namespace

std::vector<Tie> meetings_told(const Telling& telling) {
  std::vector<Tie> told = meetings_by_noun(telling);
  for (std::size_t i = 0; i < telling.clause.chunks.size(); ++i) {
    const Chunk& chunk = telling.clause.chunks[i];
    if (chunk.kind != ChunkKind::verb || chunk.lemma.empty()) continue;
    const Status status = status_of(telling, i);
    if (status == Status::hypothetical) continue;
    auto tie = told_by_verb(telling, i);
    if (!tie) continue;
    tie->status = status;
    tie->polarity = chunk.negated ? Polarity::negated : Polarity::affirmed;
    tie->evidence = chunk_span(telling, i);
    tie->mode = meeting_mode(telling, i);
    tie->found_by = "meet." + chunk.lemma;
    for (Tie& one : one_by_one(with_setting(telling, i, std::move(*tie)), chunk.lemma)) {
      told.push_back(std::move(one));
    }
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const Tie& x, const Tie& y) { return x.evidence < y.evidence; });
  return told;
}

std::vector<Tie> merge_tellings(std::vector<Tie> told) {
  std::vector<Tie> merged;
  for (Tie& tie : told) {
    // Nearest first: a retelling speaks of the meeting told last. At most 64 back.
    Tie* same = nullptr;
    for (std::size_t m = merged.size(); m-- > 0 && merged.size() - m <= 64 && !same;) {
      const bool covers = same_actors(merged[m], tie) || same_actors(tie, merged[m]);
      if (covers && compatible(merged[m], tie)) same = &merged[m];
    }
    if (!same) {
      merged.push_back(std::move(tie));
      continue;
    }
    if (tie.evidence != same->evidence) same->also.push_back(tie.evidence);
    for (const Participant& participant : tie.who) {
      const bool known = std::any_of(same->who.begin(), same->who.end(), [&](const Participant& p) {
        return p.entity == participant.entity;
      });
      if (!known) same->who.push_back(participant);
    }
    std::sort(same->who.begin(), same->who.end());
    if (same->when_stated.empty()) {
      same->when_stated = tie.when_stated;
      same->when = tie.when;
    }
    if (same->place.empty()) same->place = tie.place;
    if (same->mode == Mode::none) same->mode = tie.mode;
  }
  return merged;
}

}  // namespace entente
