#include "extract/reading.h"

#include <string>

#include "core/text.h"
#include "extract/told_states.h"

namespace entente {
namespace {

WordShape shape_of(std::string_view form, TokenKind kind) {
  if (kind == TokenKind::number) return WordShape::number;
  if (kind != TokenKind::word) return WordShape::mark;
  unsigned upper = 0, lower = 0, others = 0;
  bool first_upper = false;
  for (std::size_t i = 0; i < form.size();) {
    const bool first = i == 0;
    const char32_t c = next_code_point(form, i);
    if (is_upper(c)) {
      ++upper;
      first_upper = first_upper || first;
    } else if (is_lower(c)) {
      ++lower;
    } else if (is_letter(c)) {
      ++others;
    }
  }
  if (others > 0 && upper == 0) return WordShape::mark;  // a script without case: no names by rule
  if (lower > 0) return first_upper ? WordShape::capital : WordShape::lower;
  if (upper == 1 && form.size() <= 3) return first_upper ? WordShape::initial : WordShape::lower;
  return upper > 0 ? WordShape::acronym : WordShape::lower;
}

bool opens_quotation(std::string_view token) {
  return token == "\"" || token == "“" || token == "‘" || token == "«" || token == ":" ||
         token == "``" || token == "•" || token == "*" || token == "–" || token == "—";
}

}  // namespace

Reading::Reading(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {
  const Gazetteer& g = Gazetteer::instance();
  words_.resize(tokens.tokens.size());
  std::string room;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& t = tokens.tokens[i];
    const std::string_view form = token_form(cut(text, t.span), room);
    ReadToken& w = words_[i];
    w.hash = token_hash(form);
    g.send_for_lexeme(w.hash);
    w.shape = shape_of(form, t.kind);
    w.glued = i > 0 && tokens.tokens[i - 1].span.end == t.span.begin;
    if (w.shape == WordShape::lower) lower_forms_.insert(w.hash);
  }
  for (ReadToken& w : words_) w.lexeme = g.find(w.hash);
  for (const Sentence& s : tokens.sentences) {
    bool opening = true;
    unsigned capitals = 0, acronyms = 0, long_words = 0;
    for (std::size_t i = s.first_token; i < s.end_token; ++i) {
      const bool word = words_[i].shape != WordShape::mark && words_[i].shape != WordShape::number;
      if (word) {
        words_[i].opens = opening;
        opening = false;
      } else if (opens_quotation(token(i))) {
        opening = true;
      }
      if (!word || tokens.tokens[i].span.size() < 4) continue;
      ++long_words;
      capitals += words_[i].shape == WordShape::capital;
      acronyms += words_[i].shape == WordShape::acronym;
    }
    const bool shouted = long_words >= 4 && (acronyms * 10 > long_words * 7 ||
                                             (s.heading && capitals * 10 > long_words * 8));
    if (shouted)
      for (std::size_t i = s.first_token; i < s.end_token; ++i) words_[i].shouted = true;
  }
  told_ = told_states(*this);
}

const Lexeme* Reading::lowered(std::size_t i) const {
  if (words_[i].shape == WordShape::lower) return words_[i].lexeme;
  std::string room;
  return Gazetteer::instance().find(token_hash(to_lower(token_form(token(i), room))));
}

unsigned Reading::commonness(std::size_t i) const {
  const Lexeme* lexeme = lowered(i);
  return lexeme ? lexeme->frequency : 0;
}

bool Reading::written_lower(std::size_t i) const {
  std::string room;
  return lower_forms_.contains(token_hash(to_lower(token_form(token(i), room))));
}

Reading::Match Reading::longest(std::size_t i, std::size_t end, std::uint32_t senses) const {
  const Gazetteer& g = Gazetteer::instance();
  Match best{i, nullptr};
  std::uint64_t hash = words_[i].hash;
  const Lexeme* lexeme = words_[i].lexeme;
  for (std::size_t j = i; lexeme; lexeme = g.find(hash = join_hash(hash, words_[j].hash))) {
    ++j;
    for (std::int32_t k = lexeme->known; k >= 0; k = g.known(k).next)
      if (senses & bit(g.known(k).sense)) best = {j, lexeme};
    if (!lexeme->more || j >= end) break;
  }
  return best;
}

}  // namespace entente
