// Verbs and nouns of meeting by lemma, both sides from the tree. Stricter than the rules
// over phrases where these hold already: a side must be named.

#include "extract/meeting_tree.h"

#include <algorithm>
#include <utility>

#include "extract/meeting_side.h"
#include "extract/stance.h"

namespace entente {
namespace {

// Verbs whose object or subject holds a side of the talks that are their object.
bool holds(std::string_view lemma) {
  return is_one_of(lemma, {"hold", "have", "conduct", "convene", "begin", "start", "open", "resume",
                           "continue", "finish", "conclude", "end", "attend", "complete", "join",
                           "launch", "chair", "lead", "host"});
}

// What two have with one another, whoever speaks of it.
bool is_between_two(std::string_view lemma) {
  return is_one_of(lemma, {"affair",   "agreement",   "alliance",   "conflict",   "contact",
                           "contract", "cooperation", "deal",       "difference", "dispute",
                           "feud",     "fight",       "friendship", "interview",  "link",
                           "marriage", "partnership", "quarrel",    "relation",   "relationship",
                           "rift",     "rivalry",     "row",        "split",      "tie",
                           "tension",  "treaty",      "war"}) ||
         is_word(lemma, WordClass::talk_noun);
}

class Meetings {
 public:
  Meetings(const Telling& telling, const TreeParties& parties)
      : telling_(telling), parties_(parties), t_(parties.tree()) {}

  std::vector<Tie> run() {
    for (NodeIndex n = 0; n < t_.size(); ++n) {
      if (t_.mention[n] >= 0 || t_.quoted[n]) continue;
      std::optional<Tie> tie;
      if (t_.is_verb(n))
        tie = by_verb(n);
      else if (t_.is_noun(n) && is_talk(n))
        tie = by_noun(n);
      if (tie) finish(std::move(*tie), n);
    }
    return std::move(told_);
  }

 private:
  bool is_talk(NodeIndex n) const {
    return is_word(t_.lower[n], WordClass::talk_noun) || is_word(t_.lemma(n), WordClass::talk_noun);
  }

  void finish(Tie tie, NodeIndex n) {
    const Stance stance = stance_of(t_, n);
    if (stance.status == Status::hypothetical || stance.alleged || t_.chunk[n] < 0) return;
    tie.status = stance.status;
    tie.polarity = stance.polarity;
    tie.modality = stance.modality;
    const auto chunk = static_cast<std::size_t>(t_.chunk[n]);
    tie.evidence = chunk_span(telling_, chunk);
    tie.mode = meeting_mode(telling_, chunk);
    tie.found_by = "meet.tree." + std::string(t_.lemma(n));
    tie = with_setting(telling_, chunk, std::move(tie));
    tie.status = stance.status;
    tie.confidence = std::min(tie.confidence, 0.8F);
    told_.push_back(std::move(tie));
  }

  Party after(NodeIndex n, std::initializer_list<std::string_view> prepositions) const {
    for (const std::string_view preposition : prepositions) {
      const NodeIndex c = parties_.after(n, preposition);
      if (c == no_node) continue;
      if (Party party = parties_.party(c); !party.empty()) return party;
    }
    return {};
  }

  std::optional<Tie> meeting(const Party& one, const Party& other, bool talks) const {
    if (one.empty()) return std::nullopt;
    if (other.empty() && one.entities.size() < 2) return std::nullopt;
    return meeting_of(telling_, one, other, talks);
  }

  std::optional<Tie> by_verb(NodeIndex v) const {
    const std::string lemma = t_.with_particle(v);
    if (is_one_of(lemma, {"meet", "meet_up"})) return met(v);
    const bool phone = t_.has_child(v, {"phone", "telephone"}) || by_phone(v);
    if (is_one_of(lemma, {"talk", "speak", "confer", "negotiate", "sit_down", "huddle", "dine",
                          "converse", "lunch"})) {
      const Party one = parties_.agent(v);
      const Party other = after(v, {"with", "to"});
      const bool bodies = is_one_of(lemma, {"negotiate", "confer"});
      if (!other.empty() && ((one.persons && other.persons) || bodies))
        return meeting(one, other, true);
      if (other.empty() && (phone || bodies) && !t_.passive(v) && parties_.object(v) == no_node)
        return meeting(one, {}, true);
      return std::nullopt;
    }
    if (is_one_of(lemma, {"receive", "host", "phone", "telephone"}) || (lemma == "call" && phone)) {
      const NodeIndex o = parties_.object(v);
      if (o == no_node) return std::nullopt;
      const Party guest = parties_.party(o);
      const Party host = parties_.agent(v);
      if (!guest.persons || !host.persons) return std::nullopt;
      return meeting(host, guest, true);
    }
    if (lemma == "discuss") return discussed(v);
    if (is_one_of(lemma, {"gather", "convene", "assemble", "come_together"})) {
      const NodeIndex c = parties_.after(v, "for");
      if (c == no_node || !is_talk(c)) return std::nullopt;
      Party all = parties_.agent(v);
      if (all.entities.size() < 2 && t_.chunk[v] >= 0)
        all = telling_.parties.subject_of(static_cast<std::size_t>(t_.chunk[v]));
      return all.persons ? meeting(all, {}, true) : std::nullopt;
    }
    return std::nullopt;
  }

  // "discussed the port with B". Of "discussed his dispute with B" nobody knows whom with.
  std::optional<Tie> discussed(NodeIndex v) const {
    if (t_.passive(v)) return std::nullopt;
    const Party one = parties_.subject(v);
    Party other = after(v, {"with"});
    const NodeIndex o = parties_.object(v);
    if (other.empty() && o != no_node && !is_between_two(t_.lemma(o))) other = after(o, {"with"});
    if (!one.persons || (!other.empty() && !other.persons)) return std::nullopt;
    return meeting(one, other, true);
  }

  bool by_phone(NodeIndex v) const {
    for (const std::string_view preposition : {"by", "on", "over"}) {
      NodeIndex c = parties_.after(v, preposition);
      if (const NodeIndex o = parties_.object(v); c == no_node && o != no_node)
        c = parties_.after(o, preposition);
      if (c != no_node && is_one_of(t_.lemma(c), {"phone", "telephone", "video"})) return true;
    }
    return false;
  }

  std::optional<Tie> met(NodeIndex v) const {
    if (t_.passive(v)) {
      const NodeIndex o = parties_.object(v);
      if (o == no_node) return std::nullopt;
      const Party one = parties_.agent(v);
      const Party other = parties_.party(o);
      if (!one.persons || !other.persons) return std::nullopt;
      return meeting(one, other, false);
    }
    const Party one = parties_.subject(v);
    const bool own = t_.child(v, {Dependency::nsubj}) != no_node;
    if (!own && !one.persons) return std::nullopt;  // a far subject must be sure
    const NodeIndex o = parties_.object(v);
    if (o != no_node) {
      if (is_one_of(t_.lemma(o), {"group", "crowd", "handful"})) return std::nullopt;
      const Party other = parties_.party(o);
      return other.empty() ? std::nullopt : meeting(one, other, false);
    }
    if (const Party with = after(v, {"with"}); !with.empty()) return meeting(one, with, true);
    if (parties_.after(v, "with") != no_node) return std::nullopt;  // "met with resistance"
    if (one.anaphor && one.entities.size() < 2) return std::nullopt;
    return meeting(one, {}, false);
  }

  // "talks between A and B", "A's meeting with B", "A held talks with B".
  std::optional<Tie> by_noun(NodeIndex n) const {
    const NodeIndex h = t_.head(n);
    const bool ruled = h != no_node && t_.is_verb(h);
    const bool object = ruled && t_.is(n, {Dependency::obj, Dependency::nsubj_pass});
    NodeIndex between = parties_.after(n, "between");
    if (between == no_node && ruled && !t_.is(n, {Dependency::obl}))
      between = parties_.after(h, "between");
    if (between != no_node) return meeting(parties_.party(between), {}, true);
    Party other = after(n, {"with"});
    if (other.empty() && object && holds(t_.lemma(h))) other = after(h, {"with"});
    if (other.empty() && is_one_of(t_.lemma(n), {"call", "visit"})) return std::nullopt;
    Party one = parties_.possessor(n);
    if (one.empty() && object && holds(t_.lemma(h))) one = parties_.agent(h);
    if (one.empty() && ruled && t_.is(n, {Dependency::obl}) && !other.empty() &&
        is_one_of(t_.preposition(n), {"at", "during", "in", "after", "following", "for"}))
      one = parties_.agent(h);
    if (other.empty())
      return one.entities.size() > 1 && one.persons && object ? meeting(one, {}, true)
                                                              : std::nullopt;
    return meeting(one, other, true);
  }

  const Telling& telling_;
  const TreeParties& parties_;
  const ToldTree& t_;
  std::vector<Tie> told_;
};

bool covers(const Tie& wide, const Tie& narrow) {
  return std::all_of(narrow.who.begin(), narrow.who.end(), [&](const Participant& p) {
    return std::any_of(wide.who.begin(), wide.who.end(),
                       [&](const Participant& q) { return q.entity == p.entity; });
  });
}

}  // namespace

std::vector<Tie> meetings_in_tree(const Telling& telling, const TreeParties& parties) {
  return Meetings(telling, parties).run();
}

std::vector<Tie> with_more_meetings(std::vector<Tie> told, std::vector<Tie> more) {
  for (Tie& tie : more) {
    const bool known = std::any_of(told.begin(), told.end(), [&](const Tie& t) {
      const bool same_words =
          t.evidence.begin < tie.evidence.end && tie.evidence.begin < t.evidence.end;
      return same_words || covers(t, tie) || covers(tie, t);
    });
    if (!known) told.push_back(std::move(tie));
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const Tie& x, const Tie& y) { return x.evidence < y.evidence; });
  return told;
}

bool may_tell_meetings(const Clause& clause) {
  for (const Word& word : clause.words) {
    if (word.mention >= 0) continue;
    if (is_word(word.lower, WordClass::talk_noun)) return true;
    const auto verb = verb_reading(word.lower);
    if (verb && is_one_of(verb->lemma, {"meet", "talk", "speak", "confer", "negotiate", "sit",
                                        "huddle", "dine", "receive", "host", "phone", "telephone",
                                        "call", "gather", "convene", "assemble", "discuss"}))
      return true;
  }
  return false;
}

}  // namespace entente
