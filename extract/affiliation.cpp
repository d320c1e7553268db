#include "extract/affiliation.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

// "Russian Foreign Minister Sergey Lavrov": a state or organization, an office and a
// person in one phrase.
std::optional<Tie> affiliation_in(const Telling& telling, std::size_t at) {
  const Chunk& chunk = telling.clause.chunks[at];
  const auto& words = telling.clause.words;
  const Word& last = words[chunk.end - 1];
  if (chunk.kind != ChunkKind::noun || last.mention < 0) return std::nullopt;
  const auto& mentions = telling.annotation.mentions;
  const Mention& person = mentions[static_cast<std::size_t>(last.mention)];
  if (person.type != ActorType::person) return std::nullopt;
  bool office = false;
  // "US Secretary of [State A]": the office may start before "of" or "for".
  std::size_t start = at;
  for (int hops = 0; hops < 2 && start >= 2; ++hops) {
    const Chunk& joint = telling.clause.chunks[start - 1];
    const std::string& word = words[joint.first].lower;
    if (joint.kind != ChunkKind::preposition || (word != "of" && word != "for")) break;
    if (telling.clause.chunks[start - 2].kind != ChunkKind::noun) break;
    start -= 2;
  }
  for (std::uint32_t w = chunk.end; w-- > telling.clause.chunks[start].first;) {
    if (words[w].mention == last.mention) continue;
    if (words[w].mention < 0) {
      office = office || is_word(words[w].lower, WordClass::role);
      continue;
    }
    const Mention& body = mentions[static_cast<std::size_t>(words[w].mention)];
    const bool acts = body.type == ActorType::state || body.type == ActorType::organization;
    if (!office || !acts) return std::nullopt;
    Tie tie;
    tie.kind = TieKind::affiliation;
    tie.sentence = telling.clause.sentence;
    tie.who = {{person.entity, Role::subject}, {body.entity, Role::object}};
    std::sort(tie.who.begin(), tie.who.end());
    tie.evidence = {body.span.begin, person.span.end};
    tie.found_by = "affiliation.phrase";
    tie.confidence = 0.9F;
    return tie;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Tie> affiliations_told(const Telling& telling) {
  std::vector<Tie> told;
  for (std::size_t i = 0; i < telling.clause.chunks.size(); ++i)
    if (auto tie = affiliation_in(telling, i)) told.push_back(std::move(*tie));
  return told;
}

}  // namespace entente
