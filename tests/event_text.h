#pragma once

// Hand-made annotations for tests of rules: names are marked in the text, so a
// test says who is named where and nothing else is guessed.
//   [Ann Alpha]           a person; a later [Alpha] is the same one
//   [s:Utopia] [o:X] [m:X] [g:X]   state, organization, media, group
//   [s:Utopian=Utopia]    another form of the same actor

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/document.h"

namespace entente {

struct MarkedText {
  Document document;
  Annotation annotation;

  // The participants' names, in entity order, joined by '+'.
  std::string who(const Tie& tie) const {
    std::string out;
    for (const Participant& participant : tie.who) {
      out += (out.empty() ? "" : "+") + annotation.entities[participant.entity].name;
    }
    return out;
  }
  // Every tie of the kind as "A+B", joined by "; ".
  std::string all(const std::vector<Tie>& ties, TieKind kind) const {
    std::string out;
    for (const Tie& tie : ties) {
      if (tie.kind == kind) out += (out.empty() ? "" : "; ") + who(tie);
    }
    return out;
  }
  // Directed ties as "A kind B", joined by "; ".
  std::string directed(const std::vector<Tie>& ties) const {
    std::string out;
    for (const Tie& tie : ties) {
      if (tie.kind == TieKind::meet) continue;
      std::string from;
      std::string to;
      for (const Participant& p : tie.who) {
        std::string& side = p.role == Role::subject ? from : to;
        side += (side.empty() ? "" : "+") + annotation.entities[p.entity].name;
      }
      if (!out.empty()) out += "; ";
      out += from + " " + std::string(name_of(tie.kind)) + " " + to;
    }
    return out;
  }
};

namespace marked {

inline std::uint32_t entity_of(Annotation& annotation, ActorType type, const std::string& name) {
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

inline bool word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

// Words with inner hyphens, apostrophes and points ("U.S.") are one token; every
// other sign is its own.
inline void tokenize(const std::string& text, std::vector<Token>& tokens) {
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
    token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    tokens.push_back(token);
    i = end;
  }
}

inline std::uint32_t token_at(const std::vector<Token>& tokens, std::uint32_t byte) {
  std::uint32_t t = 0;
  while (t < tokens.size() && tokens[t].span.end <= byte) ++t;
  return t;
}

}  // namespace marked

// Sentences end at ". " and at line ends; an empty line divides paragraphs.
inline MarkedText marked_text(std::string_view source, std::string_view date = "") {
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
    mention.entity = marked::entity_of(a, type, name);
    mention.span.begin = static_cast<std::uint32_t>(text.size());
    text += surface;
    mention.span.end = static_cast<std::uint32_t>(text.size());
    a.mentions.push_back(mention);
    i = close;
  }
  marked::tokenize(text, a.tokens);
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
    mention.first_token = marked::token_at(a.tokens, mention.span.begin);
    mention.end_token = marked::token_at(a.tokens, mention.span.end - 1) + 1;
    while (a.sentences[mention.sentence].end_token <= mention.first_token) ++mention.sentence;
  }
  if (!date.empty()) out.document.published = parse_iso_date(date);
  return out;
}

}  // namespace entente
