#include "extract/meeting_side.h"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

constexpr std::size_t most_actors = 40;

bool all_of_type(const Telling& telling, const Party& party, ActorType type) {
  return std::all_of(party.entities.begin(), party.entities.end(),
                     [&](std::uint32_t e) { return telling.annotation.entities[e].type == type; });
}

bool any_of_type(const Telling& telling, const Party& party, ActorType type) {
  return std::any_of(party.entities.begin(), party.entities.end(),
                     [&](std::uint32_t e) { return telling.annotation.entities[e].type == type; });
}

// A group without a name of its own, "Western allies": nobody in particular.
bool is_vague(const Telling& telling, std::uint32_t entity) {
  const Entity& group = telling.annotation.entities[entity];
  if (group.type != ActorType::group) return false;
  const std::size_t blank = group.name.rfind(' ');
  return blank != std::string::npos && blank + 1 < group.name.size() &&
         group.name[blank + 1] >= 'a' && group.name[blank + 1] <= 'z';
}

// Are there two actors, and does each side given still have one of its own?
bool two_sided(const Tie& tie, const Party& other) {
  const auto objects = std::count_if(tie.who.begin(), tie.who.end(),
                                     [](const Participant& p) { return p.role == Role::object; });
  return tie.who.size() >= 2 && (other.empty() || objects > 0);
}

// "will take place", "were held", "ended": verbs whose subject is the meeting.
bool takes_place(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = telling.clause.chunks[verb];
  if (chunk.lemma == "take") {
    return is_kind(telling, verb + 1, ChunkKind::noun) && head_word(telling, verb + 1) == "place";
  }
  if (chunk.lemma == "hold") return chunk.passive;
  return is_one_of(chunk.lemma, {"begin", "start", "end", "resume", "open", "continue", "happen",
                                 "occur", "finish", "conclude", "last", "convene"});
}

}  // namespace

Span chunk_span(const Telling& telling, std::size_t at) {
  const Chunk& chunk = telling.clause.chunks[at];
  const auto& tokens = telling.annotation.tokens;
  return {tokens[telling.clause.words[chunk.first].token].span.begin,
          tokens[telling.clause.words[chunk.end - 1].token].span.end};
}

std::optional<Tie> meeting_of(const Telling& telling, const Party& one, const Party& other,
                              bool talks) {
  Tie tie;
  tie.sentence = telling.clause.sentence;
  if (any_of_type(telling, one, ActorType::media) ||
      any_of_type(telling, other, ActorType::media)) {
    return std::nullopt;
  }
  // "Ukraine met Russia" is football.
  if (!talks && !one.bodies && !other.bodies && all_of_type(telling, one, ActorType::state) &&
      all_of_type(telling, other, ActorType::state)) {
    return std::nullopt;
  }
  auto add = [&](std::uint32_t entity, Role role) {
    const bool known = std::any_of(tie.who.begin(), tie.who.end(),
                                   [&](const Participant& p) { return p.entity == entity; });
    if (is_vague(telling, entity)) return;
    if (!known && tie.who.size() < most_actors) tie.who.push_back({entity, role});
  };
  for (const std::uint32_t entity : one.entities) add(entity, Role::subject);
  for (const std::uint32_t entity : other.entities) add(entity, Role::object);
  if (one.empty() || !two_sided(tie, other)) {
    return std::nullopt;
  }
  // One who met many convened them: they did not all meet each other.
  const auto first_side = std::count_if(
      tie.who.begin(), tie.who.end(), [](const Participant& p) { return p.role == Role::subject; });
  if (tie.who.size() > 6 && first_side == 1) tie.who.front().role = Role::host;
  std::sort(tie.who.begin(), tie.who.end());
  tie.confidence = one.anaphor || other.anaphor ? 0.6F : 0.9F;
  return tie;
}

Mode meeting_mode(const Telling& telling, std::size_t trigger) {
  const auto& chunks = telling.clause.chunks;
  const std::size_t first = trigger > 3 ? trigger - 3 : 0;
  for (std::size_t i = first; i < chunks.size() && i < trigger + 5; ++i) {
    for (std::uint32_t w = chunks[i].first; w < chunks[i].end; ++w) {
      const std::string& word = telling.clause.words[w].lower;
      if (is_one_of(word, {"phone", "telephone", "phoned", "telephoned"})) return Mode::phone;
      if (i == trigger && is_one_of(word, {"call", "calls", "called"})) return Mode::phone;
      if (is_one_of(word, {"video", "videoconference", "virtually", "virtual"})) return Mode::video;
      if (i == trigger && is_one_of(word, {"visit", "visited", "visits"})) return Mode::visit;
      if (i == trigger && word == "summit") return Mode::summit;
      if (i == trigger && is_one_of(word, {"negotiations", "negotiate", "negotiated"})) {
        return Mode::negotiation;
      }
      if (i == trigger && is_one_of(word, {"met", "meet", "meets", "meeting"})) {
        return Mode::face_to_face;
      }
    }
  }
  return Mode::none;
}

Party party_with(const Telling& telling, std::size_t at,
                 std::initializer_list<std::string_view> prepositions) {
  const auto& chunks = telling.clause.chunks;
  for (std::size_t i = at + 1; i + 1 < chunks.size() && i < at + 10; ++i) {
    const ChunkKind kind = chunks[i].kind;
    if (kind == ChunkKind::adverb || kind == ChunkKind::date) continue;
    if (kind == ChunkKind::comma && is_kind(telling, i + 1, ChunkKind::preposition)) continue;
    if (kind == ChunkKind::comma && is_kind(telling, i + 1, ChunkKind::noun) &&
        (is_kind(telling, i + 2, ChunkKind::preposition) ||
         is_kind(telling, i + 2, ChunkKind::comma))) {
      ++i;  // "in Damascus, Syria, with"
      continue;
    }
    if (kind == ChunkKind::verb && takes_place(telling, i)) {
      if (is_kind(telling, i + 1, ChunkKind::noun)) ++i;
      continue;
    }
    if (kind != ChunkKind::preposition) break;
    if (is_one_of(head_word(telling, i), prepositions)) return telling.parties.party_at(i + 1);
    if (is_kind(telling, i + 1, ChunkKind::preposition)) continue;  // "down with"
    if (!is_kind(telling, i + 1, ChunkKind::noun)) break;
    ++i;
  }
  return {};
}

}  // namespace entente
