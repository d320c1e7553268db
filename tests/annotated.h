#pragma once

// Texts and what annotate() finds in them, for tests.

#include <string>
#include <vector>

#include "extract/annotate.h"

namespace entente::test {

inline Annotation read(const std::string& text) {
  Document document;
  document.text = text;
  return annotate(document);
}

// Surface forms of the entity whose name is `name`; empty if there is none.
inline std::vector<std::string> forms(const std::string& text, const std::string& name) {
  const Annotation a = read(text);
  std::vector<std::string> out;
  for (const Mention& m : a.mentions)
    if (a.entities[m.entity].name == name) out.emplace_back(cut(text, m.span));
  return out;
}

}  // namespace entente::test
