#include "render/explorer_sentences.h"

#include <algorithm>

#include "core/text.h"

namespace entente {
namespace {

constexpr std::size_t most_mentions = 60000;  // sentences; beyond, evidence only
constexpr std::string_view ellipsis = "…";

// UTF-16 units of valid UTF-8.
std::uint32_t utf16_units(std::string_view text) {
  std::uint32_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::vector<bool> needed_sentences(const ShownActors& shown, const ExplorerLines& lines,
                                   const CaseTexts& texts) {
  std::vector<bool> needed(texts.sentences.size(), false);
  const auto need = [&](std::size_t r) {
    const ExplorerRecord& record = lines.records[r];
    if (record.sentence == no_sentence) return;
    for (std::size_t s = record.sentence - record.before; s <= record.sentence + record.after; ++s)
      needed[s] = true;
  };
  for (const ExplorerLine& line : lines.lines)
    for (const std::uint32_t r : line.evidence) need(r);
  for (const ExplorerEvent& meeting : lines.meetings)
    for (const std::size_t r : meeting.told.tellings) need(r);
  std::vector<std::size_t> naming;
  for (std::size_t s = 0; s < needed.size(); ++s)
    if (std::any_of(texts.sentences[s].names.begin(), texts.sentences[s].names.end(),
                    [&](const NamedActor& n) { return shown.actor(n.actor).has_value(); }))
      naming.push_back(s);
  if (naming.size() <= most_mentions)
    for (const std::size_t s : naming) needed[s] = true;
  return needed;
}

// The part of at most `most` characters that begins a little before the first name.
std::pair<std::size_t, std::size_t> snippet(const CaseSentence& sentence, std::size_t most) {
  const std::string& text = sentence.text;
  if (text.size() <= most || code_points(text) <= most) return {0, text.size()};
  std::size_t begin = sentence.names.empty() ? 0 : sentence.names.front().span.begin;
  const std::size_t lead = std::min<std::size_t>(most / 4, 40);
  for (std::size_t back = 0; back < lead && begin > 0; ++back)
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80);
  std::size_t end = begin, count = 0;
  while (end < text.size() && count < most) {
    next_code_point(text, end);
    ++count;
  }
  return {begin, end};
}

}  // namespace

Span ExplorerSentences::in_utf16(std::uint32_t case_sentence, Span bytes) const {
  if (!texts_ || case_sentence == no_sentence || place[case_sentence] < 0 || bytes.empty())
    return {};
  const Cut& cut_here = cuts_[static_cast<std::size_t>(place[case_sentence])];
  if (bytes.begin < cut_here.begin || bytes.end > cut_here.end) return {};
  const std::string_view whole = texts_->sentences[case_sentence].text;
  const auto units = [&](std::size_t to) {
    return cut_here.lead + utf16_units(whole.substr(cut_here.begin, to - cut_here.begin));
  };
  return {units(bytes.begin), units(bytes.end)};
}

ExplorerSentences explorer_sentences(const ShownActors& shown, const ExplorerLines& lines,
                                     const CaseTexts* texts, const ExplorerOptions& options) {
  ExplorerSentences out;
  if (!texts) return out;
  out.texts_ = texts;
  const std::vector<bool> needed = needed_sentences(shown, lines, *texts);
  out.place.assign(needed.size(), -1);
  for (std::uint32_t s = 0; s < needed.size(); ++s) {
    if (!needed[s]) continue;
    const CaseSentence& sentence = texts->sentences[s];
    out.place[s] = static_cast<std::int64_t>(out.document.size());
    out.document.push_back(sentence.document);
    out.number.push_back(sentence.number);
    const auto [begin, end] = options.text ? snippet(sentence, options.snippet)
                                           : std::pair<std::size_t, std::size_t>{0, 0};
    out.cuts_.push_back({begin, end, begin > 0 ? 1u : 0u});
    if (options.text)
      out.text.push_back(std::string(begin > 0 ? ellipsis : "") +
                         sentence.text.substr(begin, end - begin) +
                         std::string(end < sentence.text.size() ? ellipsis : ""));
    std::vector<std::uint32_t>& names = out.names.emplace_back();
    for (const NamedActor& name : sentence.names) {
      const auto actor = shown.actor(name.actor);
      if (!actor) continue;
      const Span span = out.in_utf16(s, name.span);
      names.insert(names.end(), {span.begin, span.end, *actor});
    }
  }
  return out;
}

}  // namespace entente
