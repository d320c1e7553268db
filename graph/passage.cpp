#include "graph/passage.h"

#include <algorithm>

#include "core/error.h"
#include "extract/annotation.h"

namespace entente {

std::size_t short_key_length(const Database& database) {
  std::size_t length = 8;
  std::string previous;
  Statement rows = database.prepare("SELECT key FROM documents ORDER BY key");
  while (rows.step()) {
    const std::string key(rows.text(0));
    const auto differ = std::mismatch(previous.begin(), previous.end(), key.begin(), key.end());
    length = std::max(length, static_cast<std::size_t>(differ.second - key.begin()) + 1);
    previous = key;
  }
  return length;
}

std::string Passage::place() const { return document + ":s" + std::to_string(sentence); }

PassageReader::PassageReader(const Store& store)
    : database_(store.database()), short_length_(short_key_length(store.database())) {}

void PassageReader::load(std::int64_t document) {
  if (document == document_) return;
  document_ = document;
  frame_ = {};
  sentences_.clear();
  mentions_.clear();
  named_.clear();
  Statement row = database_.prepare(
      "SELECT key, uri, title, text, date_first, date_last FROM documents WHERE id = ?");
  if (!row.bind(document).step())
    throw Error(ErrorKind::store, database_.path() + ": damaged: a record without its document");
  frame_.document = row.text(0).substr(0, short_length_);
  frame_.uri = row.text(1);
  frame_.title = row.text(2);
  text_ = row.text(3);
  if (!row.is_null(4))
    frame_.published = parse_iso_date(std::string(row.text(4)) + "/" + std::string(row.text(5)));
  const auto span = [&](const Statement& at, int column) {
    const std::int64_t begin = at.integer(column), end = at.integer(column + 1);
    if (begin < 0 || begin > end || end > static_cast<std::int64_t>(text_.size()))
      throw Error(ErrorKind::store, database_.path() + ": damaged: document " + frame_.document +
                                        ": a span outside the text\n'entente verify' tells more");
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  Statement sentence = database_.prepare(
      "SELECT \"begin\", \"end\" FROM sentences WHERE document = ? ORDER BY number");
  sentence.bind(document);
  while (sentence.step()) sentences_.push_back(span(sentence, 0));
  Statement mention = database_.prepare(
      "SELECT m.\"begin\", m.\"end\", m.sentence, l.actor, a.name, m.reason, m.source FROM "
      "mentions m JOIN "
      "actor_links l ON l.entity = m.entity JOIN actors a ON a.id = l.actor WHERE m.document = ? "
      "ORDER BY m.number");
  mention.bind(document);
  while (mention.step())
    mentions_.push_back({span(mention, 0), static_cast<std::uint32_t>(mention.integer(2)),
                         mention.integer(3), std::string(mention.text(4)),
                         std::string(mention.text(5)), is_name_source(mention.text(6))});
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const MentionRow& a, const MentionRow& b) { return a.span < b.span; });
  for (const MentionRow& m : mentions_)
    if (m.named) named_[m.actor].push_back(m.sentence);
  for (auto& [actor, sentences] : named_) std::sort(sentences.begin(), sentences.end());
}

Passage PassageReader::cut_out(std::int64_t document, std::uint32_t first, std::uint32_t last,
                               std::uint32_t context, const std::vector<ActorId>& marked,
                               const std::vector<Span>& words) {
  load(document);
  if (first < 1 || last < first || last > sentences_.size())
    throw Error(ErrorKind::store, database_.path() + ": damaged: document " + frame_.document +
                                      " has no such sentence\n'entente verify' tells more");
  Passage passage = frame_;
  passage.sentence = passage.first_sentence = first;
  passage.last_sentence = last;
  const std::size_t from = first - 1 - std::min(first - 1, context);
  const std::size_t to = std::min<std::size_t>(sentences_.size(), std::size_t{last} + context) - 1;
  const Span whole{sentences_[from].begin, std::max(sentences_[to].end, sentences_[from].end)};
  passage.text = cut(text_, whole);
  const auto inside = [&](Span span) {
    return Span{span.begin - whole.begin, span.end - whole.begin};
  };
  // A long document may be asked for sentence by sentence: only what stands there is looked at.
  const auto from_here =
      std::partition_point(mentions_.begin(), mentions_.end(),
                           [&](const MentionRow& m) { return m.span.begin < whole.begin; });
  for (auto at = from_here; at != mentions_.end() && at->span.begin <= whole.end; ++at) {
    const MentionRow& m = *at;
    const bool wanted =
        marked.empty() || std::find(marked.begin(), marked.end(), ActorId{m.actor}) != marked.end();
    if (wanted && whole.contains(m.span))
      passage.marks.push_back({inside(m.span), ActorId{m.actor}, m.name, m.reason});
  }
  for (const Span& span : words)
    if (whole.contains(span)) passage.marks.push_back({inside(span), ActorId{}, "", ""});
  std::stable_sort(passage.marks.begin(), passage.marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span < b.span; });
  return passage;
}

std::uint32_t PassageReader::named_since(std::int64_t document, std::uint32_t sentence,
                                         const std::vector<ActorId>& actors) {
  load(document);
  std::uint32_t since = sentence;
  for (const ActorId actor : actors) {
    const auto named = named_.find(static_cast<std::int64_t>(actor));
    if (named == named_.end()) continue;
    const auto after = std::upper_bound(named->second.begin(), named->second.end(), sentence);
    if (after != named->second.begin()) since = std::min(since, *std::prev(after));
  }
  return since;
}

std::uint32_t PassageReader::named_until(std::int64_t document, std::uint32_t sentence,
                                         ActorId actor) {
  constexpr std::uint32_t furthest = 10;
  load(document);
  const auto named = named_.find(static_cast<std::int64_t>(actor));
  const std::uint32_t first = named == named_.end() ? 0 : named->second.front();
  return first > sentence && first <= sentence + furthest ? first : sentence;
}

}  // namespace entente
