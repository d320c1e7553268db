#include "extract/trained_verdict.h"

#include <algorithm>

namespace entente {
namespace {

// Verdicts of rules as sure as this stand without, or against, the trained tagger's.
constexpr float strong = 0.86f;

// A run of words that the rules take for a person by a given name in front.
constexpr float sure_person = 0.85f;

bool no_name_in(const TrainedNames& trained, std::size_t first, std::size_t end) {
  for (std::size_t j = first; j < end; ++j)
    if (trained.starting(j)) return false;
  return true;
}

Verdict verdict_of(const TrainedName& trained, const Verdict& rules) {
  const bool titled = rules.kind == NameKind::person && rules.confidence >= strong &&
                      trained.type != NameType::organization;
  if (titled || (rules.kind == NameKind::place && rules.confidence >= strong)) return rules;
  switch (trained.type) {
    case NameType::person:
      return {NameKind::person, "trained", 0.85f};
    case NameType::organization:
      return {rules.kind == NameKind::media ? NameKind::media : NameKind::organization, "trained",
              0.8f};
    case NameType::location:
      return {NameKind::place, "trained", 0.8f};
    case NameType::miscellany:
      break;
  }
  return {NameKind::other, "trained", 0.7f};
}

// "Xian reporter": a word built as a nationality before a lower-case noun.
bool adjectival(const Reading& r, const TrainedName& name, std::size_t end) {
  if (name.type != NameType::organization || name.end != name.first + 1 || name.end >= end)
    return false;
  const std::string_view word = r.token(name.first);
  const bool built = word.size() >= 6 && (word.ends_with("an") || word.ends_with("ese"));
  return built && r[name.end].shape == WordShape::lower && r.commonness(name.end) < 12 &&
         !r.has(name.end, speech_verb | person_verb | act_verb | locative);
}

// Its end without a day or month that the tagger took along.
std::size_t end_of(const TrainedName& trained, const Reading& r) {
  std::size_t end = trained.end;
  while (end > trained.first + 1 && r.has(end - 1, calendar) && !r.has(end - 1, surname)) --end;
  return end;
}

}  // namespace

bool opening_word(const Reading& r, std::size_t i, std::size_t end) {
  const unsigned common = r.commonness(i);
  if (common >= 12) return true;
  if (!r[i].opens || (common == 0 && !r.written_lower(i))) return false;
  if (end == i + 1) return true;
  if (r.has(i, given_name) && r.commonness(i + 1) < 4) return false;
  return !body_ending(r, i, end);
}

const TrainedName* trained_event(const TrainedNames& trained, const Reading& r, std::size_t i) {
  const TrainedName* name = trained.starting(i);
  if (!name || name->type != NameType::miscellany || name->end < i + 3) return nullptr;
  const std::size_t last = name->end - 1;
  const bool event = r[i].shape == WordShape::number || r.has(last, event_word) ||
                     r[last].shape == WordShape::lower;
  return event ? name : nullptr;
}

bool trained_goes_on(const TrainedNames& trained, const Reading& r, std::size_t i,
                     const Reading::Match& match) {
  const TrainedName* name = trained.starting(i);
  if (!name || name->end <= match.end) return false;
  const Gazetteer& g = Gazetteer::instance();
  const bool town = g.meaning(match.lexeme, Sense::capital) || g.meaning(match.lexeme, Sense::city);
  if (town && name->type == NameType::person && i > 0 && !r.has(i, given_name) &&
      (r.is(i - 1, "In") || r.is(i - 1, "in")))
    return false;  // "In Vilnius Chen met"
  return !g.meaning(match.lexeme, Sense::demonym);
}

JudgedRun judge_with(const TrainedNames& trained, const Reading& r, const Sentence& s,
                     std::size_t i, std::size_t end, bool titled) {
  JudgedRun run{i, end, judge_run(r, s, i, end, titled)};
  Verdict& verdict = run.verdict;
  if (const TrainedName* name = trained.starting(i)) {
    for (std::size_t j = i + 1; name->type == NameType::location && j < name->end; ++j)
      if (r.told(j)) return {j, j + 1, {}};  // "Republic of Zembavia"
    const bool more = name->type == NameType::person && verdict.kind == NameKind::person &&
                      verdict.confidence >= sure_person && no_name_in(trained, name->end, end);
    verdict = adjectival(r, *name, s.end_token) ? Verdict{} : verdict_of(*name, verdict);
    run.end = more ? std::max<std::size_t>(end, name->end) : end_of(*name, r);
  } else if (verdict.confidence < strong) {
    for (std::size_t j = i + 1; j < end; ++j)
      if (trained.starting(j)) return {j, end, {}};
    verdict.kind = NameKind::other;
  }
  if (verdict.kind == NameKind::organization && verdict.confidence > 0.6f)
    run.end = grown_body(r, run.end, s.end_token);
  if (verdict.kind == NameKind::other && run.end < s.end_token) {  // "Bank of X"
    const bool head =
        r.longest(run.end - 1, run.end, bit(Sense::body_ending) | bit(Sense::body)).end == run.end;
    const std::size_t grown = head ? grown_body(r, run.end, s.end_token) : run.end;
    if (grown > run.end) {
      run.end = grown;
      verdict = {NameKind::organization, "body of", 0.75f};
    }
  }
  return run;
}

}  // namespace entente
