// Whatever the text, spans lie inside it, in order and apart (or equal: "the two
// diplomats" mention two actors), and what refers to entities and sentences refers to
// ones that are there.

#include "extract/annotate.h"

#include "core/text.h"
#include "tests/fuzz/bytes.h"

using namespace entente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Document document;
  document.text = repair_utf8(fuzz::text_of(data, size)).text;
  document.published = parse_iso_date("2022-01-21");
  const Annotation found = annotate(document);
  const auto length = static_cast<std::uint32_t>(document.text.size());
  Span before;
  for (const Mention& m : found.mentions) {
    fuzz::must(m.span.begin < m.span.end && m.span.end <= length);
    fuzz::must(before.end <= m.span.begin || m.span == before);
    fuzz::must(m.entity < found.entities.size() && m.sentence < found.sentences.size());
    fuzz::must(found.sentences[m.sentence].span.contains(m.span));
    before = m.span;
  }
  for (const Tie& tie : found.ties) {
    fuzz::must(tie.evidence.begin <= tie.evidence.end && tie.evidence.end <= length);
    fuzz::must(tie.sentence < found.sentences.size() && tie.who.size() >= 2);
    for (const Participant& p : tie.who) fuzz::must(p.entity < found.entities.size());
  }
  for (const CoMention& c : found.co_mentions)
    fuzz::must(c.a < c.b && c.b < found.entities.size() && c.pairs > 0);
  return 0;
}
