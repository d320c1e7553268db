// Noun patterns: "talks between A and B", "arrived for talks with B".

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/meeting_side.h"

namespace entente {
namespace {

// Verbs that take talks as their object and make the subject a side of them.
bool holds_talks(std::string_view lemma) {
  return is_one_of(lemma,
                   {"hold",   "have",     "conduct",  "convene",  "begin", "start",  "open",
                    "resume", "continue", "finish",   "conclude", "end",   "attend", "complete",
                    "join",   "wrap",     "launch",   "chair",    "lead",  "cancel", "postpone",
                    "skip",   "plan",     "schedule", "arrange"});
}

// Verbs and nouns that only wish for talks, or stop them.
bool wishes_talks(std::string_view word) {
  return is_one_of(word,
                   {"call",        "press",    "push",      "hope",        "ask",      "plead",
                    "appeal",      "urge",     "wait",      "offer",       "propose",  "seek",
                    "want",        "demand",   "suggest",   "favor",       "favour",   "rule",
                    "reject",      "need",     "support",   "back",        "request",  "require",
                    "consider",    "discuss",  "threaten",  "oppose",      "refuse",   "boycott",
                    "demands",     "calls",    "ready",     "willingness", "proposal", "readiness",
                    "possibility", "prospect", "prospects", "hopes",       "request",  "invitation",
                    "willing",     "chance",   "need",      "desire",      "possible", "criticize",
                    "criticise",   "condemn",  "invite",    "encourage",   "prepared", "prepare",
                    "pave"});
}

std::size_t past_light(const Telling& telling, std::size_t at) {
  while (is_kind(telling, at, ChunkKind::date) || is_kind(telling, at, ChunkKind::adverb)) ++at;
  return at;
}

// The verb group that rules the noun at `at`, with what stands between them.
struct Governor {
  std::optional<std::size_t> verb;
  bool direct = false;  // the noun is the verb's object
};

Governor governor_of(const Telling& telling, std::size_t at) {
  Governor governor;
  std::size_t i = at;
  while (i > 0 &&
         (is_kind(telling, i - 1, ChunkKind::adverb) || is_kind(telling, i - 1, ChunkKind::date))) {
    --i;
  }
  // "a first round of talks", "a series of meetings" stand for the talks.
  while (
      i > 1 && is_kind(telling, i - 1, ChunkKind::preposition) &&
      head_word(telling, i - 1) == "of" && is_kind(telling, i - 2, ChunkKind::noun) &&
      is_one_of(head_word(telling, i - 2), {"round", "rounds", "series", "day", "hours", "set"})) {
    i -= 2;
  }
  if (i > 0 && is_kind(telling, i - 1, ChunkKind::verb)) {
    governor.verb = i - 1;
    governor.direct = true;
    return governor;
  }
  governor.verb = telling.parties.verb_before(i);
  if (!governor.verb) governor.verb = telling.parties.verb_after(at);
  return governor;
}

bool wished_for(const Telling& telling, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i < 4;) {
    const Chunk& chunk = telling.clause.chunks[i];
    if (chunk.kind == ChunkKind::stop || chunk.kind == ChunkKind::comma) break;
    if (chunk.kind == ChunkKind::verb) return wishes_talks(chunk.lemma);
    if (chunk.kind == ChunkKind::noun && wishes_talks(head_word(telling, i))) return true;
  }
  return false;
}

// The other side of "talks with B": an owner, the holder, or the subject of the
// sentence that mentions the talks.
Party first_side(const Telling& telling, std::size_t noun, const Governor& governor) {
  const Party owner = telling.parties.owner_in(noun);
  if (!owner.empty()) return owner;
  if (!governor.verb) return {};
  const Chunk& verb = telling.clause.chunks[*governor.verb];
  // "said that talks with B will begin": the speaker need not be a side.
  if (noun > 0 && is_kind(telling, noun - 1, ChunkKind::subordinator)) return {};
  if (governor.direct && !holds_talks(verb.lemma)) return {};
  if (governor.direct && verb.passive) return {};
  return telling.parties.subject_of(*governor.verb);
}

bool is_meeting_noun(const Telling& telling, std::size_t at) {
  if (!is_kind(telling, at, ChunkKind::noun)) return false;
  const std::string_view head = head_word(telling, at);
  const Word& last = telling.clause.words[telling.clause.chunks[at].end - 1];
  return last.mention < 0 && is_word(head, WordClass::talk_noun);
}

Status status_of_noun(const Telling& telling, std::size_t at, const Governor& governor) {
  if (wished_for(telling, at)) return Status::hypothetical;
  if (at > 1 && is_kind(telling, at - 1, ChunkKind::preposition)) {
    if (is_kind(telling, at - 2, ChunkKind::noun) &&
        is_one_of(head_word(telling, at - 2), {"plan", "plans", "date", "arrangements"})) {
      return Status::planned;
    }
  }
  if (at > 0 && is_kind(telling, at - 1, ChunkKind::preposition)) {
    const std::string_view before = head_word(telling, at - 1);
    if (before == "before") return Status::planned;
    if (is_one_of(before, {"after", "during", "following", "at", "in"})) return Status::occurred;
    if (before == "without") return Status::hypothetical;
  }
  if (!governor.verb) return Status::occurred;
  const std::string& lemma = telling.clause.chunks[*governor.verb].lemma;
  if (governor.direct && is_one_of(lemma, {"cancel", "postpone", "scrap"}))
    return Status::cancelled;
  // "a meeting between A and B was called off".
  const Chunk& verb = telling.clause.chunks[*governor.verb];
  const bool off = lemma == "call" && *governor.verb + 1 < telling.clause.chunks.size() &&
                   head_word(telling, *governor.verb + 1) == "off";
  if (verb.passive && (off || is_one_of(lemma, {"cancel", "postpone", "scrap", "shelve"})))
    return Status::cancelled;
  if (governor.direct && is_one_of(lemma, {"plan", "schedule", "arrange"})) return Status::planned;
  return status_of(telling, *governor.verb);
}

// "a meeting chaired by A and B".
Party named_by(const Telling& telling, std::size_t at) {
  std::size_t i = at + 1;
  while (is_kind(telling, i, ChunkKind::preposition) && is_kind(telling, i + 1, ChunkKind::noun)) {
    i += 2;
  }
  if (!is_kind(telling, i, ChunkKind::verb)) return {};
  const Chunk& verb = telling.clause.chunks[i];
  const bool by =
      is_kind(telling, i + 1, ChunkKind::preposition) && head_word(telling, i + 1) == "by";
  if (!by || !is_one_of(verb.lemma, {"chair", "host", "attend", "lead"})) return {};
  return telling.parties.party_at(i + 2);
}

// "The two diplomats said ... during the talks": the talks are theirs.
Party pair_at_talks(const Telling& telling, std::size_t at, const Governor& governor) {
  const std::string& article = telling.clause.words[telling.clause.chunks[at].first].lower;
  const bool during = at > 0 && is_kind(telling, at - 1, ChunkKind::preposition) &&
                      is_one_of(head_word(telling, at - 1), {"during", "in", "at", "after"});
  if (!during || !governor.verb || !is_one_of(article, {"the", "their"})) return {};
  const Party subject = telling.parties.subject_of(*governor.verb);
  return subject.anaphor && subject.persons && subject.entities.size() == 2 ? subject : Party{};
}

// "between officials of A and representatives of B, C, D ...": many on one side of
// a long list means that the first met each of them.
std::optional<Tie> meeting_between(const Telling& telling, const Party& sides) {
  if (!sides.bodies || sides.entities.size() <= 6) return meeting_of(telling, sides, {}, true);
  Party first = sides;
  Party others = sides;
  first.entities.resize(1);
  others.entities.erase(others.entities.begin());
  return meeting_of(telling, first, others, true);
}

std::optional<Tie> told_by_noun(const Telling& telling, std::size_t at) {
  const Governor governor = governor_of(telling, at);
  const Status status = status_of_noun(telling, at, governor);
  if (status == Status::hypothetical) return std::nullopt;
  const std::size_t next = past_light(telling, at + 1);
  std::optional<Tie> tie;
  const std::string_view preposition =
      is_kind(telling, next, ChunkKind::preposition) ? head_word(telling, next) : "";
  if (preposition == "between" || preposition == "among" || preposition == "involving") {
    tie = meeting_between(telling, telling.parties.party_at(next + 1));
  } else {
    const Party with = party_with(telling, at, {"with", "between"});
    if (with.empty()) {
      Party sides = named_by(telling, at);
      if (sides.entities.size() < 2) sides = pair_at_talks(telling, at, governor);
      if (sides.entities.size() < 2) return std::nullopt;
      tie = meeting_of(telling, sides, {}, true);
      if (tie) tie->status = status;
      return tie;
    }
    if (with.entities.size() >= 2 && !with.persons &&
        head_word(telling, with.first - 1) == "between") {
      tie = meeting_between(telling, with);
    } else {
      tie = meeting_of(telling, first_side(telling, at, governor), with, true);
    }
  }
  if (tie) tie->status = status;
  return tie;
}

}  // namespace

std::vector<Tie> meetings_by_noun(const Telling& telling) {
  std::vector<Tie> told;
  for (std::size_t i = 0; i < telling.clause.chunks.size(); ++i) {
    if (!is_meeting_noun(telling, i)) continue;
    auto tie = told_by_noun(telling, i);
    if (!tie) continue;
    tie->evidence = chunk_span(telling, i);
    tie->mode = meeting_mode(telling, i);
    tie->found_by = "meet.noun." + std::string(head_word(telling, i));
    told.push_back(with_setting(telling, i, std::move(*tie)));
  }
  return told;
}

}  // namespace entente
