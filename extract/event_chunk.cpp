// Words are grouped in one left-to-right walk. Nouns and verbs that look alike
// ("talks", "visits") are told apart by their neighbours; a word that no rule
// knows belongs to a noun phrase.

#include "extract/event_chunk.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

class Chunker {
 public:
  Chunker(const std::vector<Word>& words, const std::vector<Token>& tokens)
      : words_(words), tokens_(tokens) {}

  std::vector<Chunk> run() {
    while (at_ < words_.size()) step();
    return std::move(chunks_);
  }

 private:
  const Word& word(std::size_t i) const {
    static const Word none;
    return i < words_.size() ? words_[i] : none;
  }
  bool is(std::size_t i, WordClass wanted) const {
    return word(i).mention < 0 && is_word(word(i).lower, wanted);
  }
  bool plain(std::size_t i) const {
    return i < words_.size() && words_[i].mention < 0 && words_[i].date < 0 &&
           tokens_[words_[i].token].kind == TokenKind::word;
  }

  Chunk& push(ChunkKind kind, std::size_t end) {
    Chunk chunk;
    chunk.kind = kind;
    chunk.first = static_cast<std::uint32_t>(at_);
    chunk.end = static_cast<std::uint32_t>(end);
    chunk.quoted = words_[at_].quoted;
    chunks_.push_back(std::move(chunk));
    at_ = end;
    return chunks_.back();
  }

  void step() {
    const Word& here = words_[at_];
    if (here.date >= 0) return push_date();
    if (here.mention >= 0) return push_noun();
    const TokenKind kind = tokens_[here.token].kind;
    if (kind == TokenKind::punctuation || kind == TokenKind::symbol) return push_punctuation();
    if (starts_verb(at_)) return push_verb();
    if (is(at_, WordClass::relative) ||
        (here.lower == "that" && after_noun() && starts_verb(at_ + 1))) {
      push(ChunkKind::relative, at_ + 1);
    } else if (is(at_, WordClass::subordinator) && !is_that_determiner()) {
      push(ChunkKind::subordinator, at_ + 1);
    } else if (is(at_, WordClass::conjunction)) {
      push(ChunkKind::conjunction, at_ + 1);
    } else if (is(at_, WordClass::preposition)) {
      push(ChunkKind::preposition, at_ + 1);
    } else if (is(at_, WordClass::pronoun) && !is_possessive_pronoun()) {
      push(ChunkKind::pronoun, at_ + 1);
    } else if (is_adverb(at_) || is(at_, WordClass::negation)) {
      push(ChunkKind::adverb, at_ + 1);
    } else {
      push_noun();
    }
  }

  // "her counterpart"; "her" alone is an object.
  bool is_possessive_pronoun() const {
    if (word(at_).lower != "her") return false;
    if (word(at_ + 1).mention >= 0) return true;
    return plain(at_ + 1) && !is(at_ + 1, WordClass::preposition) &&
           !is(at_ + 1, WordClass::conjunction) && !is(at_ + 1, WordClass::subordinator) &&
           !is(at_ + 1, WordClass::auxiliary) && !is_adverb(at_ + 1) && word(at_ + 1).lower != "to";
  }

  void push_date() {
    std::size_t end = at_;
    while (end < words_.size() && words_[end].date == words_[at_].date) ++end;
    push(ChunkKind::date, end);
  }

  void push_punctuation() {
    const std::string& mark = words_[at_].lower;
    ChunkKind kind = ChunkKind::stop;
    if (mark == ",") kind = ChunkKind::comma;
    if (mark == "(" || mark == ")" || mark == "[" || mark == "]" || mark == "-" || mark == "--" ||
        mark == "\u2013" || mark == "\u2014") {
      kind = ChunkKind::bracket;
    }
    if (is_quote_mark(mark)) kind = ChunkKind::quote;
    if (mark == "&") kind = ChunkKind::conjunction;
    push(kind, at_ + 1);
  }

  bool after_noun() const { return !chunks_.empty() && chunks_.back().kind == ChunkKind::noun; }
  bool is_that_determiner() const {
    return word(at_).lower == "that" && plain(at_ + 1) && !starts_verb(at_ + 1) &&
           !is(at_ + 1, WordClass::pronoun) && !is(at_ + 1, WordClass::determiner) &&
           !word(at_ + 1).capital && !chunks_.empty() &&
           chunks_.back().kind == ChunkKind::preposition;
  }
  bool is_adverb(std::size_t i) const {
    if (is(i, WordClass::adverb)) return true;
    const std::string& lower = word(i).lower;
    return plain(i) && !word(i).capital && lower.size() > 4 &&
           lower.compare(lower.size() - 2, 2, "ly") == 0 && !is(i, WordClass::adjective_ly);
  }

  // Does a verb group start at word i? Called with the chunks before it known
  // when i == at_; for a later i only the word itself and its neighbours decide.
  bool starts_verb(std::size_t i) const {
    if (!plain(i)) return false;
    if (is(i, WordClass::auxiliary))
      return !(word(i).lower == "might" && is(i - 1, WordClass::determiner));
    if (word(i).lower == "to") return starts_infinitive(i);
    if (word(i).capital && i > 0 && !is_known_verb(word(i).lower)) return false;
    const auto reading = verb_reading(word(i).lower);
    return reading && looks_like_verb(i, *reading);
  }

  bool starts_infinitive(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < i + 3 && is_adverb(next)) ++next;
    if (!plain(next)) return false;
    if (word(next).lower == "be" || word(next).lower == "have" || word(next).lower == "do") {
      return true;
    }
    const auto reading = verb_reading(word(next).lower);
    return reading && reading->form == VerbForm::base && !word(next).possessive;
  }

  // The kind of place a word stands in, from the word before it.
  bool noun_expected(std::size_t i) const {
    if (i == 0) return false;
    const Word& before = words_[i - 1];
    if (before.mention >= 0) return before.possessive;
    if (before.possessive) return true;
    if (is(i - 1, WordClass::determiner)) return before.lower != "that" && before.lower != "most";
    return is(i - 1, WordClass::preposition);
  }

  // A word that can only begin a noun phrase or a clause after a verb.
  bool object_follows(std::size_t i) const {
    const std::size_t next = i + 1;
    if (next >= words_.size()) return false;
    if (word(next).mention >= 0 && !word(i).possessive) return true;
    return is(next, WordClass::determiner) || is(next, WordClass::pronoun) ||
           word(next).lower == "that" || word(next).date >= 0;
  }

  bool looks_like_verb(std::size_t i, const VerbReading& reading) const {
    const Word& here = words_[i];
    if (here.possessive) return false;
    const bool expected = noun_expected(i);
    const bool after_actor = i > 0 && words_[i - 1].mention >= 0 && !words_[i - 1].possessive;
    const bool after_pronoun = i > 0 && (is(i - 1, WordClass::subject_pronoun));
    if (reading.form == VerbForm::gerund) return gerund_is_verb(i);
    if (reading.form == VerbForm::past || reading.form == VerbForm::participle) {
      if (expected) return false;
      if (i == 0) return object_follows(i) || word(1).lower == "by" || word(1).lower == "with";
      return !modifies_noun(i) || after_pronoun;
    }
    if (expected) return false;
    if (after_pronoun) return true;
    if (is(i, WordClass::roles) && !after_actor && word(i + 1).mention >= 0 &&
        !(i > 0 && is(i - 1, WordClass::relative)))
      return false;  // "Foreign ministers Ann Lee and Bo Dahl met"
    if (here.capital && i > 0) return after_actor && object_follows(i);
    const bool adverb_before = i > 0 && is_adverb(i - 1);
    if (reading.form == VerbForm::base && !after_actor && !adverb_before) {
      return i > 0 && ends_plural(i - 1) &&
             (object_follows(i) || is(i + 1, WordClass::preposition));
    }
    if (object_follows(i)) return i > 0;
    return after_actor && is(i + 1, WordClass::preposition) && actor_is_head(i - 1);
  }

  // "armed groups", "planned talks": a past form before a noun that has no object.
  bool modifies_noun(std::size_t i) const {
    if (!plain(i + 1) || word(i + 1).capital) return false;
    if (is(i + 1, WordClass::determiner) || is(i + 1, WordClass::preposition) ||
        is(i + 1, WordClass::pronoun) || is(i + 1, WordClass::conjunction) ||
        is(i + 1, WordClass::subordinator) || is_adverb(i + 1)) {
      return false;
    }
    if (i > 0 && (words_[i - 1].mention >= 0 || is(i - 1, WordClass::relative) ||
                  is(i - 1, WordClass::auxiliary) || is_adverb(i - 1))) {
      return false;
    }
    return !is_known_verb(words_[i].lower);
  }

  bool gerund_is_verb(std::size_t i) const {
    if (i > 0 && is(i - 1, WordClass::auxiliary)) return true;
    if (i > 0 && is_adverb(i - 1)) return true;
    if (word(i + 1).lower == "of" || word(i + 1).lower == "between") return false;
    if (i == 0) return object_follows(i) || is(1, WordClass::preposition);
    const Word& before = words_[i - 1];
    if (before.mention >= 0) return !before.possessive && is_known_verb(words_[i].lower);
    if (before.possessive || is(i - 1, WordClass::determiner)) return false;
    if (is(i - 1, WordClass::preposition) || is(i - 1, WordClass::subordinator)) {
      return object_follows(i) || is(i + 1, WordClass::preposition) || before.lower == "by";
    }
    if (tokens_[before.token].kind != TokenKind::word) return true;
    return is_known_verb(words_[i].lower) &&
           (object_follows(i) || is(i + 1, WordClass::preposition));
  }

  bool ends_plural(std::size_t i) const {
    const std::string& lower = words_[i].lower;
    return is(i, WordClass::roles) || (lower.size() > 3 && lower.back() == 's');
  }
  // "Putin visits to": a demonym before the word makes it a noun; a person or an
  // acronym does not.
  bool actor_is_head(std::size_t i) const {
    const std::string& lower = words_[i].lower;
    const std::size_t n = lower.size();
    for (const char* ending : {"an", "ish", "ese", "ch", "i", "ic"}) {
      const std::string_view e(ending);
      if (n > e.size() && lower.compare(n - e.size(), e.size(), e) == 0) {
        return i > 0 && words_[i - 1].mention == words_[i].mention;
      }
    }
    return true;
  }

  void push_verb() {
    std::size_t end = at_;
    Chunk verb;
    bool be = false;
    bool have = false;
    while (end < words_.size() && end < at_ + 12) {
      const std::string& lower = words_[end].lower;
      if (!plain(end)) break;
      if (lower == "to" && end == at_) {
        verb.infinitive = true;
      } else if (lower == "to" && be && verb.lemma.empty() && starts_infinitive(end)) {
        verb.future = true;  // "is to meet"
        be = false;
      } else if (is(end, WordClass::auxiliary)) {
        if (!verb.lemma.empty()) break;
        take_auxiliary(end, verb, be, have);
      } else if (is(end, WordClass::negation)) {
        verb.negated = true;
      } else if (is_adverb(end)) {
        // decided below: an adverb at the end is not part of the group
      } else {
        if (!verb.lemma.empty()) break;
        const auto reading = verb_reading(lower);
        if (!reading || !fits(*reading, verb, be, have, end)) break;
        take_main(end, *reading, verb, be, have);
        ++end;
        break;
      }
      ++end;
    }
    while (end > at_ + 1 && verb.lemma.empty() && is_adverb(end - 1) &&
           !is(end - 1, WordClass::negation)) {
      --end;
    }
    finish_verb(verb, end);
  }

  void take_auxiliary(std::size_t i, Chunk& verb, bool& be, bool& have) const {
    const std::string& lower = words_[i].lower;
    if (i == at_ || !verb.infinitive)
      verb.finite = verb.finite || (lower != "being" && lower != "having" && !verb.infinitive);
    if (lower.size() > 3 && lower.compare(lower.size() - 3, 3, "n't") == 0) verb.negated = true;
    if (is(i, WordClass::will)) verb.future = true;
    if (is(i, WordClass::modal)) verb.modal = true;
    if (is(i, WordClass::be)) be = true;
    if (is(i, WordClass::have)) have = true;
    if (lower == "been") be = true;
    verb.main = static_cast<std::uint32_t>(i);
  }

  // May this verb form close a group that has had these auxiliaries?
  bool fits(const VerbReading& reading, const Chunk& verb, bool be, bool have,
            std::size_t i) const {
    if (i == at_) return true;
    if (i == at_ + 1 && verb.infinitive) return reading.form == VerbForm::base;
    if (be && reading.form == VerbForm::gerund) return true;
    if ((be || have) && (reading.also_participle || reading.form == VerbForm::participle)) {
      return !modifies_noun(i) || !have || be;
    }
    if (be || have) return false;
    if (verb.main == at_ && !verb.finite && !verb.infinitive) return true;
    return reading.form == VerbForm::base || !verb.finite;
  }

  void take_main(std::size_t i, const VerbReading& reading, Chunk& verb, bool be, bool have) const {
    verb.main = static_cast<std::uint32_t>(i);
    verb.lemma = reading.lemma;
    verb.form = reading.form;
    verb.progressive = be && reading.form == VerbForm::gerund;
    verb.passive = be && reading.form != VerbForm::gerund && reading.form != VerbForm::base &&
                   reading.form != VerbForm::third;
    verb.perfect = have;
    if (!verb.infinitive && !verb.finite) {
      verb.finite = reading.form == VerbForm::past || reading.form == VerbForm::third ||
                    reading.form == VerbForm::base;
    }
  }

  void finish_verb(const Chunk& verb, std::size_t end) {
    Chunk& chunk = push(ChunkKind::verb, std::max(end, at_ + 1));
    const auto [first, last, quoted] = std::tuple(chunk.first, chunk.end, chunk.quoted);
    chunk = verb;
    chunk.kind = ChunkKind::verb;
    chunk.first = first;
    chunk.end = last;
    chunk.quoted = quoted;
    chunk.only_auxiliary = chunk.lemma.empty();
    if (chunk.only_auxiliary) chunk.main = last - 1;
  }

  void push_noun() {
    std::size_t end = at_ + 1;
    while (end < words_.size() && continues_noun(end)) ++end;
    push(ChunkKind::noun, end);
  }

  bool continues_noun(std::size_t i) const {
    const Word& here = words_[i];
    const Word& before = words_[i - 1];
    if (here.date >= 0) return false;
    if (here.mention >= 0) {
      if (here.mention == before.mention) return true;
      return before.mention < 0 || before.possessive || here.mention != before.mention;
    }
    if (tokens_[here.token].kind == TokenKind::number) return true;
    if (!plain(i)) return false;
    if (before.possessive) return true;
    if (is(i, WordClass::preposition) || is(i, WordClass::conjunction) ||
        is(i, WordClass::pronoun) || is(i, WordClass::relative) || is(i, WordClass::negation) ||
        is(i, WordClass::auxiliary)) {
      return false;
    }
    if (is(i, WordClass::determiner)) return is(i - 1, WordClass::determiner);
    if (is(i, WordClass::subordinator)) return false;
    if (is_adverb(i)) return is(i - 1, WordClass::determiner);
    return !starts_verb(i);
  }

  const std::vector<Word>& words_;
  const std::vector<Token>& tokens_;
  std::vector<Chunk> chunks_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Chunk> chunks_of(const std::vector<Word>& words, const std::vector<Token>& tokens) {
  return Chunker(words, tokens).run();
}

}  // namespace entente
