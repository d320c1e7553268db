// Records from elsewhere: every field is checked, because a wrong offset would
// put words into somebody's mouth.

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/text.h"
#include "extract/comention.h"
#include "extract/given_names.h"
#include "extract/tokenize.h"
#include "graph/offsets.h"
#include "graph/records.h"

namespace entente {
namespace {

using nlohmann::json;

[[noreturn]] void wrong(const std::string& what) { throw Error(ErrorKind::input, what); }

// A field as text; empty if absent.
std::string text_of(const json& object, const char* name) {
  const auto field = object.find(name);
  if (field == object.end() || field->is_null()) return {};
  if (!field->is_string()) wrong(std::string("\"") + name + "\" is not a string");
  return field->get<std::string>();
}

// An id of any kind as text; empty if absent.
std::string id_of(const json& object, const char* name) {
  const auto field = object.find(name);
  if (field == object.end() || field->is_null()) return {};
  return field->is_string() ? field->get<std::string>() : field->dump();
}

template <class T>
T word_of(const json& object, const char* name, T otherwise) {
  const std::string word = text_of(object, name);
  if (word.empty()) return otherwise;
  const std::optional<T> value = named<T>(word);
  if (!value)
    wrong(std::string("\"") + name + "\" is \"" + word + "\", which is none of its words");
  return *value;
}

float confidence_of(const json& object) {
  const auto field = object.find("confidence");
  if (field == object.end()) return 1;
  if (!field->is_number()) wrong("\"confidence\" is not a number");
  const auto value = field->get<float>();
  if (!(value >= 0 && value <= 1)) wrong("\"confidence\" is not between 0 and 1");
  return value;
}

const json& list_of(const json& object, const char* name) {
  static const json none = json::array();
  const auto field = object.find(name);
  if (field == object.end() || field->is_null()) return none;
  if (!field->is_array()) wrong(std::string("\"") + name + "\" is not a list");
  for (const json& item : *field)
    if (!item.is_object()) wrong(std::string("\"") + name + "\" holds something that is no object");
  return *field;
}

std::uint32_t byte_of(const json& object, const char* name, const Offsets& offsets) {
  const auto field = object.find(name);
  if (field == object.end() || !field->is_number_unsigned())
    wrong(std::string("\"") + name + "\" is not an offset");
  const auto at = field->get<std::uint64_t>();
  const auto byte = offsets.byte(at);
  if (!byte)
    wrong(std::string("\"") + name + "\" " + std::to_string(at) +
          " is outside the text or inside a character");
  return *byte;
}

Span span_of(const json& object, const Offsets& offsets) {
  const Span s{byte_of(object, "begin", offsets), byte_of(object, "end", offsets)};
  if (s.begin >= s.end) wrong("\"begin\" " + object["begin"].dump() + " is not before \"end\"");
  return s;
}

class LineReader {
 public:
  explicit LineReader(std::string_view line) {
    record_ = json::parse(line, nullptr, false);
    if (!record_.is_object()) wrong("not a JSON object");
    const std::string schema = text_of(record_, "schema");
    if (schema != "entente.records/1")
      wrong("\"schema\" is \"" + schema + "\", not \"entente.records/1\"");
    out_.id = id_of(record_, "id");
    out_.text = text_of(record_, "text");
    if (out_.text.empty()) wrong("there is no \"text\"");
  }

  GivenRecords read() {
    const std::string unit = text_of(record_, "offsets");
    const Offsets offsets(out_.text, unit.empty() ? "bytes" : unit);
    read_entities();
    if (record_.contains("mentions")) read_mentions(offsets);
    if (record_.contains("ties")) {
      if (!out_.mentions && !list_of(record_, "ties").empty())
        wrong("\"ties\" need \"mentions\" for their participants");
      read_ties(offsets);
    }
    return std::move(out_);
  }

 private:
  json record_;
  GivenRecords out_;
  std::map<std::string, std::uint32_t> entity_of_;

  void read_entities() {
    for (const json& item : list_of(record_, "entities")) {
      Entity e;
      e.type = word_of(item, "type", ActorType::organization);
      e.name = text_of(item, "name");
      e.canonical = text_of(item, "canonical");
      e.wikidata = text_of(item, "wikidata");
      e.named = item.value("named", json(true)) != json(false);
      for (const json& role : item.value("roles", json::array()))
        if (role.is_string()) e.roles.push_back(role.get<std::string>());
      if (e.name.empty()) wrong("an entity has no \"name\"");
      if (!entity_of_.emplace(id_of(item, "id"), out_.entities.size()).second)
        wrong("two entities have the id " + id_of(item, "id"));
      out_.entities.push_back(std::move(e));
    }
  }

  // Of each mention, by entente's own rules: for those that are given without an entity.
  std::vector<std::uint32_t> chains(const Offsets& offsets) const {
    std::vector<GivenName> given;
    for (const json& item : list_of(record_, "mentions")) {
      const ActorType type = word_of(item, "type", ActorType::organization);
      given.push_back({span_of(item, offsets), type == ActorType::person ? GivenKind::person
                                               : type == ActorType::state
                                                   ? GivenKind::place
                                                   : GivenKind::organization});
    }
    const bool all_told =
        std::all_of(list_of(record_, "mentions").begin(), list_of(record_, "mentions").end(),
                    [](const json& item) { return !id_of(item, "entity").empty(); });
    if (all_told) return std::vector<std::uint32_t>(given.size(), 0);
    return chains_of(out_.text, given);
  }

  void read_mentions(const Offsets& offsets) {
    std::vector<Mention> all;
    const bool listed = record_.contains("entities");
    const std::vector<std::uint32_t> chain = chains(offsets);
    std::size_t number = 0;
    for (const json& item : list_of(record_, "mentions")) {
      Mention m;
      m.span = span_of(item, offsets);
      m.type = word_of(item, "type", ActorType::organization);
      m.confidence = confidence_of(item);
      m.source = text_of(item, "source");
      m.reason = text_of(item, "reason");
      const std::string surface(cut(out_.text, m.span));
      std::string id = id_of(item, "entity");
      if (listed && entity_of_.find(id) == entity_of_.end())
        wrong("a mention's entity " + id + " is not in \"entities\"");
      if (id.empty()) id = "\n" + std::to_string(chain[number]);
      ++number;
      const auto [at, is_new] = entity_of_.emplace(id, out_.entities.size());
      if (is_new) out_.entities.push_back({m.type, surface, "", "", true, {}});
      m.entity = at->second;
      Entity& entity = out_.entities[m.entity];
      if (!listed && surface.size() > entity.name.size()) entity.name = surface;
      all.push_back(std::move(m));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
    for (std::size_t i = 1; i < all.size(); ++i) {
      const bool pair = is_pronominal(all[i]) && all[i].span == all[i - 1].span &&
                        all[i].entity != all[i - 1].entity;
      if (all[i].span.overlaps(all[i - 1].span) && !pair) wrong("two mentions overlap");
    }
    out_.mentions = std::move(all);
  }

  std::uint32_t entity(const json& object, const char* name) const {
    const auto at = entity_of_.find(id_of(object, name));
    if (at == entity_of_.end())
      wrong("a tie's entity " + id_of(object, name) + " is not mentioned");
    return at->second;
  }

  void read_ties(const Offsets& offsets) {
    std::vector<Tie> all;
    for (const json& item : list_of(record_, "ties")) {
      Tie t;
      t.kind = word_of(item, "kind", TieKind::co_mention);
      if (t.kind == TieKind::co_mention) wrong("a tie without a \"kind\" of stated relation");
      t.evidence = span_of(item, offsets);
      t.status = word_of(item, "status", Status::occurred);
      t.mode = word_of(item, "mode", Mode::none);
      t.polarity = word_of(item, "polarity", Polarity::affirmed);
      t.modality = word_of(item, "modality", Modality::asserted);
      t.when_stated = text_of(item, "when");
      t.when = parse_iso_date(text_of(item, "date"));
      t.place = text_of(item, "place");
      t.found_by = text_of(item, "source");
      t.confidence = confidence_of(item);
      if (!id_of(item, "attribution").empty()) t.attributed_to = entity(item, "attribution");
      for (const json& p : list_of(item, "participants"))
        t.who.push_back({entity(p, "entity"), word_of(p, "role", Role::attendee)});
      for (const json& s : list_of(item, "also")) t.also.push_back(span_of(s, offsets));
      std::sort(t.who.begin(), t.who.end());
      t.who.erase(std::unique(t.who.begin(), t.who.end()), t.who.end());
      if (t.who.size() < 2) wrong("a tie with fewer than two participants");
      all.push_back(std::move(t));
    }
    out_.ties = std::move(all);
  }
};

// The index of the sentence in which a span begins.
std::uint32_t sentence_at(const std::vector<Sentence>& sentences, Span span) {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                       [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

void place_mentions(Annotation& a) {
  for (Mention& m : a.mentions) {
    m.sentence = sentence_at(a.sentences, m.span);
    const auto first =
        std::upper_bound(a.tokens.begin(), a.tokens.end(), m.span.begin,
                         [](std::uint32_t at, const Token& t) { return at < t.span.end; });
    const auto end =
        std::lower_bound(first, a.tokens.end(), m.span.end,
                         [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    m.first_token = static_cast<std::uint32_t>(first - a.tokens.begin());
    m.end_token = static_cast<std::uint32_t>(end - a.tokens.begin());
  }
}

}  // namespace

GivenRecords read_record_line(std::string_view line) { return LineReader(line).read(); }

Annotation annotate_given(const Document& document, const GivenRecords& given,
                          const AnnotateOptions& options) {
  if (!given.mentions) return annotate(document, options);
  Tokens tokens = tokenize(document.text);
  Annotation out;
  out.sentences = std::move(tokens.sentences);
  out.tokens = std::move(tokens.tokens);
  out.entities = given.entities;
  out.mentions = *given.mentions;
  place_mentions(out);
  if (!given.ties) {
    if (std::none_of(out.mentions.begin(), out.mentions.end(), is_pronominal))
      out = with_references(document.text, std::move(out), options.refer);
    return with_ties(document, std::move(out), options);
  }
  out.ties = *given.ties;
  for (Tie& t : out.ties) t.sentence = sentence_at(out.sentences, t.evidence);
  out.co_mentions =
      co_mentions(out.mentions, out.sentences, {.tau = options.tau, .max_gap = options.max_gap});
  return out;
}

}  // namespace entente
