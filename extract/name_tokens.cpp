#include "extract/name_tokens.h"

#include <algorithm>

#include "core/text.h"
#include "extract/gazetteer.h"

namespace entente {
namespace {

bool is_hyphen(std::string_view token) {
  return token == "-" || token == "\u2010" || token == "\u2011";
}

// Bytes that begin a character which name tokens write otherwise: general
// punctuation, soft hyphens, combining marks, zero-width and full-width forms.
bool may_differ(std::string_view token) {
  return std::any_of(token.begin(), token.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b == 0xE2 || b == 0xC2 || b == 0xCC || b == 0xCD || b == 0xEF;
  });
}

std::string plain_marks(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(token, i);
    if (c >= 0x2018 && c <= 0x201B)
      out += '\'';
    else if (c >= 0x201C && c <= 0x201F)
      out += '"';
    else if (c == 0x2010 || c == 0x2011)
      out += '-';
    else
      out.append(token, begin, i - begin);
  }
  return out;
}

// The second half of a word made of a name: "U.S.-led", "NATO-style".
bool follows_name(std::string_view word) {
  static constexpr std::string_view endings[] = {
      "led",     "run",   "born",      "made",    "elect",   "era",       "style",    "speaking",
      "wide",    "like",  "held",      "built",   "only",    "themed",    "brokered", "friendly",
      "leaning", "bound", "dominated", "related", "centric", "designate", "sponsored"};
  if (std::find(std::begin(endings), std::end(endings), word) != std::end(endings)) return true;
  return word.size() >= 5 && word.ends_with("ed") &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Cuts one sentence; all positions are in Tokens::tokens.
class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Token>& tokens, std::uint32_t end)
      : text_(text), tokens_(tokens), end_(end) {}

  // End of the joined token that begins at `i`.
  std::uint32_t join(std::uint32_t i) const {
    const std::string_view first = token(i);
    if ((first == "@" || first == "#") && glued(i + 1) && is_word(i + 1)) return i + 2;
    std::uint32_t end = i + 1;
    while (end + 1 < end_ && is_word(end - 1) && glued(end) && glued(end + 1) && is_word(end + 1)) {
      if (!is_hyphen(token(end)) && !joins_otherwise(end)) break;
      end += 2;
    }
    return end;
  }

  // Whether the parts of the run [i, end) are names of their own.
  bool stands_apart(std::uint32_t i, std::uint32_t end) const {
    std::size_t at = 0;
    if (end < i + 3 || !is_hyphen(token(end - 2)) || !is_upper(next_code_point(token(i), at)))
      return false;
    return follows_name(token(end - 1)) || joins_states(i, end);
  }

 private:
  std::string_view token(std::uint32_t i) const { return cut(text_, tokens_[i].span); }
  bool glued(std::uint32_t i) const {
    return i < end_ && i > 0 && tokens_[i - 1].span.end == tokens_[i].span.begin;
  }
  bool is_word(std::uint32_t i) const {
    const TokenKind kind = tokens_[i].kind;
    return (kind == TokenKind::word || kind == TokenKind::number) && token(i).front() != '\'';
  }
  // "AT&T", "9/11".
  bool joins_otherwise(std::uint32_t mark) const {
    const TokenKind before = tokens_[mark - 1].kind, after = tokens_[mark + 1].kind;
    if (token(mark) == "&") return before == TokenKind::word && after == TokenKind::word;
    return token(mark) == "/" && before == TokenKind::number && after == TokenKind::number;
  }

  // "Israeli-Palestinian", but not "Guinea-Bissau", which is one.
  bool joins_states(std::uint32_t i, std::uint32_t end) const {
    const Gazetteer& tables = Gazetteer::instance();
    std::uint64_t whole = 0;
    std::string room;
    for (std::uint32_t k = i; k < end; ++k) {
      const std::uint64_t hash = token_hash(token_form(token(k), room));
      whole = k == i ? hash : join_hash(whole, hash);
      if ((k - i) % 2 == 1) continue;
      const Lexeme* part = tables.find(hash);
      if (!tables.meaning(part, Sense::state) && !tables.meaning(part, Sense::demonym) &&
          !tables.meaning(part, Sense::capital))
        return false;
    }
    const Lexeme* listed = tables.find(whole);
    return !listed || listed->known < 0;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t end_;
};

}  // namespace

std::string_view NameTokens::form(std::string_view token) {
  if (!may_differ(token)) return token;
  std::string room;
  std::string plain = plain_marks(token_form(token, room));
  if (plain == token) return token;
  return room_.emplace_back(std::move(plain));
}

NameTokens::NameTokens(std::string_view text, const Tokens& tokens) : tokens_(tokens) {
  sentences_.reserve(tokens.sentences.size());
  starts_.reserve(tokens.tokens.size() + tokens.sentences.size());
  for (const Sentence& sentence : tokens.sentences) {
    const Joiner joiner(text, tokens.tokens, sentence.end_token);
    SentenceTokens& out = sentences_.emplace_back();
    out.reserve(sentence.end_token - sentence.first_token);
    first_.push_back(static_cast<std::uint32_t>(starts_.size()));
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      const std::uint32_t run = joiner.join(i);
      const std::uint32_t step = joiner.stands_apart(i, run) ? 1 : run - i;
      for (std::uint32_t k = i; k < run; k += step) {
        starts_.push_back(k);
        out.push_back(
            form(cut(text, {tokens.tokens[k].span.begin, tokens.tokens[k + step - 1].span.end})));
      }
      i = run;
    }
    starts_.push_back(sentence.end_token);
  }
}

}  // namespace entente
