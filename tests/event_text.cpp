#include "tests/event_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

#include "extract/refer.h"

namespace entente {
namespace {

std::uint32_t entity_of(Annotation& annotation, ActorType type, const std::string& name) {
  auto& entities = annotation.entities;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    const std::string& known = entities[e].name;
    const bool surname = type == ActorType::person && known.size() > name.size() &&
                         known.compare(known.size() - name.size(), name.size(), name) == 0;
    if (known == name || surname) return e;
  }
  Entity entity;
  entity.type = type;
  entity.name = name;
  entities.push_back(entity);
  return static_cast<std::uint32_t>(entities.size() - 1);
}

bool word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

// Words with inner hyphens, apostrophes and points ("U.S.") are one token, but for a
// possessive ending; every other sign is its own.
void tokenize(const std::string& text, std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    Token token;
    token.kind = TokenKind::punctuation;
    if (word_byte(text[i])) {
      token.kind = std::isdigit(static_cast<unsigned char>(text[i])) != 0 ? TokenKind::number
                                                                          : TokenKind::word;
      while (end < text.size() &&
             (word_byte(text[end]) ||
              (std::string_view("-'.").find(text[end]) != std::string_view::npos &&
               end + 1 < text.size() && word_byte(text[end + 1])))) {
        ++end;
      }
    }
    const bool genitive = end > i + 2 && text.compare(end - 2, 2, "'s") == 0;
    if (genitive) end -= 2;
    token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    tokens.push_back(token);
    if (genitive) {
      token.kind = TokenKind::word;
      token.span = {static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(end + 2)};
      tokens.push_back(token);
      end += 2;
    }
    i = end;
  }
}

std::uint32_t token_at(const std::vector<Token>& tokens, std::uint32_t byte) {
  const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                       [&](const Token& t) { return t.span.end <= byte; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

}  // namespace

MarkedText marked_text(std::string_view source, std::string_view date) {
  MarkedText out;
  Annotation& a = out.annotation;
  std::string& text = out.document.text;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '[') {
      text += source[i];
      continue;
    }
    const std::size_t close = source.find(']', i);
    std::string body(source.substr(i + 1, close - i - 1));
    ActorType type = ActorType::person;
    if (body.size() > 2 && body[1] == ':') {
      if (body[0] == 's') type = ActorType::state;
      if (body[0] == 'o') type = ActorType::organization;
      if (body[0] == 'm') type = ActorType::media;
      if (body[0] == 'g') type = ActorType::group;
      body.erase(0, 2);
    }
    const std::size_t equals = body.find('=');
    const std::string surface = body.substr(0, equals);
    const std::string name = equals == std::string::npos ? surface : body.substr(equals + 1);
    Mention mention;
    mention.type = type;
    mention.entity = entity_of(a, type, name);
    mention.span.begin = static_cast<std::uint32_t>(text.size());
    text += surface;
    mention.span.end = static_cast<std::uint32_t>(text.size());
    a.mentions.push_back(mention);
    i = close;
  }
  tokenize(text, a.tokens);
  Sentence sentence;
  for (std::uint32_t t = 0; t < a.tokens.size(); ++t) {
    const std::uint32_t end = a.tokens[t].span.end;
    const bool last = t + 1 == a.tokens.size();
    const std::uint32_t next = last ? end : a.tokens[t + 1].span.begin;
    const std::string_view between = std::string_view(text).substr(end, next - end);
    const bool stop = cut(text, a.tokens[t].span) == "." && next > end;
    if (!last && !stop && between.find('\n') == std::string_view::npos) continue;
    sentence.end_token = t + 1;
    sentence.span = {a.tokens[sentence.first_token].span.begin, end};
    a.sentences.push_back(sentence);
    sentence.first_token = t + 1;
    if (between.find("\n\n") != std::string_view::npos) ++sentence.paragraph;
  }
  for (Mention& mention : a.mentions) {
    mention.first_token = token_at(a.tokens, mention.span.begin);
    mention.end_token = token_at(a.tokens, mention.span.end - 1) + 1;
    while (a.sentences[mention.sentence].end_token <= mention.first_token) ++mention.sentence;
  }
  a = with_references(text, std::move(a));
  if (!date.empty()) out.document.published = parse_iso_date(date);
  return out;
}

}  // namespace entente
