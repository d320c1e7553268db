#include "extract/tagger.h"

#include <algorithm>
#include <unordered_map>

#include "extract/name_runs.h"
#include "extract/sentence_tagger.h"
#include "extract/settle_names.h"

// Two passes. The first goes through each sentence from left to right: titles,
// names that tables know, names of the trained tagger. The second lets the document speak:
// a word that is the surname of a person named in full is that person wherever it
// stands, and equal strings get the verdict of the surest of them.

namespace entente {
namespace {

std::uint64_t string_hash(const Reading& r, const Name& name) {
  std::uint64_t h = r[name.first].hash;
  for (std::size_t i = name.first + 1; i < name.end; ++i) h = join_hash(h, r[i].hash);
  return h;
}

void agree(const Reading& r, std::vector<Name>& names) {
  std::unordered_map<std::uint64_t, std::size_t> surest;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].kind == NameKind::office) continue;
    const auto [at, fresh] = surest.emplace(string_hash(r, names[i]), i);
    if (!fresh && names[i].confidence > names[at->second].confidence) at->second = i;
  }
  for (Name& name : names) {
    if (name.kind == NameKind::office || name.known) continue;
    const Name& best = names[surest.at(string_hash(r, name))];
    if (best.confidence <= name.confidence) continue;
    name.kind = best.kind;
    name.rule = best.rule;
    name.known = best.known;
    name.confidence = best.confidence * 0.9f;
  }
}

// Surnames (and sole names) of persons found in the first pass, by token hash.
std::unordered_map<std::uint64_t, float> person_words(const Reading& r,
                                                      const std::vector<Name>& names) {
  std::unordered_map<std::uint64_t, float> out;
  for (const Name& name : names) {
    if (name.kind != NameKind::person || name.confidence < 0.5f) continue;
    if (r[name.end - 1].shape == WordShape::initial || r.has(name.end - 1, not_name))
      continue;  // "I"
    const bool full = name.end > name.first + 1;
    float& sureness = out[r[name.end - 1].hash];
    sureness = std::max(sureness, full ? name.confidence : name.confidence * 0.8f);
  }
  return out;
}

void spread_surnames(const Reading& r, std::vector<Name>& names) {
  const auto persons = person_words(r, names);
  if (persons.empty()) return;
  std::vector<bool> covered(r.size(), false);
  for (Name& name : names) {
    for (std::size_t i = name.first; i < name.end; ++i) covered[i] = true;
    for (std::size_t i = name.title_first; i < name.title_end; ++i) covered[i] = true;
    if (name.end != name.first + 1 || name.kind == NameKind::person) continue;
    const bool open =
        name.kind == NameKind::other || name.confidence < 0.5f || name.kind == NameKind::place;
    if (const auto at = persons.find(r[name.first].hash); open && at != persons.end()) {
      name.kind = NameKind::person;
      name.known = nullptr;
      name.rule = "surname in document";
      name.confidence = at->second * 0.9f;
    }
  }
  const std::size_t first_pass = names.size();
  for (std::uint32_t k = 0; k < r.sentences().size(); ++k) {
    const Sentence& s = r.sentences()[k];
    for (std::uint32_t i = s.first_token; i < s.end_token; ++i) {
      if (covered[i] || r[i].shape != WordShape::capital || r[i].hash == 0) continue;
      const auto at = persons.find(r[i].hash);
      if (at == persons.end() || r.has(i, calendar)) continue;
      if (r[i].opens && r.commonness(i) > 9) continue;
      Name name;
      name.first = i;
      name.end = i + 1;
      name.sentence = k;
      name.kind = NameKind::person;
      name.rule = "surname in document";
      name.confidence = at->second * 0.8f;
      names.push_back(name);
    }
  }
  std::inplace_merge(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(first_pass),
                     names.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
}

}  // namespace

std::vector<Name> tag_names(const Reading& r) {
  std::vector<Name> names;
  const std::vector<LineLabel> labels = line_labels(r);
  const TrainedNames trained(r);
  auto next = labels.begin();
  for (std::uint32_t k = 0; k < r.sentences().size(); ++k) {
    const auto first = next;
    while (next != labels.end() && next->first < r.sentences()[k].end_token) ++next;
    tag_sentence(r, trained, k, {first, next}, names);
  }
  settle_names(r, names);
  agree(r, names);
  spread_surnames(r, names);
  return names;
}

}  // namespace entente
