#pragma once

// Hand-made annotations for tests of rules: names are marked in the text, so a
// test says who is named where and nothing else is guessed.
//   [Ann Alpha]           a person; a later [Alpha] is the same one
//   [s:Utopia] [o:X] [m:X] [g:X]   state, organization, media, group
//   [s:Utopian=Utopia]    another form of the same actor

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

// Sentences end at ". " and at line ends; an empty line divides paragraphs.
MarkedText marked_text(std::string_view source, std::string_view date = "");

}  // namespace entente
