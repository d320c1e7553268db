#include "extract/speech_act.h"

#include <algorithm>

#include "extract/event_rule.h"
#include "extract/event_setting.h"
#include "extract/stance.h"
#include "extract/told_words.h"

namespace entente {
namespace {

class Acts {
 public:
  Acts(const Telling& telling, const TreeParties& parties, const Belongings& belongings)
      : telling_(telling), parties_(parties), t_(parties.tree()), belongings_(belongings) {}

  std::vector<Tie> run() {
    for (NodeIndex n = 0; n < t_.size(); ++n) {
      if (t_.mention[n] >= 0) continue;
      if (t_.is_verb(n) || t_.child(n, {Dependency::cop}) != no_node) predicate(n);
      if (t_.is_noun(n)) noun(n);
    }
    return std::move(told_);
  }

 private:
  // Whose words node `n` is in.
  Party speaker_at(NodeIndex n, const Stance& stance) const {
    Party who;
    if (stance.claim != no_node && !stance.alleged) {
      who = parties_.agent(stance.claim);
      if (!who.empty()) return who;
    }
    if (const auto self = parties_.self(n)) who.entities.push_back(*self);
    return who;
  }

  bool same_side(std::uint32_t a, std::uint32_t b) const {
    auto belongs = [&](std::uint32_t x, std::uint32_t y) {
      return std::binary_search(belongings_.begin(), belongings_.end(), std::pair(x, y));
    };
    if (a == b || belongs(a, b) || belongs(b, a)) return true;
    return std::any_of(belongings_.begin(), belongings_.end(), [&](const auto& pair) {
      return pair.first == a && belongs(b, pair.second);
    });
  }

  void add(TieKind kind, const Party& who, const Party& whom, NodeIndex n, std::string_view rule) {
    if (who.entities.size() != 1) return;
    Tie tie;
    tie.kind = kind;
    tie.sentence = telling_.clause.sentence;
    tie.who.push_back({who.entities[0], Role::subject});
    for (const std::uint32_t e : whom.entities)
      if (!same_side(who.entities[0], e) && tie.who.size() < 7)
        tie.who.push_back({e, Role::object});
    if (tie.who.size() < 2) return;
    std::sort(tie.who.begin(), tie.who.end());
    tie.evidence = telling_.annotation.tokens[t_.first_token + n].span;
    tie.found_by = std::string(rule);
    tie.confidence = 0.6F;
    told_.push_back(std::move(tie));
  }

  // "Arcadia must leave"; "Arcadia violated the truce"; "Arcadia is aggressive".
  void predicate(NodeIndex n) {
    const NodeIndex s = t_.child(n, {Dependency::nsubj});
    if (s == no_node) return;
    bool must = false;
    for (const NodeIndex c : t_.tree.children(n))
      must = must || (t_.is(c, {Dependency::aux}) && is_one_of(t_.lower[c], {"must", "should"}));
    const bool needs = is_one_of(t_.lemma(n), {"need", "have"}) &&
                       t_.child(n, {Dependency::xcomp}) != no_node &&
                       t_.child(n, {Dependency::obj}) == no_node && t_[n].form != PennTag::vbd;
    // "lies at the crossroads" is no lie.
    const bool lies = t_.lower[n] == "lied" || parties_.after(n, "about") != no_node;
    const bool wrong = is_told(t_.lemma(n), ToldWord::wrong) && (t_.lemma(n) != "lie" || lies);
    const bool bad = !t_.is_verb(n) && (is_told(t_.lemma(n), ToldWord::blame) || guilty(n));
    if (!must && !needs && !wrong && !bad) return;
    const Stance stance = stance_of(t_, n);
    const Party who = speaker_at(n, stance);
    if (who.empty()) return;
    const Party whom = parties_.party(s);
    if (whom.empty()) return;
    if ((must || needs) && t_.is_verb(n)) {
      if (is_one_of(t_.lemma(n), {"expect", "be", "know"})) return;
      const NodeIndex x = t_.child(n, {Dependency::xcomp});
      if (needs && (t_.passive(x) || t_.lemma(x) == "be")) return;
      if (!t_[n].negated && stance.polarity == Polarity::affirmed)
        add(TieKind::request, who, whom, n, "request.must");
      return;
    }
    if ((wrong || bad) && stance.told()) add(TieKind::accuse, who, whom, n, "accuse.says");
  }

  // "guilty", "responsible for the attack", "behind the attack".
  bool guilty(NodeIndex n) const {
    if (is_one_of(t_.lemma(n), {"guilty", "complicit", "culpable"})) return true;
    if (t_.lemma(n) != "responsible") return t_.preposition(n) == "behind" && is_harm(n);
    const NodeIndex what = parties_.after(n, "for");
    return what != no_node && is_harm(what);
  }

  bool is_harm(NodeIndex n) const {
    const auto rules = rules_for(TriggerPart::noun, t_.lemma(n));
    if (!rules.empty() && rules.front()->kind == TieKind::assault) return true;
    return is_told(t_, n, ToldWord::misdeed) ||
           is_one_of(t_.lemma(n), {"death", "violence", "crisis", "plot", "blast", "explosion"});
  }

  // Arcadia, also of "Arcadia's remarks fuel the unrest".
  Party doer(NodeIndex v) const {
    Party party = parties_.agent(v);
    const NodeIndex s = t_.child(v, {Dependency::nsubj});
    return party.empty() && s != no_node ? parties_.owner(s) : party;
  }

  // "Arcadia's aggression".
  void noun(NodeIndex n) {
    if (!is_told(t_, n, ToldWord::misdeed)) {
      bool bad = false;  // "Arcadia's aggressive behaviour"
      for (const NodeIndex c : t_.tree.children(n))
        bad = bad || (t_.is(c, {Dependency::amod}) && is_told(t_.lemma(c), ToldWord::blame));
      if (!bad || !is_told(t_.lemma(n), ToldWord::authored)) return;
    }
    const Stance stance = stance_of(t_, n);
    const Party who = speaker_at(n, stance);
    if (who.empty() || stance.status == Status::denied) return;
    Party whom = parties_.owner(n);
    // "Arcadia has caused destruction".
    const NodeIndex h = t_.head(n);
    const bool done = h != no_node && t_.is_verb(h) && t_.is(n, {Dependency::obj}) &&
                      (is_told(t_.with_particle(h), ToldWord::light) ||
                       is_one_of(t_.lemma(h), {"commit", "cause", "perpetrate", "spread",
                                               "facilitate", "fuel", "provoke", "encourage"}));
    if (whom.empty() && done) whom = doer(h);
    if (!whom.empty()) add(TieKind::accuse, who, whom, n, "accuse.misdeed");
  }

  const Telling& telling_;
  const TreeParties& parties_;
  const ToldTree& t_;
  const Belongings& belongings_;
  std::vector<Tie> told_;
};

}  // namespace

std::vector<Tie> speech_acts(const Telling& telling, const TreeParties& parties,
                             const Belongings& belongings) {
  return Acts(telling, parties, belongings).run();
}

}  // namespace entente
