#include "extract/actors/record_texts.h"

#include <algorithm>
#include <functional>

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
  std::uint32_t name = 0, canonical = 0, wikidata = 0, type_and_named = 0;
  friend bool operator==(const Said&, const Said&) = default;
};

struct HashOfSaid {
  std::size_t operator()(const Said& said) const {
    std::uint64_t hash = said.name;
    for (const std::uint32_t part : {said.canonical, said.wikidata, said.type_and_named})
      hash = (hash ^ part) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
    return static_cast<std::size_t>(hash);
  }
};

// Roles by number: of texts that say the same, the same.
class Roles {
 public:
  explicit Roles(RecordTexts& out) : out_(out) {}

  void add(std::uint32_t text) {
    if (of_text_.size() <= text) of_text_.resize(out_.texts.size(), unread);
    if (of_text_[text] == unread) of_text_[text] = read(text);
    out_.role_texts.add(text);
    if (of_text_[text] != none) out_.told_roles.add(of_text_[text]);
  }

 private:
  static constexpr std::uint32_t unread = UINT32_MAX, none = UINT32_MAX - 1;

  std::uint32_t read(std::uint32_t text) {
    ToldRole role = parse_role(out_.texts[text]);
    if (role.office.empty()) return none;
    const std::string said = (role.past ? "1" : "0") + role.office + '\n' + role.of;
    const auto [at, fresh] = numbers_.emplace(said, static_cast<std::uint32_t>(out_.roles.size()));
    if (fresh) out_.roles.push_back(std::move(role));
    return at->second;
  }

  RecordTexts& out_;
  std::vector<std::uint32_t> of_text_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

void Texts::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max<std::size_t>(1024, old.size() * 2), {});
  for (const Slot& slot : old) {
    if (slot.number == UINT32_MAX) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != UINT32_MAX) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t Texts::number(std::string_view text) {
  if (slots_.size() < 2 * from_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != UINT32_MAX; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && (*this)[slots_[at].number] == text) return slots_[at].number;
  slots_[at] = {hash, static_cast<std::uint32_t>(size())};
  letters_.append(text);
  from_.push_back(letters_.size());
  return slots_[at].number;
}

RecordName read_name(const EntityRecord& r) {
  RecordName name;
  name.kind = kind_of(r.type);
  name.name = fold(r.name);
  const std::string canonical = fold(r.canonical);
  if (name.kind == UnitKind::person) {
    name.full = one_word(name.name) && !canonical.empty() ? canonical : name.name;
    name.person = parse_person_name(name.full);
    name.alone = (name.person.alone() && canonical.empty()) || !r.named;
    name.key = canonical.empty() ? "p " + name.full : "p#" + canonical;
  } else if (name.kind == UnitKind::state) {
    name.full = canonical.empty() ? name.name : canonical;
    name.key = "s " + name.full;
  } else {
    name.body = parse_body_name(r.canonical.empty() ? r.name : r.canonical);
    name.full = name.body.core;
    name.key = "b " + name.full;
    if (!name.body.state.empty()) name.key += "|" + name.body.state;
  }
  return name;
}

RecordTexts read_texts(std::span<const EntityRecord> records,
                      std::span<const std::uint32_t> order) {
  RecordTexts out;
  out.name_of.reserve(order.size());
  out.weight.reserve(order.size());
  for (NumberLists* lists : {&out.words, &out.role_texts, &out.told_roles})
    lists->reserve(order.size());
  std::unordered_map<Said, std::uint32_t, HashOfSaid> seen;
  Roles roles(out);
  for (const std::uint32_t place : order) {
    const EntityRecord& r = records[place];
    const Said said{out.texts.number(r.name), out.texts.number(r.canonical),
                    out.texts.number(r.wikidata),
                    static_cast<std::uint32_t>(r.type) * 2 + (r.named ? 1 : 0)};
    const auto [at, fresh] = seen.emplace(said, static_cast<std::uint32_t>(out.names.size()));
    if (fresh) {
      out.names.push_back(read_name(r));
      out.names.back().example = place;
    }
    out.name_of.push_back(at->second);
    out.weight.push_back(std::max<std::uint32_t>(r.mentions, 1));
    for (const std::string& words : r.surfaces)
      out.words.add(words == r.name ? said.name : out.texts.number(words));
    for (const std::string& role : r.roles) roles.add(out.texts.number(role));
    out.words.end_list();
    out.role_texts.end_list();
    out.told_roles.end_list();
  }
  return out;
}

}  // namespace entente
