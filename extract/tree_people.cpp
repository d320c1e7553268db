// Who is of a state and does not act for it: the part of extract/tree_party.h that keeps
// rebels, journalists and passers-by from standing for their state.

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"
#include "extract/event_setting.h"
#include "extract/told_words.h"
#include "extract/tree_party.h"

namespace entente {

bool TreeParties::is_private(NodeIndex n) const {
  if (t_.mention[n] >= 0) return false;
  const std::string& word = t_.lower[n];
  // "The Arcadian opposition" are people, "Arcadian opposition to the plan" is a deed; the
  // people of a state are that state; its own militia may be.
  const bool deed = is_one_of(word, {"opposition", "resistance"}) &&
                    (after(n, "to") != no_node || !t_.has_child(n, {"the"}));
  const bool own = word == "people" || (word == "militia" && !possessor(n).empty());
  const bool all = own && t_.child(n, {Dependency::nummod}) == no_node;
  const bool trade = word.size() > 6 && (word.ends_with("ist") || word.ends_with("ists"));
  if (!deed && !all &&
      (trade || is_told(t_, n, ToldWord::opposed) || is_told(t_, n, ToldWord::private_person)))
    return true;
  for (const NodeIndex c : t_.tree.children(n)) {  // "rebel leaders", "former officials"
    if (c > n) break;
    const bool told = t_.is(c, {Dependency::compound, Dependency::amod, Dependency::nmod_desc});
    if (told && t_.mention[c] < 0 && is_told(t_, c, ToldWord::opposed)) return true;
  }
  return false;
}

bool TreeParties::are_nationals(NodeIndex n) const {
  if (t_.mention[n] < 0 || !t_.is_noun(n)) return false;
  const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[n])];
  if (m.type != ActorType::state || m.end_token != m.first_token + 1) return false;
  const std::string& word = t_.lower[n];
  bool plural = word.ends_with("men") || (word.ends_with("s") && m.reason.starts_with("national"));
  for (const std::string_view ending : {"ans", "is", "chs", "ics"})
    plural = plural || word.ends_with(ending);
  if (to_lower(annotation_.entities[m.entity].name).find(word) != std::string::npos) return false;
  if (!plural && !is_demonym(n)) return false;
  bool counted = false, the = false;
  for (const NodeIndex c : t_.tree.children(n)) {
    if (c > n) break;
    the = the || t_.lower[c] == "the";
    counted = counted || t_.is(c, {Dependency::nummod, Dependency::amod}) ||
              is_one_of(t_.lower[c], {"a", "an", "another", "some", "many", "several", "most",
                                      "all", "few", "no", "any", "other", "these", "those"});
  }
  return counted || (plural && !the);
}

bool TreeParties::is_prefix(NodeIndex n) const {
  if (t_.mention[n] < 0) return false;
  const Mention& m = annotation_.mentions[static_cast<std::size_t>(t_.mention[n])];
  const NodeIndex hyphen = m.end_token - t_.first_token;
  return hyphen + 1 < t_.size() && t_.lower[hyphen] == "-" && t_.mention[hyphen + 1] < 0 &&
         annotation_.tokens[m.end_token].span.begin == m.span.end &&
         !is_one_of(t_.lower[hyphen + 1],
                    {"led", "run", "ruled", "controlled", "imposed", "proposed", "drafted"});
}

Party TreeParties::without_states(Party party) const {
  std::erase_if(party.entities, [&](std::uint32_t e) {
    return annotation_.entities[e].type == ActorType::state;
  });
  return party;
}

Party TreeParties::without_people(Party phrases, const Clause& clause) const {
  const auto is_named = [&](std::uint32_t entity) {
    for (std::uint32_t c = phrases.first; c < phrases.end && c < clause.chunks.size(); ++c) {
      const Chunk& chunk = clause.chunks[c];
      if (chunk.kind != ChunkKind::noun || chunk.end == chunk.first) continue;
      if (clause.words[chunk.first].lower == "any") continue;
      const NodeIndex last = clause.words[chunk.end - 1].token - t_.first_token;
      if (last >= t_.size() || is_private(last)) continue;
      for (std::uint32_t w = chunk.first; w < chunk.end; ++w) {
        const Word& word = clause.words[w];
        const NodeIndex n = word.token - t_.first_token;
        if (word.mention < 0 || n >= t_.size() || are_nationals(n) || is_prefix(n)) continue;
        if (annotation_.mentions[static_cast<std::size_t>(word.mention)].entity == entity)
          return true;
      }
    }
    return false;
  };
  if (phrases.anaphor || phrases.first >= phrases.end) return phrases;
  std::erase_if(phrases.entities, [&](std::uint32_t e) {
    return annotation_.entities[e].type == ActorType::state && !is_named(e);
  });
  return phrases;
}

}  // namespace entente
