// What is told, and what only sounds like it: tests/corpora/hard_cases.tsv.

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ontology.h"
#include "extract/event.h"
#include "tests/event_text.h"

namespace entente {
namespace {

// What the rules reached when last changed; the goals are 58 and 45.
constexpr int negatives_floor = 59;
constexpr int positives_floor = 57;

struct HardCase {
  std::string id;
  bool positive = false;
  std::string text;
  std::vector<std::string> expected;
};

std::vector<std::string> divided(std::string_view text, std::string_view by) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = text.find(by);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

std::vector<HardCase> hard_cases() {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/tests/corpora/hard_cases.tsv");
  std::vector<HardCase> out;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = divided(line, "\t");
    if (line.front() == '#' || cells.front() == "id") continue;
    out.push_back({cells.at(0), cells.at(2) == "positive", cells.at(3), {}});
    if (cells.at(4) != "-") out.back().expected = divided(cells.at(4), "; ");
  }
  return out;
}

bool told(const Tie& tie) {
  return tie.polarity == Polarity::affirmed && tie.modality != Modality::conditional &&
         tie.status != Status::denied && tie.status != Status::cancelled &&
         tie.status != Status::hypothetical;
}

bool is_symmetric(TieKind kind) {
  return kind == TieKind::meet || kind == TieKind::agree || kind == TieKind::cooperate ||
         kind == TieKind::consult;
}

// "A kind B"; what has no direction has its names in order of the alphabet.
std::string pair_line(TieKind kind, std::string a, std::string b) {
  if (is_symmetric(kind) && b < a) std::swap(a, b);
  return a + " " + std::string(name_of(kind)) + " " + b;
}

std::set<std::string> told_pairs(const std::string& source) {
  const MarkedText text = marked_text(source);
  const auto& entities = text.annotation.entities;
  std::set<std::string> out;
  for (const Tie& tie : stated_ties(text.document, text.annotation).ties) {
    if (!told(tie) || tie.kind == TieKind::quote || tie.kind == TieKind::affiliation) continue;
    for (const Participant& a : tie.who) {
      for (const Participant& b : tie.who) {
        const bool acts_on = a.role == Role::subject && b.role != Role::subject;
        if (acts_on || (is_symmetric(tie.kind) && a.entity < b.entity)) {
          out.insert(pair_line(tie.kind, entities[a.entity].name, entities[b.entity].name));
        }
      }
    }
  }
  return out;
}

// The pairs of an expectation as written in the file, turned round if so wished.
std::vector<std::string> expected_pairs(const std::string& written, bool turned = false) {
  std::vector<std::string> out;
  if (written.rfind("meet ", 0) == 0) {
    const std::vector<std::string> who = divided(written.substr(5), "+");
    for (std::size_t a = 0; a < who.size(); ++a) {
      for (std::size_t b = a + 1; b < who.size(); ++b) {
        out.push_back(pair_line(TieKind::meet, who[a], who[b]));
      }
    }
    return out;
  }
  for (const TieKind kind : all_of<TieKind>()) {
    const std::vector<std::string> ends = divided(written, " " + std::string(name_of(kind)) + " ");
    if (ends.size() != 2) continue;
    out.push_back(turned ? pair_line(kind, ends[1], ends[0]) : pair_line(kind, ends[0], ends[1]));
  }
  EXPECT_EQ(out.size(), 1u) << "not a tie: " << written;
  return out;
}

// A positive needs all its pairs, no other meeting and none turned round; a
// negative needs none of those it names.
bool is_right(const HardCase& c, const std::set<std::string>& found) {
  if (!c.positive && c.expected.empty()) return found.empty();
  std::set<std::string> wanted;
  for (const std::string& written : c.expected) {
    for (const std::string& pair : expected_pairs(written)) wanted.insert(pair);
  }
  for (const std::string& pair : wanted) {
    if ((found.count(pair) == 1) != c.positive) return false;
  }
  if (!c.positive) return true;
  for (const std::string& written : c.expected) {
    for (const std::string& pair : expected_pairs(written, true)) {
      if (found.count(pair) > wanted.count(pair)) return false;
    }
  }
  for (const std::string& pair : found) {
    if (pair.find(" meet ") != std::string::npos && wanted.count(pair) == 0) return false;
  }
  return true;
}

TEST(HardCases, AreToldApart) {
  int negatives = 0;
  int positives = 0;
  std::string wrong;
  for (const HardCase& c : hard_cases()) {
    const std::set<std::string> found = told_pairs(c.text);
    if (is_right(c, found)) {
      ++(c.positive ? positives : negatives);
      continue;
    }
    wrong += c.id + " " + c.text + "\n    found:";
    for (const std::string& pair : found) wrong += " " + pair + ";";
    wrong += "\n";
  }
  std::cout << wrong << "negatives right " << negatives << " of 60, positives found " << positives
            << " of 60\n";
  EXPECT_GE(negatives, negatives_floor);
  EXPECT_GE(positives, positives_floor);
}

}  // namespace
}  // namespace entente
