#include "extract/event_setting.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {
namespace {

// What ended so long before the document is told as history, not as news.
constexpr std::chrono::days historical_after{366};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Verbs before "to meet" that say what is known about the meeting.
constexpr std::array<std::string_view, 12> plans{"schedule", "plan",     "expect", "prepare",
                                                 "agree",    "arrange",  "set",    "intend",
                                                 "go",       "continue", "decide", "begin"};
constexpr std::array<std::string_view, 11> journeys{"arrive", "travel", "fly",   "come",
                                                    "return", "gather", "visit", "convene",
                                                    "stay",   "start",  "appear"};
constexpr std::array<std::string_view, 4> failures{"refuse", "decline", "fail", "avoid"};

const Chunk& chunk_at(const Telling& telling, std::size_t at) { return telling.clause.chunks[at]; }

// A condition in front of the clause of `verb`: "if A met B".
bool conditional(const Telling& telling, std::size_t verb) {
  for (std::size_t i = verb; i-- > 0 && verb - i < 12;) {
    const Chunk& chunk = chunk_at(telling, i);
    if (chunk.kind == ChunkKind::stop || chunk.kind == ChunkKind::verb) return false;
    if (chunk.kind != ChunkKind::subordinator) continue;
    const std::string_view word = head_word(telling, i);
    return word == "if" || word == "whether" || word == "unless";
  }
  return false;
}

Status status_of_infinitive(const Telling& telling, std::size_t verb) {
  for (std::size_t i = verb; i-- > 0 && verb - i < 8;) {
    const Chunk& chunk = chunk_at(telling, i);
    if (chunk.kind == ChunkKind::stop) break;
    if (chunk.kind == ChunkKind::noun) {
      const std::string_view word = head_word(telling, i);
      if (word == "due" || word == "scheduled") return Status::planned;
    }
    if (chunk.kind != ChunkKind::verb) continue;
    const bool adjacent = i + 1 == verb;
    if (chunk.negated) return Status::denied;
    if (chunk.modal) return Status::hypothetical;
    if (one_of(chunk.lemma, failures)) return Status::denied;
    if (one_of(chunk.lemma, plans)) {
      return chunk.lemma == "go" && !adjacent ? Status::occurred : Status::planned;
    }
    if (one_of(chunk.lemma, journeys) && chunk.finite) {
      return chunk.future ? Status::planned : Status::occurred;
    }
    return Status::hypothetical;
  }
  return Status::hypothetical;
}

bool before_now(const Telling& telling, const Chunk& verb) {
  const std::string& aux = telling.clause.words[verb.first].lower;
  return aux == "was" || aux == "were" || aux == "had";
}

// The date told nearest to the trigger inside its clause: to the right first.
const DatePhrase* date_near(const Telling& telling, std::size_t trigger) {
  const auto& chunks = telling.clause.chunks;
  auto date_of = [&](std::size_t i) -> const DatePhrase* {
    if (chunks[i].kind != ChunkKind::date) return nullptr;
    const auto index = telling.clause.words[chunks[i].first].date;
    const DatePhrase& date = telling.clause.dates[static_cast<std::size_t>(index)];
    return date.bound ? nullptr : &date;
  };
  for (std::size_t i = trigger + 1; i < chunks.size() && i < trigger + 24; ++i) {
    if (chunks[i].kind == ChunkKind::stop || chunks[i].kind == ChunkKind::quote) break;
    if (chunks[i].kind == ChunkKind::verb && chunks[i].finite) break;
    if (const DatePhrase* date = date_of(i)) return date;
  }
  for (std::size_t i = trigger; i-- > 0 && trigger - i < 16;) {
    if (chunks[i].kind == ChunkKind::stop || chunks[i].kind == ChunkKind::comma) break;
    if (chunks[i].kind == ChunkKind::verb && chunks[i].finite) break;
    if (const DatePhrase* date = date_of(i)) return date;
  }
  if (!chunks.empty()) return date_of(0);  // "Friday, A met B"
  return nullptr;
}

bool names_place(const Telling& telling, const Chunk& chunk) {
  const Word& last = telling.clause.words[chunk.end - 1];
  if (last.possessive || !last.capital) return false;
  if (last.mention < 0) return true;
  const Mention& mention = telling.annotation.mentions[static_cast<std::size_t>(last.mention)];
  return mention.type == ActorType::state;
}

Span span_of(const Telling& telling, std::size_t first, std::size_t end) {
  const auto& words = telling.clause.words;
  const auto& tokens = telling.annotation.tokens;
  return {tokens[words[first].token].span.begin, tokens[words[end - 1].token].span.end};
}

// "in Geneva", "at Hotel President Wilson": the first named place after the trigger.
std::string place_near(const Telling& telling, std::size_t trigger) {
  const auto& chunks = telling.clause.chunks;
  for (std::size_t i = trigger + 1; i + 1 < chunks.size() && i < trigger + 24; ++i) {
    if (chunks[i].kind == ChunkKind::stop) break;
    if (chunks[i].kind == ChunkKind::verb && chunks[i].finite) break;
    if (chunks[i].kind != ChunkKind::preposition || chunks[i + 1].kind != ChunkKind::noun) continue;
    const std::string_view preposition = head_word(telling, i);
    if (preposition != "in" && preposition != "at" && preposition != "near") continue;
    const Chunk& place = chunks[i + 1];
    if (!names_place(telling, place)) continue;
    std::size_t first = place.first;
    const auto& words = telling.clause.words;
    while (first + 1 < place.end && !words[first].capital) ++first;
    return std::string(cut(telling.text, span_of(telling, first, place.end)));
  }
  return {};
}

DateTense tense_of(Status status) {
  if (status == Status::planned) return DateTense::future;
  if (status == Status::ongoing) return DateTense::present;
  return DateTense::past;
}

}  // namespace

std::string_view head_word(const Telling& telling, std::size_t at) {
  return telling.clause.words[chunk_at(telling, at).end - 1].lower;
}

bool is_kind(const Telling& telling, std::size_t at, ChunkKind kind) {
  return at < telling.clause.chunks.size() && chunk_at(telling, at).kind == kind;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Status status_of(const Telling& telling, std::size_t verb) {
  const Chunk& chunk = chunk_at(telling, verb);
  if (chunk.negated) return Status::denied;
  if (conditional(telling, verb)) return Status::hypothetical;
  if (chunk.infinitive) return status_of_infinitive(telling, verb);
  if (chunk.future) return Status::planned;
  if (chunk.modal) return Status::hypothetical;
  const std::string& first = telling.clause.words[chunk.first].lower;
  if (chunk.progressive) return before_now(telling, chunk) ? Status::occurred : Status::ongoing;
  if (first == "do" || first == "does") return Status::hypothetical;
  return Status::occurred;
}

Tie with_setting(const Telling& telling, std::size_t trigger, Tie tie) {
  if (const DatePhrase* date = date_near(telling, trigger)) {
    tie.when_stated = std::string(cut(telling.text, date->span));
    if (tie.status == Status::ongoing && telling.reference) {
      const auto day = resolve_date(*date, telling.reference, DateTense::present);
      if (day && day->first > telling.reference->last) tie.status = Status::planned;
    }
    if (telling.reference || !is_relative(*date)) {
      tie.when = resolve_date(*date, telling.reference, tense_of(tie.status));
    }
  }
  if (tie.modality == Modality::asserted && tie.when && telling.reference &&
      tie.when->last + historical_after < telling.reference->first)
    tie.modality = Modality::historical;
  tie.place = place_near(telling, trigger);
  return tie;
}

}  // namespace entente
