#include "extract/quote_speaker.h"

#include "extract/told_words.h"

namespace entente {
namespace {

// The subject of the verb of saying at chunk `at`, also behind it: "said Ann Alpha".
std::optional<std::uint32_t> speaker_of(const Telling& telling, std::size_t at) {
  const bool after_quote = at > 0 && (is_kind(telling, at - 1, ChunkKind::quote) ||
                                      is_kind(telling, at - 1, ChunkKind::comma));
  Party party = telling.parties.subject_of(at);
  const Party behind = telling.parties.object_after(at);
  const bool turned = after_quote && behind.entities.size() == 1;  // '..., " said Ann Alpha'
  if (party.entities.size() == 1 && !turned) return party.entities[0];
  party = behind;
  const bool inverted =
      party.entities.size() == 1 && !telling.clause.chunks[at].passive &&
      is_one_of(telling.clause.chunks[at].lemma, {"say", "add", "write", "state"});
  if (inverted) return party.entities[0];
  return std::nullopt;
}

std::optional<std::uint32_t> speaker_in(const Telling& telling) {
  const auto& chunks = telling.clause.chunks;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (chunks[i].quoted) continue;
    const bool speaks =
        is_told(chunks[i].lemma, ToldWord::speech) || is_told(chunks[i].lemma, ToldWord::quote);
    if (chunks[i].kind == ChunkKind::verb && speaks) {
      if (const auto who = speaker_of(telling, i)) return who;
    }
    const bool according = is_kind(telling, i, ChunkKind::preposition) &&
                           telling.clause.words[chunks[i].first].lower == "according";
    if (!according) continue;
    for (std::size_t j = i + 1; j < i + 3; ++j)
      if (const Party party = telling.parties.party_at(j); party.entities.size() == 1)
        return party.entities[0];
  }
  return std::nullopt;
}

bool all_quoted(const Clause& clause) {
  std::size_t outside = 0;
  for (const Word& word : clause.words)
    outside += !word.quoted && !is_quote_mark(word.lower) ? 1 : 0;
  return !clause.words.empty() && outside < 2;
}

}  // namespace

std::optional<std::uint32_t> QuoteSpeaker::of(const Telling& telling) {
  const auto told = speaker_in(telling);
  if (told) {
    last_ = told;
  } else if (!all_quoted(telling.clause)) {
    last_.reset();
  }
  return last_;
}

}  // namespace entente
