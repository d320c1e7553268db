// From the deed upwards. Each word on the way may take the deed's reality away, never
// give it back: "denied plans to attack" is not planned.

#include "extract/stance.h"

#include "extract/event_setting.h"
#include "extract/told_words.h"

namespace entente {
namespace {

constexpr int most_steps = 16;

class Climb {
 public:
  explicit Climb(const ToldTree& tree) : t_(tree) {}

  Stance from(NodeIndex n) {
    own_words(n);
    for (int steps = 0; steps < most_steps; ++steps) {
      const NodeIndex h = t_.head(n);
      if (h == no_node || !follow(n, h)) break;
      n = h;
    }
    if (out_.status == Status::planned && out_.modality == Modality::asserted)
      out_.modality = Modality::future;
    if (out_.status == Status::denied) out_.polarity = Polarity::negated;
    return out_;
  }

 private:
  void deny() {
    if (out_.status != Status::hypothetical) out_.status = Status::denied;
  }
  void doubt() {
    if (out_.status != Status::denied) out_.status = Status::hypothetical;
  }
  void plan() {
    if (out_.status == Status::occurred || out_.status == Status::ongoing)
      out_.status = Status::planned;
  }

  // Auxiliaries, negation and conditions of the clause at `n`.
  void own_words(NodeIndex n) {
    bool progressive = t_[n].form == PennTag::vbg;
    bool now = false;
    if (t_[n].negated) deny();
    for (const NodeIndex c : t_.tree.children(n)) {
      const std::string_view word = t_.lower[c];
      if (is_one_of(word, {"not", "n't", "never", "nor", "hardly", "no"}) &&
          t_.is(c, {Dependency::advmod, Dependency::det, Dependency::cc, Dependency::cc_preconj}))
        deny();
      if (t_[c].negated) deny();
      if (t_.is(c, {Dependency::amod})) described_as(word);
      if (is_one_of(word, {"allegedly", "supposedly"})) out_.alleged = true;
      if (t_.is(c, {Dependency::nsubj, Dependency::nsubj_pass}) &&
          (t_.has_child(c, {"no", "neither"}) || is_one_of(word, {"nobody", "none"})))
        deny();
      if (t_.is(c, {Dependency::mark, Dependency::advmod, Dependency::case_})) mark(word);
      if (t_.is(c, {Dependency::mark})) gerund_after_noun(n, c);
      if (word == "about" && t_.marked(n, {"to"})) plan();
      if (word == "to" && c > 0 && t_.lower[c - 1] == "about") about_ = true;
      if (t_.is(c, {Dependency::advcl}) && t_.marked(c, {"if", "unless"}))
        out_.modality = Modality::conditional;
      if (!t_.is(c, {Dependency::aux, Dependency::aux_pass, Dependency::cop})) continue;
      auxiliary(n, word);
      now = now || is_one_of(word, {"is", "are", "am", "'s", "'re"});
    }
    if (progressive && now && out_.status == Status::occurred) out_.status = Status::ongoing;
  }

  // "its goal of leaving", where the tree hangs the deed elsewhere.
  void gerund_after_noun(NodeIndex n, NodeIndex mark) {
    const bool behind = t_[n].form == PennTag::vbg && mark > 0 && t_.is_noun(mark - 1);
    if (behind && is_one_of(t_.lower[mark], {"of", "for", "to"})) under_noun(mark - 1);
  }

  // "a possible incursion", "the planned strikes".
  void described_as(std::string_view word) {
    if (is_one_of(word, {"possible", "potential", "feared", "alleged", "imagined", "would-be"}))
      doubt();
    if (is_one_of(word, {"planned", "imminent", "upcoming", "impending", "proposed"})) plan();
  }

  void mark(std::string_view word) {
    if (is_one_of(word, {"if", "whether", "unless", "lest"})) doubt();
    if (is_one_of(word, {"without", "instead"})) deny();
  }

  void auxiliary(NodeIndex n, std::string_view word) {
    if (is_one_of(word, {"will", "'ll", "shall", "wo"})) plan();
    if (word == "would" || word == "'d") {
      // "said it would attack" is a plan told later; else a fancy.
      const NodeIndex h = t_.head(n);
      const bool reported =
          t_.is(n, {Dependency::ccomp}) && h != no_node &&
          (is_told(t_.lemma(h), ToldWord::speech) || is_told(t_.lemma(h), ToldWord::plan));
      reported ? plan() : doubt();
    }
    if (is_one_of(word, {"could", "may", "might", "can", "ca", "must", "should", "ought"})) doubt();
  }

  // The deed at or under `n` as a part of `h`; false where the climb ends.
  bool follow(NodeIndex n, NodeIndex h) {
    switch (t_[n].relation) {
      case Dependency::conj:
        return conjunct(n, h);
      case Dependency::xcomp:
        return infinitive(h);
      case Dependency::ccomp:
      case Dependency::csubj:
      case Dependency::csubj_pass:
        return clause(n, h);
      case Dependency::advcl:
      case Dependency::obl:
      case Dependency::obl_agent:
        return adverbial(n, h);
      case Dependency::acl:
        return of_noun(n, h);
      case Dependency::acl_relcl:
        // "the notion that Utopia is going to"
        if (h + 1 < t_.size() && t_.lower[h + 1] == "that") under_noun(h);
        return false;
      case Dependency::parataxis:
        return t_.is_verb(n) ? speech_beside(n, h) : false;
      default:
        return part(n, h);
    }
  }

  // "will attack and bomb": an auxiliary counts for all verbs that have none.
  bool conjunct(NodeIndex n, NodeIndex h) {
    const bool own = t_.child(n, {Dependency::nsubj, Dependency::nsubj_pass, Dependency::aux,
                                  Dependency::aux_pass}) != no_node;
    if (!own && t_[n].tag == t_[h].tag) own_words(h);
    return true;
  }

  bool infinitive(NodeIndex h) {
    const std::string_view lemma = t_.lemma(h);
    if (is_told(lemma, ToldWord::fail))
      deny();
    else if (is_told(lemma, ToldWord::plan))
      plan();
    else if (is_told(lemma, ToldWord::unreal))
      doubt();
    else if (t_[h].tag == WordTag::adj && !is_one_of(lemma, {"able", "set", "due", "about"}))
      doubt();
    else if (!is_told(lemma, ToldWord::go_on) && t_.is_verb(h))
      doubt();
    const bool going = lemma == "go" && t_[h].form == PennTag::vbg;  // "going to leave"
    if (going || is_one_of(lemma, {"set", "due", "about"})) plan();
    own_words(h);
    return true;
  }

  bool clause(NodeIndex n, NodeIndex h) {
    const std::string_view lemma = t_.lemma(h);
    if (is_told(lemma, ToldWord::denial))
      deny();
    else if (is_told(lemma, ToldWord::fail))
      deny();
    else if (is_told(lemma, ToldWord::plan))
      plan();
    else if (is_told(lemma, ToldWord::speech))
      claim(h);
    else if (lemma == "accuse") {
      out_.alleged = true;
      claim(h);
    } else if (is_told(lemma, ToldWord::unreal) || is_told(lemma, ToldWord::belief))
      doubt();
    (void)n;
    return !is_told(lemma, ToldWord::speech);
  }

  void claim(NodeIndex h) {
    if (out_.claim == no_node) out_.claim = h;
  }

  bool speech_beside(NodeIndex n, NodeIndex h) {
    (void)n;
    if (is_told(t_.lemma(h), ToldWord::speech)) claim(h);
    return false;
  }

  bool adverbial(NodeIndex n, NodeIndex h) {
    const std::string_view lemma = t_.lemma(h);
    const bool deed = t_.is_verb(n);
    if (is_one_of(lemma, {"accuse", "suspect", "blame", "charge", "convict"})) {
      out_.alleged = true;
      claim(h);
      return false;
    }
    if (deed) {
      if (about_) {
        plan();
        return false;
      }
      if (t_.marked(n, {"to"}) && t_[n].form == PennTag::vb && !is_told(lemma, ToldWord::go_on))
        doubt();
      // "warned against allowing", "barred from entering", "capable of bombing".
      const bool gerund = t_[n].form == PennTag::vbg;
      const bool shunned = t_.marked(n, {"against", "from"});
      if (gerund && t_.marked(n, {"toward", "towards"})) plan();
      const bool able = t_.marked(n, {"of"}) && t_[h].tag == WordTag::adj && lemma != "guilty";
      if (gerund && (shunned || able)) doubt();
      if (t_.marked(n, {"to"}) && gerund) {  // "committed to leaving"
        if (is_told(lemma, ToldWord::plan)) plan();
        if (is_told(lemma, ToldWord::unreal)) doubt();
      }
      return false;  // the main clause's reality is not the side clause's
    }
    const std::string_view preposition = t_.preposition(n);
    const bool wished =
        is_one_of(preposition, {"for", "against", "from", "about", "on", "of", "to"}) &&
        (is_told(lemma, ToldWord::unreal) || is_told(lemma, ToldWord::belief) ||
         is_told(lemma, ToldWord::fail));
    if (wished) doubt();
    if (preposition == "without") deny();
    return false;
  }

  // "a plan to attack", "threats of an attack".
  bool of_noun(NodeIndex n, NodeIndex h) {
    if (t_.marked(n, {"that"})) {  // "the notion that Utopia attacked"
      under_noun(h);
      return true;
    }
    if (t_.marked(n, {"toward", "towards"})) plan();  // "steps towards withdrawing"
    // "the possibility of troops joining", hung on the troops.
    if (t_[n].form == PennTag::vbg && t_.preposition(h) == "of" && t_.is(h, {Dependency::nmod}))
      under_noun(t_.head(h));
    if (t_[n].form == PennTag::vbn || (t_[n].form == PennTag::vbg && !t_.marked(n, {"of"})))
      return false;
    under_noun(h);
    return true;
  }

  void under_noun(NodeIndex h) {
    if (is_told(t_, h, ToldWord::unreal_noun))
      doubt();
    else if (is_told(t_.lemma(h), ToldWord::plan_noun))
      plan();
    if (t_.has_child(h, {"no"})) deny();
  }

  bool part(NodeIndex n, NodeIndex h) {
    if (t_.is(n, {Dependency::obj, Dependency::nsubj_pass}) && t_.is_verb(h)) {
      const std::string_view lemma = t_.lemma(h);
      // What is kept up or deepened is there already.
      if (is_one_of(lemma, {"continue", "maintain", "deepen", "strengthen", "expand", "discuss"}) &&
          t_.is_noun(n))
        return false;
      if (is_told(lemma, ToldWord::denial) && lemma != "reject" && lemma != "dismiss")
        deny();
      else if (is_told(lemma, ToldWord::fail))
        deny();
      else if (is_told(lemma, ToldWord::unreal))
        doubt();
      else if (is_told(lemma, ToldWord::plan))
        plan();
      own_words(h);
      return true;
    }
    if (t_.is(n, {Dependency::nmod, Dependency::compound, Dependency::nmod_unmarked}))
      under_noun(h);
    if (t_.is(n, {Dependency::nsubj}) && t_.is_verb(h)) {
      if (t_.has_child(h, {"would"})) doubt();  // "a withdrawal would help"
      own_words(h);
      return true;
    }
    return t_.is(n, {Dependency::nmod, Dependency::compound, Dependency::appos, Dependency::nsubj});
  }

  const ToldTree& t_;
  Stance out_;
  bool about_ = false;  // "about to leave"
};

}  // namespace

Stance stance_of(const ToldTree& tree, NodeIndex n) { return Climb(tree).from(n); }

}  // namespace entente
