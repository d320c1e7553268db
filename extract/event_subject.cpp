// Subjects: from a verb group to the left, past adverbs, parentheses and attached
// prepositional phrases. Every step moves left, so a search costs at most the
// sentence; it gives up after 64 steps, which keeps monster sentences linear.

#include <string>

#include "extract/event_party.h"

namespace entente {
namespace {

constexpr int most_steps = 64;

}  // namespace

// "X, the minister of Y, [verb]" or "X, who was in Z, [verb]": the chunk before
// the comma that opens the parenthesis closed by `comma`.
std::optional<std::size_t> PartyReader::before_parenthesis(std::size_t comma) const {
  if (is_kind(comma, ChunkKind::bracket)) {  // "(OSCE)", "- a body of ten -"
    std::size_t open = comma;
    while (open > 0 && comma - open < most_steps && !is_kind(open - 1, ChunkKind::bracket)) --open;
    if (open < 2) return std::nullopt;
    return open - 2;
  }
  for (std::size_t i = comma; i-- > 0 && comma - i < most_steps;) {
    if (!is_kind(i, ChunkKind::comma)) continue;
    if (i == 0) return std::nullopt;
    const bool relative =
        is_kind(i + 1, ChunkKind::relative) ||
        (is_kind(i + 1, ChunkKind::preposition) && is_kind(i + 2, ChunkKind::relative));
    bool finite = false;
    for (std::size_t k = i + 1; k < comma; ++k) {
      finite = finite || (is_kind(k, ChunkKind::verb) && chunks()[k].finite);
    }
    if (finite && !relative) return std::nullopt;
    return i - 1;
  }
  return std::nullopt;
}

// The phrase that "who" or "which" speaks of.
Party PartyReader::antecedent(std::size_t relative) const {
  std::size_t i = relative;
  if (i > 0 && is_kind(i - 1, ChunkKind::comma)) --i;
  const bool person = lower(relative) == "who" || lower(relative) == "whom";
  for (int steps = 0; i > 0 && steps < most_steps; ++steps) {
    --i;
    if (!is_kind(i, ChunkKind::noun)) return {};
    const Party party = item_at(i);
    const bool attached = i > 0 && is_kind(i - 1, ChunkKind::preposition);
    if (!party.empty() && (!person || party.persons || !attached)) return party;
    if (!attached) return {};
    --i;
  }
  return {};
}

std::optional<std::size_t> PartyReader::verb_before(std::size_t at) const {
  int steps = 0;
  for (std::size_t i = at; i-- > 0 && ++steps < most_steps;) {
    if (is_kind(i, ChunkKind::stop)) return std::nullopt;
    if (is_kind(i, ChunkKind::comma) && i + 1 < at && is_kind(at - 1, ChunkKind::comma) == false) {
      // A closed relative clause to the left is not ours.
      const auto open = before_parenthesis(i);
      if (open && (is_kind(*open + 2, ChunkKind::relative))) {
        i = *open + 1;
        continue;
      }
    }
    if (is_kind(i, ChunkKind::verb) && chunks()[i].finite) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> PartyReader::verb_after(std::size_t at) const {
  for (std::size_t i = at + 1; i < chunks().size() && i < at + most_steps; ++i) {
    if (is_kind(i, ChunkKind::stop)) return std::nullopt;
    if (is_kind(i, ChunkKind::verb) && chunks()[i].finite) return i;
  }
  return std::nullopt;
}

// The party whose phrase ends with chunk `last`: "A, B and C", "the minister of X".
// Wider readings that start further left win as long as they reach `last`.
Party PartyReader::party_ending_at(std::size_t last, std::size_t start) const {
  Party best = party_at(start);
  std::size_t from = start;
  for (int back = 0; back < 16 && from > 1; ++back) {
    std::size_t before = from - 1;
    const bool and_after_comma = is_kind(before, ChunkKind::conjunction) && before > 0 &&
                                 is_kind(before - 1, ChunkKind::comma);
    if (and_after_comma) --before;
    if (!is_kind(before, ChunkKind::conjunction) && !is_kind(before, ChunkKind::comma)) break;
    if (before == 0 || !is_kind(before - 1, ChunkKind::noun)) break;
    from = head_of_phrase(before - 1);
    const Party wider = party_at(from);
    if (wider.end > last && !wider.empty()) best = wider;
  }
  return best;
}

// The chunk where the noun phrase that ends at `last` starts: before "of Y", "in Z".
std::size_t PartyReader::head_of_phrase(std::size_t last) const {
  while (last > 1 && is_kind(last - 1, ChunkKind::preposition) &&
         is_kind(last - 2, ChunkKind::noun)) {
    last -= 2;
  }
  return last;
}

// "In Utopia Minister Alpha met": the place and the person run into one phrase.
bool PartyReader::place_then_person(std::size_t at) const {
  if (at != 1 || first_word(at).mention < 0) return false;
  const auto& first = annotation_.mentions[static_cast<std::size_t>(first_word(at).mention)];
  return first.type == ActorType::state && item_at(at).persons;
}

// The subject of a gerund after a preposition: "After meeting X, Y said", "Y left
// after meeting X".
Party PartyReader::subject_of_gerund(std::size_t preposition, std::size_t gerund) const {
  if (const auto main = verb_before(preposition)) return subject_of(*main);
  const auto main = verb_after(gerund);
  if (!main) return {};
  for (std::size_t k = *main; k-- > gerund + 1;) {
    if (is_kind(k, ChunkKind::comma)) return party_at(k + 1);
  }
  return {};
}

Party PartyReader::subject_of(std::size_t verb) const {
  std::size_t i = verb;
  std::size_t of = verb;  // the verb group whose subject is looked for now
  for (int steps = 0; i > 0 && steps < most_steps; ++steps) {
    --i;
    switch (chunks()[i].kind) {
      case ChunkKind::adverb:
      case ChunkKind::date:
      case ChunkKind::quote:
        continue;
      case ChunkKind::pronoun:
        // "Utopia announced it will send grain."
        if (lower(i) == "it" && i > 0 && is_kind(i - 1, ChunkKind::verb)) {
          const Party speaker = subject_of(i - 1);
          return speaker.persons ? Party{} : speaker;
        }
        return pronoun_at(i);
      case ChunkKind::relative:
        return antecedent(i);
      case ChunkKind::comma:
      case ChunkKind::bracket: {
        const auto before = before_parenthesis(i);
        if (!before) return {};
        i = *before + 1;
        continue;
      }
      case ChunkKind::conjunction: {
        const auto previous = verb_before(i);
        if (!previous) return {};
        of = i = *previous;
        continue;
      }
      case ChunkKind::verb:
        if (!chunks()[of].infinitive && !chunks()[i].finite) return {};
        of = i;
        continue;
      case ChunkKind::preposition:
      case ChunkKind::subordinator:
        if (chunks()[of].form != VerbForm::gerund || chunks()[of].finite) return {};
        return subject_of_gerund(i, of);
      case ChunkKind::stop:
        return {};
      case ChunkKind::noun:
        break;
    }
    const std::size_t start = head_of_phrase(i);
    const bool attached = start > 0 && is_kind(start - 1, ChunkKind::preposition);
    // "with the Kremlin demanding": the phrase is the gerund's own subject.
    const bool absolute = attached && lower(start - 1) == "with" &&
                          chunks()[of].form == VerbForm::gerund && !chunks()[of].finite;
    if (!attached || absolute || place_then_person(start)) return party_ending_at(i, start);
    // "flew to Oslo to meet": the phrase belongs to the verb before it.
    if (chunks()[of].finite) return {};
    i = start - 1;
  }
  return {};
}

}  // namespace entente
