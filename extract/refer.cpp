// One walk over the tokens with a list of the persons spoken of so far. News English
// keeps its subject first, so of several candidates the one that is governed by no verb
// or preposition is meant (a small part of Hobbs 1978, doi:10.1016/0024-3841(78)90006-2,
// and of the salience weights of Lappin & Leass 1994).

#include "extract/refer.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "extract/event_clause.h"
#include "extract/name_runs.h"
#include "extract/refer_bodies.h"
#include "extract/refer_people.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

constexpr std::size_t longest_look = 40;  // tokens; keeps endless sentences linear

constexpr std::pair<std::string_view, bool ReferOptions::*> steps[] = {
    {"offices", &ReferOptions::offices},
    {"pairs", &ReferOptions::pairs},
    {"pronouns", &ReferOptions::pronouns},
    {"bodies", &ReferOptions::bodies}};

class Walk {
 public:
  Walk(const Reading& r, const std::vector<Entity>& entities, const std::vector<Mention>& named,
       const ReferOptions& options)
      : r_(r),
        entities_(entities),
        named_(named),
        options_(options),
        people_(r, entities, named),
        bodies_(r, entities) {}

  std::vector<Mention> run() {
    std::uint32_t paragraph = 0;
    for (sentence_ = 0; sentence_ < r_.sentences().size(); ++sentence_) {
      const Sentence& s = r_.sentences()[sentence_];
      if (s.paragraph != paragraph) quoted_ = false;
      paragraph = s.paragraph;
      people_.begin_sentence(sentence_);
      tells_of_itself_ = tells_of_itself(s);
      for (std::size_t i = s.first_token; i < s.end_token;) i = step(i, s);
    }
    return std::move(out_);
  }

 private:
  // Reads what begins at token `i`; the token after it.
  std::size_t step(std::size_t i, const Sentence& s) {
    if (next_ < named_.size() && named_[next_].first_token <= i) return mention(s);
    if (is_quote_mark(r_.token(i))) {
      const std::string_view mark = r_.token(i);
      quoted_ = mark == "“" || mark == "``" || mark == "«" ||
                (mark != "”" && mark != "''" && mark != "»" && !quoted_);
      return i + 1;
    }
    if (options_.pairs)
      if (const std::size_t end = pair(i, s); end > i) return end;
    if (const auto pronoun = pronoun_of(r_.token(i)); pronoun && !r_[i].shouted) {
      if (!quoted_ && pronoun->plural && options_.pairs) they(i, *pronoun, s);
      if (!quoted_ && !pronoun->plural && options_.pronouns) he_or_she(i, *pronoun, s);
      return i + 1;
    }
    if (options_.bodies)
      if (const auto body = bodies_.noun_at(i, s, named_, next_)) {
        emit(body->first, body->end, body->entity, body->confidence, "body noun", body->reason);
        return body->end;
      }
    return unnamed(i, s);
  }

  std::size_t mention(const Sentence& s) {
    const Mention& m = named_[next_++];
    if (m.type == ActorType::person) {
      const bool governed = is_governed(r_, m.first_token, s);
      note_couple(m, governed);
      people_.add(m.entity, governed);
      last_end_ = m.end_token;
    }
    return m.end_token;
  }

  // "A and B" as a subject, and no third: "they" may follow.
  void note_couple(const Mention& m, bool governed) {
    const std::size_t before = people_.count_here();
    if (before == 0 || governed || people_.last().entity == m.entity) return;
    bool joined = false;
    for (std::size_t i = last_end_; i < m.first_token; ++i) {
      if (r_.is(i, "and")) joined = true;
      if (is_known_verb(to_lower(r_.token(i))) || r_.is(i, "of")) return;
    }
    const Seen& first = people_.last();
    if (!joined || first.entity == nobody || first.governed) return;
    const bool owner = m.end_token < r_.size() &&
                       (r_.is(m.end_token, "'s") || r_.is(m.end_token, "’s"));  // "A and B's son"
    couple_.clear();
    if (before == 1 && !owner) couple_ = {first.entity, m.entity};
    couple_sentence_ = sentence_;
    couple_end_ = m.end_token;
  }

  // "a woman", "his lawyer", "the driver": a person without a name, who may be meant by
  // a pronoun, but is no actor. Not in "Ann Lee, a lawyer," nor "the lawyer Ann Lee".
  std::size_t unnamed(std::size_t i, const Sentence& s) {
    if (r_[i].shape != WordShape::lower) return i + 1;
    if (is_verb_here(r_, s, i)) return i + 1;  // "the Labour Party accused him"
    const Reading::Match title = r_.longest(i, s.end_token, bit(Sense::title));
    std::size_t end = title.end;
    const std::string head = to_lower(r_.token(end > i ? end - 1 : i));
    if (end == i && !is_reference_word(head, "person")) return i + 1;
    end = std::max(end, i + 1);
    const std::size_t follows = next_ < named_.size() ? named_[next_].first_token : r_.size();
    if (follows == end || (follows == end + 1 && r_.is(end, ","))) return end;
    std::size_t from = i;
    bool determined = false;
    for (std::size_t j = i; j-- > s.first_token && j + 5 > i;) {
      const std::string word = to_lower(r_.token(j));
      determined = word == "a" || word == "an" || word == "the" || word == "his" || word == "her" ||
                   word == "their" || word == "'s" || word == "’s" || word == "one" ||
                   word == "another" || word == "my";
      from = j;
      if (determined || (r_[j].shape == WordShape::mark && !r_.is(j, "-"))) break;
    }
    if (!determined) return end;
    if (from > s.first_token) {
      const std::string before = to_lower(r_.token(from - 1));
      if (before == "," || before == "as" || before == "(" || is_word(before, WordClass::be) ||
          before == "become" || before == "became" || before == "like")
        return end;
    }
    people_.add_unnamed(gender_of_title(head), is_governed(r_, from, s));
    return end;
  }

  void emit(std::size_t first, std::size_t end, std::uint32_t entity, float confidence,
            const char* source, std::string reason) {
    Mention m;
    m.span = r_.span(first, end);
    m.sentence = sentence_;
    m.first_token = static_cast<std::uint32_t>(first);
    m.end_token = static_cast<std::uint32_t>(end);
    m.entity = entity;
    m.type = entities_[entity].type;
    m.confidence = confidence;
    m.source = source;
    m.reason = std::move(reason);
    out_.push_back(std::move(m));
  }

  // A plural noun, by its ending.
  bool is_plural(std::size_t j) const {
    if (r_[j].shape != WordShape::lower && !r_[j].opens) return false;
    const std::string word = to_lower(r_.token(j));
    return word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") &&
           !word.ends_with("us") && !is_known_verb(word) && !is_word(word, WordClass::adverb) &&
           !is_word(word, WordClass::preposition) && !is_word(word, WordClass::determiner);
  }

  void they(std::size_t i, const Pronoun& pronoun, const Sentence& s) {
    const bool near = couple_.size() == 2 && couple_sentence_ + 1 >= sentence_;
    if (!near || pronoun.position == PronounCase::object) return;
    const std::size_t from = couple_sentence_ == sentence_ ? couple_end_ : s.first_token;
    if (i > from + longest_look) return;
    for (std::size_t j = from; j < i; ++j)
      if (is_plural(j)) return;  // "the parties": nearer
    for (const std::uint32_t e : couple_)
      emit(i, i + 1, e, 0.7f, "pair", "the two who are the subject before");
  }

  void he_or_she(std::size_t i, const Pronoun& pronoun, const Sentence& s) {
    Choice choice = cataphora(i, pronoun, s);
    if (choice.entity == nobody)
      choice = people_.meant_by(pronoun, is_object_beside(i, pronoun, s));
    if (choice.entity == nobody) return;
    // In speech written down, "she" may be anybody the speakers know.
    if (tells_of_itself_ && choice.confidence != 0.9f) return;
    people_.settle(choice.entity, pronoun.gender);
    emit(i, i + 1, choice.entity, choice.confidence, "pronoun", choice.reason);
    people_.add(choice.entity, pronoun.position != PronounCase::subject);
  }

  // "asked him": the object of a verb whose subject is named in the same clause.
  bool is_object_beside(std::size_t i, const Pronoun& pronoun, const Sentence& s) const {
    const bool object = pronoun.position == PronounCase::object || r_.is(i, "her");
    if (!object || (r_.is(i, "her") && i + 1 < s.end_token && r_[i + 1].shape == WordShape::lower &&
                    !is_word(r_.token(i + 1), WordClass::preposition) &&
                    !is_word(r_.token(i + 1), WordClass::conjunction)))
      return false;
    if (i > last_end_ + longest_look) return false;
    for (std::size_t j = i; j-- > s.first_token && j >= last_end_;) {
      const std::string word = to_lower(r_.token(j));
      if (word == "," || is_word(word, WordClass::subordinator) ||
          is_word(word, WordClass::relative) || pronoun_of(word))
        return false;
    }
    return last_end_ > s.first_token;
  }

  // The sentence has "I" outside quotation marks.
  bool tells_of_itself(const Sentence& s) const {
    bool quoted = quoted_;
    for (std::size_t i = s.first_token; i < s.end_token; ++i) {
      if (is_quote_mark(r_.token(i))) quoted = true;
      if (!quoted && (r_.is(i, "I") || r_.is(i, "my") || r_.is(i, "me"))) return true;
    }
    return false;
  }

  // "In his speech, Obama ...": the subject after the first comma.
  Choice cataphora(std::size_t i, const Pronoun& pronoun, const Sentence& s) const {
    if (people_.count_here() > 0 || pronoun.position == PronounCase::object) return {};
    const std::string opening = to_lower(r_.token(s.first_token));
    if (!is_word(opening, WordClass::preposition) && !is_word(opening, WordClass::subordinator) &&
        !opening.ends_with("ing"))
      return {};
    std::size_t comma = i + 1;
    while (comma < s.end_token && comma <= i + longest_look && !r_.is(comma, ",")) ++comma;
    if (comma > i + longest_look) return {};
    std::size_t next = next_;  // "his concern, Utopia's president Ann Lee"
    while (next < named_.size() && named_[next].sentence == sentence_ &&
           named_[next].type != ActorType::person)
      ++next;
    if (next >= named_.size() || named_[next].sentence != sentence_) return {};
    const Mention& m = named_[next];
    if (m.type != ActorType::person || m.first_token <= comma || m.first_token > comma + 8)
      return {};
    if (!agree(people_.gender(m.entity), pronoun.gender) || is_governed(r_, m.first_token, s))
      return {};
    return {m.entity, 0.75f, "the subject after the first comma"};
  }

  // "The two diplomats", "both leaders", "the pair", "the two said": token after it.
  std::size_t pair(std::size_t i, const Sentence& s) {
    const std::string first = to_lower(r_.token(i));
    const bool both = first == "both";
    std::size_t j = i + 1;
    if (!both && first != "the" && first != "these" && first != "those") return i;
    if (both && j < s.end_token && r_.is(j, "the")) ++j;
    if (!both) {
      if (j >= s.end_token) return i;
      const std::string second = to_lower(r_.token(j));
      const bool noun = second == "pair" || second == "duo";
      if (!noun && second != "two") return i;
      ++j;
      if (noun || (j < s.end_token && is_verb(j))) return two_persons(i, j, "", s);
    }
    std::size_t adjectives = 0;
    while (j < s.end_token && adjectives < 2 && r_[j].shape == WordShape::lower &&
           !is_pair_noun(j)) {
      if (r_.has(j, speech_verb | act_verb) || is_word(r_.token(j), WordClass::preposition))
        return i;
      ++j;
      ++adjectives;
    }
    if (j >= s.end_token || r_[j].shape != WordShape::lower) return i;
    const std::string noun = to_lower(r_.token(j));
    if (is_reference_word(noun, "pair")) return two_persons(i, j + 1, noun, s);
    if (is_reference_word(noun, "state-pair")) return two_states(i, j + 1, s);
    return i;
  }

  bool is_pair_noun(std::size_t j) const {
    return is_reference_word(r_.token(j), "pair") || is_reference_word(r_.token(j), "state-pair");
  }
  bool is_verb(std::size_t j) const {
    const std::string word = to_lower(r_.token(j));
    return is_word(word, WordClass::auxiliary) || r_.has(j, speech_verb | person_verb) ||
           is_known_verb(word);
  }

  // "the two men accused of ...", "the two leaders of the party": told right there.
  bool told_there(std::size_t end, const Sentence& s) const {
    static constexpr std::string_view words[] = {"who",     "that",    "whose",     "of",
                                                 "from",    "accused", "suspected", "convicted",
                                                 "charged", "named"};
    return end < s.end_token &&
           std::find(std::begin(words), std::end(words), r_.token(end)) != std::end(words);
  }

  std::size_t two_persons(std::size_t i, std::size_t end, std::string_view noun,
                          const Sentence& s) {
    if (quoted_ || told_there(end, s)) return i;
    const Couple couple = people_.two_last(noun);
    if (couple.two.empty()) return i;
    const bool governed = is_governed(r_, i, s);
    for (const std::uint32_t e : couple.two) {
      emit(
          i, end, e, couple.here ? 0.9f : 0.8f, "pair",
          couple.here ? "the two persons the sentence names before" : "the two persons named last");
      people_.add(e, governed);
    }
    if (!governed) {
      couple_ = couple.two;
      couple_sentence_ = sentence_;
      couple_end_ = end;
    }
    return end;
  }

  // The two states that the sentence, or the last one with any, names.
  std::size_t two_states(std::size_t i, std::size_t end, const Sentence& s) {
    if (quoted_ || told_there(end, s)) return i;
    std::vector<std::uint32_t> two;
    std::uint32_t sentence = sentence_;
    for (std::size_t m = next_; m-- > 0;) {
      if (named_[m].type != ActorType::state) continue;
      if (two.size() >= 2 && named_[m].sentence != sentence) break;
      sentence = named_[m].sentence;
      if (sentence + 2 < sentence_) break;
      if (std::find(two.begin(), two.end(), named_[m].entity) == two.end())
        two.push_back(named_[m].entity);
    }
    if (two.size() != 2) return i;
    std::sort(two.begin(), two.end());
    for (const std::uint32_t e : two)
      emit(i, end, e, sentence == sentence_ ? 0.85f : 0.75f, "pair", "the two states named last");
    return end;
  }

  const Reading& r_;
  const std::vector<Entity>& entities_;
  const std::vector<Mention>& named_;
  const ReferOptions& options_;
  People people_;
  BodyNouns bodies_;
  std::size_t next_ = 0;      // into named_
  std::size_t last_end_ = 0;  // of the last person
  std::uint32_t sentence_ = 0;
  bool quoted_ = false;
  bool tells_of_itself_ = false;       // the present sentence
  std::vector<std::uint32_t> couple_;  // the subject, two persons; else empty
  std::uint32_t couple_sentence_ = 0;
  std::size_t couple_end_ = 0;
  std::vector<Mention> out_;
};

}  // namespace

std::string left_out(const ReferOptions& options) {
  std::string out;
  for (const auto& [name, step] : steps)
    if (!(options.*step)) out += (out.empty() ? "" : ",") + std::string(name);
  return out;
}

ReferOptions without(std::string_view names) {
  ReferOptions out;
  if (names.empty()) return out;
  for (const std::string_view name : cells(names, ',')) {
    const auto at = std::find_if(std::begin(steps), std::end(steps),
                                 [&](const auto& step) { return step.first == name; });
    if (at == std::end(steps))
      throw Error(ErrorKind::usage, "--without " + std::string(name) +
                                        ": no such way of reference; there are offices, pairs, "
                                        "pronouns and bodies");
    out.*(at->second) = false;
  }
  return out;
}

std::vector<Mention> with_references(const Reading& reading, const std::vector<Entity>& entities,
                                     std::vector<Mention> named, const ReferOptions& options) {
  if (!options.pairs && !options.pronouns && !options.bodies) return named;
  std::vector<Mention> found = Walk(reading, entities, named, options).run();
  std::vector<Mention> out;
  std::merge(std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()),
             std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()),
             std::back_inserter(out),
             [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return out;
}

Annotation with_references(std::string_view text, Annotation annotation,
                           const ReferOptions& options) {
  Tokens tokens{std::move(annotation.tokens), std::move(annotation.sentences)};
  annotation.mentions = with_references(Reading(text, tokens), annotation.entities,
                                        std::move(annotation.mentions), options);
  annotation.tokens = std::move(tokens.tokens);
  annotation.sentences = std::move(tokens.sentences);
  return annotation;
}

}  // namespace entente
