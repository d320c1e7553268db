#include "graph/case_texts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/passage.h"
#include "graph/sqlite.h"

namespace entente {
namespace {

using Id = std::int64_t;

void read_sentences(PassageReader& reader, CaseTexts& texts, const Run& run) {
  for (std::uint32_t d = 0; d < texts.documents.size(); ++d) {
    run.checkpoint();
    const StoredDocument& document = texts.documents[d];
    texts.first.push_back(texts.sentences.size());
    for (std::uint32_t number = 1; number <= document.sentences; ++number) {
      Passage passage = reader.cut_out(static_cast<Id>(document.id), number, number, 0, {}, {});
      CaseSentence sentence{.document = d, .number = number, .text = {}, .names = {}};
      sentence.text = std::move(passage.text);
      for (const Mark& mark : passage.marks) sentence.names.push_back({mark.span, mark.actor});
      texts.sentences.push_back(std::move(sentence));
    }
  }
  texts.first.push_back(texts.sentences.size());
}

// The nearest place of each pair of one document.
void read_pairs(const Store& store, Id id, std::uint32_t document, PassageReader& reader,
                std::vector<PairPlace>& pairs) {
  Statement rows = store.database().prepare(
      "SELECT la.actor, lb.actor, c.gap, ma.sentence, mb.sentence FROM co_mentions c "
      "JOIN actor_links la ON la.entity = c.entity_a JOIN actor_links lb ON lb.entity = c.entity_b "
      "JOIN mentions ma ON ma.document = c.document AND ma.number = c.mention_a "
      "JOIN mentions mb ON mb.document = c.document AND mb.number = c.mention_b "
      "WHERE la.actor <> lb.actor AND c.entity_a IN (SELECT id FROM entities WHERE document = ?) "
      "ORDER BY c.gap, c.mention_a, c.mention_b");
  rows.bind(id);
  std::map<std::pair<Id, Id>, PairPlace> nearest;
  while (rows.step()) {
    const Id a = rows.integer(0), b = rows.integer(1);
    const auto [at, fresh] = nearest.try_emplace(std::minmax(a, b));
    if (!fresh) continue;
    PairPlace& place = at->second;
    const auto one = static_cast<std::uint32_t>(rows.integer(3));
    const auto other = static_cast<std::uint32_t>(rows.integer(4));
    place.a = ActorId{std::min(a, b)};
    place.b = ActorId{std::max(a, b)};
    place.document = document;
    place.gap = static_cast<std::uint32_t>(rows.integer(2));
    place.nearest = std::min(one, other);
    place.first = std::min(reader.named_since(id, one, {ActorId{a}}),
                           reader.named_since(id, other, {ActorId{b}}));
    place.last = std::max(reader.named_until(id, one, ActorId{a}),
                          reader.named_until(id, other, ActorId{b}));
  }
  for (const auto& [actors, place] : nearest) pairs.push_back(place);
}

}  // namespace

CaseTexts case_texts(const Store& store, const Run& run) {
  CaseTexts texts;
  texts.documents = documents(store);
  std::erase_if(texts.documents, [](const StoredDocument& d) { return !d.reprint_of.empty(); });
  PassageReader reader(store);
  read_sentences(reader, texts, run);
  for (std::uint32_t d = 0; d < texts.documents.size(); ++d) {
    run.checkpoint();
    read_pairs(store, static_cast<Id>(texts.documents[d].id), d, reader, texts.pairs);
  }
  std::sort(texts.pairs.begin(), texts.pairs.end(), [](const PairPlace& x, const PairPlace& y) {
    return std::tie(x.a, x.b, x.gap, x.document) < std::tie(y.a, y.b, y.gap, y.document);
  });
  return texts;
}

}  // namespace entente
