#include "extract/actors/record_texts.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "core/text.h"

// Held by resolve_corpus_test.cpp.

namespace entente {
namespace {

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

UnitKind kind_of(ActorType type) {
  if (type == ActorType::person) return UnitKind::person;
  return type == ActorType::state ? UnitKind::state : UnitKind::body;
}

// All that a name depends on, in numbers.
struct Said {
  std::uint32_t name = 0, canonical = 0, wikidata = 0;
  ActorType type = ActorType::person;
  bool named = true;
  friend bool operator==(const Said&, const Said&) = default;
};

// Roles by number: of texts that say the same, the same.
void read_role(RecordTexts& out, std::unordered_map<std::string, std::uint32_t>& numbers,
               const Records& records, std::uint32_t text) {
  constexpr std::uint32_t unread = RecordTexts::no_role - 1;
  if (out.role_of_text.empty()) out.role_of_text.resize(records.texts.size(), unread);
  std::uint32_t& number = out.role_of_text[text];
  if (number != unread) return;
  ToldRole role = parse_role(records.texts[text]);
  number = RecordTexts::no_role;
  if (role.office.empty()) return;
  const std::string said = (role.past ? "1" : "0") + role.office + '\n' + role.of;
  const auto [at, fresh] =
      numbers.emplace(said, static_cast<std::uint32_t>(out.roles.size()));
  if (fresh) out.roles.push_back(std::move(role));
  number = at->second;
}

// Names by what they depend on, in chains by the text of the name: few say one text otherwise.
class Names {
 public:
  explicit Names(std::size_t texts) : last_(texts, none) {}

  // Says that the number of a name of that text is asked for soon, and then once more.
  void expect(std::uint32_t text) const { send_for(&last_[text]); }
  void expect_chain(std::uint32_t text) const {
    if (last_[text] != none) send_for(&said_[last_[text]]);
  }

  // The number of the name; the next one if it is said for the first time.
  std::uint32_t number(const Said& said) {
    for (std::uint32_t at = last_[said.name]; at != none; at = before_[at])
      if (said_[at] == said) return at;
    const auto fresh = static_cast<std::uint32_t>(said_.size());
    said_.push_back(said);
    before_.push_back(std::exchange(last_[said.name], fresh));
    return fresh;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> last_;    // by text: the last name of it
  std::vector<std::uint32_t> before_;  // by name: the one before of that text
  std::vector<Said> said_;             // by name
};

// Of a record by itself.
RecordName read_name(RecordTexts& out, const RecordView& r) {
  RecordName name;
  name.kind = kind_of(r.type());
  name.name = fold(r.name());
  const std::string canonical = fold(r.canonical());
  if (name.kind == UnitKind::person) {
    name.full = one_word(name.name) && !canonical.empty() ? canonical : name.name;
    name.person = parse_person_name(name.full);
    name.alone = (name.person.alone() && canonical.empty()) || !r.named();
    name.by_table = !canonical.empty();
  } else if (name.kind == UnitKind::state) {
    name.full = canonical.empty() ? name.name : canonical;
  } else {
    BodyName body = parse_body_name(r.known() ? r.canonical() : r.name());
    name.full = body.core;
    if (!body.generic) body.core.clear();  // as it stands there already
    name.body = static_cast<std::uint32_t>(out.bodies.size());
    out.bodies.push_back(std::move(body));
  }
  return name;
}

}  // namespace

std::string key_of(const RecordName& name, const RecordTexts& texts, const RecordView& example) {
  if (name.kind == UnitKind::state) return "s " + name.full;
  if (name.kind == UnitKind::person)
    return name.by_table ? "p#" + fold(example.canonical()) : "p " + name.full;
  const std::string& state = texts.body(name).state;
  return "b " + name.full + (state.empty() ? "" : "|" + state);
}

RecordTexts read_texts(const Records& records, std::span<Position> order) {
  RecordTexts out;
  out.bodies.emplace_back();
  Names names(records.texts.size());
  out.names.reserve(records.texts.size());  // mostly enough, and memory not written costs nothing
  std::unordered_map<std::string, std::uint32_t> role_numbers;
  constexpr std::size_t ahead = 8;
  const auto text_of = [&](std::size_t i) { return records.rows[order[i].place].name; };
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i + 2 * ahead < order.size()) names.expect(text_of(i + 2 * ahead));
    if (i + ahead < order.size()) names.expect_chain(text_of(i + ahead));
    Position& position = order[i];
    const std::uint32_t place = position.place;
    const Records::Row& row = records.rows[place];
    const std::uint32_t name =
        names.number({row.name, row.canonical, row.wikidata, row.type, row.named});
    if (name == out.names.size()) {
      out.names.push_back(read_name(out, records[place]));
      out.names.back().example = place;
    }
    position.name = name;
    ++out.names[name].told;
    for (const std::uint32_t role : records.roles(place))
      read_role(out, role_numbers, records, role);
  }
  return out;
}

}  // namespace entente
