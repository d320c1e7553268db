#include "render/explorer_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/text.h"
#include "graph/tie_pairs.h"

namespace entente {
namespace {

constexpr std::size_t most_weak_pairs = 60000;   // that are no part of the picture
constexpr std::size_t most_places = 20;          // of a pair that come with sentences

bool holds(const EvidenceRecord& record) {
  return record.polarity == Polarity::affirmed &&
         (record.status == Status::occurred || record.status == Status::ongoing ||
          record.status == Status::planned);
}

std::string status_of(const EvidenceRecord& record) {
  std::string words;
  const auto add = [&](std::string_view word) {
    words += (words.empty() ? "" : ", ") + std::string(word);
  };
  if (record.status != Status::occurred) add(name_of(record.status));
  if (record.polarity == Polarity::negated) add("negated");
  if (record.modality == Modality::conditional) add("conditional");
  if (record.modality == Modality::historical) add("long ago");
  return words;
}

// Texts by the short key of their document.
using DocumentIndex = std::map<std::string, std::uint32_t>;

ExplorerRecord record_of(const EvidenceRecord& told, const CaseTexts& texts,
                         const DocumentIndex& documents) {
  ExplorerRecord record;
  record.kind = told.kind;
  record.status = status_of(told);
  record.claimed_by = told.attributed_to;
  record.when = told.when_stated;
  record.where = told.where;
  record.happened = told.when;
  const auto at = documents.find(told.passage.document);
  if (at == documents.end()) return record;
  record.document = at->second;
  record.sentence =
      static_cast<std::uint32_t>(texts.first[at->second] + told.passage.sentence - 1);
  record.before = told.passage.sentence - told.passage.first_sentence;
  // The passage ends with the sentence that tells the tie.
  const std::size_t length = texts.sentences[record.sentence].text.size();
  const std::size_t lead = told.passage.text.size() - std::min(length, told.passage.text.size());
  for (const Mark& mark : told.passage.marks)
    if (mark.actor == ActorId{} && mark.span.begin >= lead && mark.span.end <= lead + length)
      record.words = {mark.span.begin - static_cast<std::uint32_t>(lead),
                      mark.span.end - static_cast<std::uint32_t>(lead)};
  return record;
}

using LineKey = std::tuple<bool, Relation, Node, Node>;

// The lines of stated ties; records come in the order of `told`.
void add_stated(const std::vector<EvidenceRecord>& told, const ShownActors& shown,
                std::map<LineKey, ExplorerLine>& lines) {
  for (std::uint32_t r = 0; r < told.size(); ++r) {
    std::vector<TiedNode> who;
    for (const TieRole& role : told[r].who)
      if (const auto node = shown.actor(role.actor))
        who.push_back({*node, role.role});
    const bool off = !holds(told[r]);
    const Relation relation = relation_of(told[r].kind, told[r].status);
    for (const auto& [source, target] : tie_pairs(told[r].kind, who)) {
      const auto [at, fresh] = lines.try_emplace({off, relation, source, target});
      ExplorerLine& line = at->second;
      if (fresh) {
        line.source = source;
        line.target = target;
        line.relation = relation;
        line.off = off;
        line.claimed = true;
        line.directed = is_directed(told[r].kind);
      }
      line.claimed = line.claimed && !told[r].attributed_to.empty();
      ++line.sentences;
      line.evidence.push_back(r);
    }
  }
}

std::vector<ExplorerEvent> meetings_of(const std::vector<EvidenceRecord>& told,
                                       const ShownActors& shown) {
  std::vector<ExplorerEvent> meetings;
  for (ToldEvent& event : told_events(told)) {
    if (event.kind != TieKind::meet && event.kind != TieKind::consult) continue;
    ExplorerEvent meeting;
    std::set<Node> who;
    for (const TieRole& role : event.who) {
      if (const auto node = shown.actor(role.actor)) {
        if (who.insert(*node).second) meeting.who.push_back(*node);
      } else {
        meeting.others += (meeting.others.empty() ? "" : "; ") + role.name;
      }
    }
    if (meeting.who.empty()) continue;
    meeting.told = std::move(event);
    meetings.push_back(std::move(meeting));
  }
  return meetings;
}

// One line a pair of the graph; the weakest left out where there are too many for a page.
std::vector<ExplorerLine> plain_lines(const Snapshot& snapshot, const ExplorerPicture& picture,
                                      const ShownActors& shown, std::size_t& hidden) {
  std::set<std::pair<Node, Node>> drawn;
  for (const DrawnTie& tie : picture.drawn)
    if (tie.relation == Relation::co_mention || tie.relation == Relation::tie)
      drawn.insert(std::minmax(tie.source, tie.target));
  const bool edge_list = std::none_of(snapshot.nodes.begin(), snapshot.nodes.end(),
                                      [](const NodeInfo& n) { return n.type.has_value(); });
  std::vector<ExplorerLine> lines;
  std::vector<std::size_t> weak;
  for (const EdgeInfo& edge : snapshot.edges) {
    const auto source = shown.node(edge.source), target = shown.node(edge.target);
    if (!source || !target) continue;
    ExplorerLine line;
    line.source = *source;
    line.target = *target;
    line.directed = snapshot.graph.directed();
    line.relation = edge_list ? Relation::tie : Relation::co_mention;
    line.strength = edge.strength;
    line.sentences = edge_list ? 1 : std::max(edge.sentences, 1u);
    line.clear = drawn.contains(std::minmax(edge.source, edge.target)) ||
                 (!picture.discs && !edge_list && edge.sentences >= 2);
    if (!line.directed && line.source > line.target) std::swap(line.source, line.target);
    if (!line.clear) weak.push_back(lines.size());
    lines.push_back(line);
  }
  if (weak.size() <= most_weak_pairs) return lines;
  std::stable_sort(weak.begin(), weak.end(), [&](std::size_t a, std::size_t b) {
    return lines[a].strength > lines[b].strength;
  });
  hidden = weak.size() - most_weak_pairs;
  std::vector<bool> gone(lines.size(), false);
  for (std::size_t i = most_weak_pairs; i < weak.size(); ++i) gone[weak[i]] = true;
  std::vector<ExplorerLine> kept;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!gone[i]) kept.push_back(std::move(lines[i]));
  return kept;
}

// The documents in which the two of each line are named near each other, nearest first.
void add_places(const CaseTexts& texts, const ShownActors& shown, std::vector<ExplorerLine>& lines,
                std::vector<ExplorerRecord>& records) {
  std::map<std::pair<Node, Node>, std::size_t> line_of;
  for (std::size_t i = 0; i < lines.size(); ++i) line_of[{lines[i].source, lines[i].target}] = i;
  for (const PairPlace& pair : texts.pairs) {
    const auto a = shown.actor(pair.a), b = shown.actor(pair.b);
    if (!a || !b) continue;
    const auto at = line_of.find(std::minmax(*a, *b));
    if (at == line_of.end()) continue;
    ExplorerLine& line = lines[at->second];
    ExplorerRecord record;
    record.document = pair.document;
    if (line.evidence.size() < most_places) {
      record.sentence =
          static_cast<std::uint32_t>(texts.first[pair.document] + pair.nearest - 1);
      record.before = pair.nearest - pair.first;
      record.after = pair.last - pair.nearest;
    }
    line.evidence.push_back(static_cast<std::uint32_t>(records.size()));
    records.push_back(record);
  }
}

}  // namespace

ExplorerLines explorer_lines(const Snapshot& snapshot, const ExplorerPicture& picture,
                             const ShownActors& shown, const Store* store,
                             const CaseTexts* texts) {
  ExplorerLines out;
  std::map<LineKey, ExplorerLine> stated;
  if (store && texts) {
    DocumentIndex documents;
    for (std::uint32_t d = 0; d < texts->documents.size(); ++d)
      documents[texts->documents[d].short_key] = d;
    const std::vector<EvidenceRecord> told = all_ties(*store);
    for (const EvidenceRecord& record : told)
      out.records.push_back(record_of(record, *texts, documents));
    add_stated(told, shown, stated);
    out.meetings = meetings_of(told, shown);
  }
  for (auto& [key, line] : stated) out.lines.push_back(std::move(line));
  std::vector<ExplorerLine> plain = plain_lines(snapshot, picture, shown, out.pairs_hidden);
  if (texts) add_places(*texts, shown, plain, out.records);
  for (ExplorerLine& line : plain) out.lines.push_back(std::move(line));
  return out;
}

}  // namespace entente
