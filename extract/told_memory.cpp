// Only the nearest telling counts, only of one doer, and only a few sentences back: what is
// farther away may mean another attack.

#include "extract/told_memory.h"

#include <algorithm>
#include <utility>

#include "extract/event_phrase.h"
#include "extract/event_rule.h"
#include "extract/told_words.h"

namespace entente {
namespace {

constexpr std::uint32_t near_sentences = 2;    // how far "the attack" reaches back
constexpr std::uint32_t theme_sentences = 8;   // how far "the banned groups" and owners do
constexpr std::size_t most_listed = 40;

bool is_deed(TieKind kind) {
  return kind == TieKind::assault || kind == TieKind::coerce || kind == TieKind::sanction ||
         kind == TieKind::aid || kind == TieKind::concede || kind == TieKind::retreat ||
         kind == TieKind::reject || kind == TieKind::mobilize;
}

// Deeds of which "the arrested" and "the banned groups" speak.
bool is_listable(TieKind kind) {
  return kind == TieKind::sanction || kind == TieKind::coerce || kind == TieKind::concede;
}

bool within(std::uint32_t then, std::uint32_t now, std::uint32_t reach) {
  return then <= now && now - then <= reach;
}

// The kind of deed that the noun names without a verb: "attack".
std::optional<TieKind> kind_named(std::string_view lemma) {
  if (lemma == "operation") return TieKind::assault;
  const auto rules = rules_for(TriggerPart::noun, lemma);
  if (rules.empty()) return std::nullopt;
  const TieKind kind = rules.front()->kind;
  const bool hostile =
      kind == TieKind::assault || kind == TieKind::sanction || kind == TieKind::coerce;
  return hostile ? std::optional(kind) : std::nullopt;
}

bool is_generic_deed(std::string_view lemma) {
  return is_one_of(lemma, {"move", "decision", "action", "step"});
}

bool is_accusation(std::string_view lemma) {
  return is_one_of(lemma, {"accusation", "allegation", "charge", "claim", "criticism"});
}

// The lemma of a thing that somebody makes or says, "" of other words.
std::string authored_lemma(std::string_view word) {
  if (word.ends_with("s") && is_told(word.substr(0, word.size() - 1), ToldWord::authored))
    word.remove_suffix(1);
  return is_told(word, ToldWord::authored) ? std::string(word) : std::string();
}

// "the", "this", "such": the thing was told of before.
bool points_back(const ToldTree& t, NodeIndex noun) {
  if (t.mention[noun] >= 0 || !t.is_noun(noun)) return false;
  for (const NodeIndex c : t.tree.children(noun))
    if (t.is(c, {Dependency::nmod, Dependency::acl, Dependency::acl_relcl, Dependency::nmod_poss}) ||
        t.mention[c] >= 0)
      return false;
  return t.has_child(noun, {"the", "this", "these", "such", "that", "those"});
}

// The kind that a past participle tells of: sanction of "banned".
std::optional<TieKind> kind_of_participle(std::string_view word) {
  const std::string_view listed = trigger_verb(word);
  const auto reading = verb_reading(word);
  const bool participle = reading && (reading->form == VerbForm::participle ||
                                      reading->also_participle || word.ends_with("ed"));
  if (!participle) return std::nullopt;
  for (const EventRule* rule :
       rules_for(TriggerPart::verb, listed.empty() ? std::string_view(reading->lemma) : listed))
    if (rule->nouns.empty() && rule->beside.empty() && is_listable(rule->kind)) return rule->kind;
  return std::nullopt;
}

// "Utopia issues travel ban", a headline whose verb may be taken for a noun: the kind of deed
// that its first name does, if it is one of those that lists speak of.
std::optional<TieKind> kind_in_headline(const Clause& clause) {
  constexpr std::size_t reach = 5;
  const auto& words = clause.words;
  std::size_t verb = 0;
  while (verb < words.size() && words[verb].mention >= 0 && !words[verb].possessive &&
         words[verb].mention == words[0].mention)
    ++verb;
  if (clause.sentence != 0 || verb == 0 || verb >= words.size()) return std::nullopt;
  if (words[verb].mention >= 0 || !words[verb].lower.ends_with("s")) return std::nullopt;
  for (const EventRule* rule : rules_for(TriggerPart::verb, trigger_verb(words[verb].lower))) {
    if (!is_listable(rule->kind) || !rule->beside.empty()) continue;
    for (std::size_t w = verb + 1; w < words.size() && w < verb + reach; ++w)
      if (std::find(rule->nouns.begin(), rule->nouns.end(), words[w].lower) != rule->nouns.end())
        return rule->kind;
  }
  return std::nullopt;
}

struct ListOpening {
  TieKind kind = TieKind::sanction;
  std::uint32_t verb = 0;  // the word before the list
};

// "The banned groups include", "Those arrested are": nobody else is named before the list.
std::optional<ListOpening> list_opening(const Clause& clause) {
  constexpr std::uint32_t reach = 7;
  const auto& words = clause.words;
  if (words.empty() || !is_one_of(words[0].lower, {"the", "those", "among"})) return std::nullopt;
  std::optional<TieKind> kind;
  bool people = false;
  for (std::uint32_t w = 0; w < words.size() && w < reach; ++w) {
    const std::string_view word = words[w].lower;
    if (words[w].mention >= 0) return std::nullopt;
    if (is_one_of(word, {"include", "includes", "included", "are", "were"})) {
      if (kind && people) return ListOpening{*kind, w};
      return std::nullopt;
    }
    if (!kind) kind = kind_of_participle(word);
    people = people || word == "those" || is_told(word, ToldWord::listable);
  }
  return std::nullopt;
}

// The actors that are items of the list from word `from` on. States only say where the
// listed are from.
std::vector<std::uint32_t> list_items(const Telling& telling, std::uint32_t from) {
  const auto& words = telling.clause.words;
  std::vector<std::uint32_t> out;
  for (std::uint32_t w = from; w < words.size() && out.size() < most_listed; ++w) {
    if (words[w].mention < 0) continue;
    std::uint32_t next = w;
    while (next < words.size() && words[next].mention == words[w].mention) ++next;
    const Mention& m = telling.annotation.mentions[static_cast<std::size_t>(words[w].mention)];
    std::uint32_t before = w;
    if (before > from && words[before - 1].lower == "the") --before;
    const bool item = before == from || is_one_of(words[before - 1].lower, {"and", ",", ";"});
    const bool ends = next == words.size() ||
                      is_one_of(words[next].lower, {"and", ",", ";", ".", "from", "of", "in"});
    if (item && ends && m.type != ActorType::state) out.push_back(m.entity);
    w = next - 1;
  }
  return out;
}

}  // namespace

void ToldMemory::note_doer(TieKind kind, const Party& party, std::uint32_t sentence) {
  if ((is_listable(kind) || kind == TieKind::assault) && party.entities.size() == 1)
    deed(kind, {party.entities[0], sentence, {}, true});
}

void ToldMemory::deed(TieKind kind, Kept kept) {
  if (is_deed(kind)) last_deed_ = kept;
  const auto before = last_.find(kind);
  kept.sole = before == last_.end() || (before->second.sole && before->second.entity == kept.entity);
  last_[kind] = std::move(kept);
}

void ToldMemory::keep(const Telling& telling, const std::vector<Tie>& told) {
  const auto& chunks = telling.clause.chunks;
  keep_owners(telling);
  if (const auto kind = kind_in_headline(telling.clause)) {
    Party first;
    first.entities.push_back(telling.annotation.mentions[static_cast<std::size_t>(
        telling.clause.words[0].mention)].entity);
    note_doer(*kind, first, 0);
  }
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    if (chunks[c].kind != ChunkKind::verb || chunks[c].lemma.empty()) continue;
    const auto event = deed_in_phrases(telling, c);
    if (event) note_doer(event->rule->kind, event->source, telling.clause.sentence);
  }
  for (const Tie& tie : told) {
    if (tie.status == Status::denied || tie.status == Status::hypothetical) continue;
    Kept kept{0, tie.sentence, {}, true};
    std::size_t doers = 0;
    for (const Participant& p : tie.who) {
      if (p.role == Role::subject) {
        kept.entity = p.entity;
        ++doers;
      } else {
        kept.against.push_back(p.entity);
      }
    }
    if (doers == 1) deed(tie.kind, std::move(kept));
  }
}

bool ToldMemory::knows(std::string_view word, std::uint32_t sentence) const {
  const auto recent = [&](TieKind kind) {
    const auto told = last_.find(kind);
    return told != last_.end() && within(told->second.sentence, sentence, theme_sentences);
  };
  auto fits = [&](std::string_view lemma) {
    if (is_generic_deed(lemma) && last_deed_ && within(last_deed_->sentence, sentence, 1))
      return true;
    if (is_accusation(lemma) && recent(TieKind::accuse)) return true;
    if (const auto kind = kind_named(lemma); kind && recent(*kind)) return true;
    const auto owned = owners_.find(std::string(lemma));
    return owned != owners_.end() && within(owned->second.sentence, sentence, theme_sentences);
  };
  return fits(word) || (word.ends_with("s") && fits(word.substr(0, word.size() - 1)));
}

bool ToldMemory::may_answer(const Clause& clause) const {
  for (std::size_t w = 0; w + 1 < clause.words.size(); ++w) {
    if (!is_one_of(clause.words[w].lower, {"the", "this", "these", "such", "that"})) continue;
    for (std::size_t n = w + 1; n < clause.words.size() && n < w + 4; ++n)
      if (clause.words[n].mention < 0 && knows(clause.words[n].lower, clause.sentence)) return true;
  }
  return false;
}

// "Utopia's plan", "the plan of Utopia".
void ToldMemory::keep_owners(const Telling& telling) {
  const auto& chunks = telling.clause.chunks;
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    if (chunks[c].kind != ChunkKind::noun || chunks[c].quoted) continue;
    const std::string lemma = authored_lemma(head_word(telling, c));
    if (lemma.empty()) continue;
    Party owner = telling.parties.owner_in(c);
    const bool follows = is_kind(telling, c + 1, ChunkKind::preposition) &&
                         is_one_of(head_word(telling, c + 1), {"of", "by", "from"});
    if (owner.empty() && follows) owner = telling.parties.party_at(c + 2);
    if (owner.entities.size() == 1)
      owners_[lemma] = {owner.entities[0], telling.clause.sentence, {}, true};
  }
}

std::optional<std::uint32_t> ToldMemory::whose(const TreeParties& parties, NodeIndex noun,
                                               const Party& asking, std::uint32_t sentence) const {
  const ToldTree& t = parties.tree();
  if (!points_back(t, noun)) return std::nullopt;
  const std::string_view lemma = t.lemma(noun);
  auto answer = [&](const Kept& kept, std::uint32_t reach) -> std::optional<std::uint32_t> {
    if (!within(kept.sentence, sentence, reach)) return std::nullopt;
    const bool own = std::find(asking.entities.begin(), asking.entities.end(), kept.entity) !=
                     asking.entities.end();
    return own ? std::nullopt : std::optional(kept.entity);
  };
  // "Utopia accused Arcadia. Arcadia denied the charges."
  if (is_accusation(lemma)) {
    const auto told = last_.find(TieKind::accuse);
    const bool mine = told != last_.end() && asking.entities.size() == 1 &&
                      std::find(told->second.against.begin(), told->second.against.end(),
                                asking.entities[0]) != told->second.against.end();
    if (mine) return answer(told->second, near_sentences);
  }
  if (const auto kind = kind_named(lemma)) {
    const auto told = last_.find(*kind);
    if (told == last_.end()) return std::nullopt;
    return answer(told->second, told->second.sole ? theme_sentences : near_sentences);
  }
  if (const auto known = owners_.find(std::string(lemma)); known != owners_.end())
    if (const auto who = answer(known->second, theme_sentences)) return who;
  return is_generic_deed(lemma) && last_deed_ ? answer(*last_deed_, 1) : std::nullopt;
}

std::optional<std::uint32_t> ToldMemory::doer(TieKind kind, std::uint32_t sentence) const {
  const auto told = last_.find(kind);
  if (told == last_.end() || !within(told->second.sentence, sentence, theme_sentences))
    return std::nullopt;
  return told->second.entity;
}

std::optional<Tie> ToldMemory::listed(const Telling& telling) const {
  const auto opening = list_opening(telling.clause);
  if (!opening) return std::nullopt;
  const auto source = doer(opening->kind, telling.clause.sentence);
  if (!source) return std::nullopt;
  Tie tie;
  tie.kind = opening->kind;
  tie.sentence = telling.clause.sentence;
  for (const std::uint32_t entity : list_items(telling, opening->verb + 1))
    if (entity != *source) tie.who.push_back({entity, Role::object});
  if (tie.who.empty()) return std::nullopt;
  tie.who.push_back({*source, Role::subject});
  std::sort(tie.who.begin(), tie.who.end());
  tie.who.erase(std::unique(tie.who.begin(), tie.who.end()), tie.who.end());
  tie.evidence = telling.annotation.tokens[telling.clause.words[opening->verb].token].span;
  tie.found_by = std::string(name_of(opening->kind)) + ".listed";
  tie.confidence = 0.6F;
  return tie;
}

}  // namespace entente
