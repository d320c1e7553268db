#include "extract/actors/units.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/text.h"
#include "extract/actors/body_name.h"

namespace entente {
namespace {

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

class Maker {
 public:
  Maker(std::span<const EntityRecord> records, const LinkConstraints& constraints)
      : records_(records),
        left_out_(constraints.left_out.empty() ? 0 : records.size()),
        confined_(records.size()),
        touched_(records.size()) {
    for (const std::uint32_t r : constraints.left_out) left_out_[r] = true;
    for (const std::uint32_t r : constraints.apart) confined_[r] = true;
    for (const auto* pairs : {&constraints.must_link, &constraints.cannot_link})
      for (const auto& [a, b] : *pairs) touched_[a] = touched_[b] = true;
  }

  Units make() {
    sort_records();
    out_.texts = read_texts(records_, out_.order);
    give_keys();
    find_clashes();
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) put(i);
    return std::move(out_);
  }

 private:
  const EntityRecord& record(std::uint32_t position) const {
    return records_[out_.order[position]];
  }

  const RecordName& said(std::uint32_t position) const {
    return out_.texts.names[out_.texts.name_of[position]];
  }

  void sort_records() {
    out_.order.reserve(records_.size());
    for (std::uint32_t i = 0; i < records_.size(); ++i)
      if (left_out_.empty() || !left_out_[i]) out_.order.push_back(i);
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      const EntityRecord &x = records_[a], &y = records_[b];
      return std::tie(x.document_key, x.entity, x.name) <
             std::tie(y.document_key, y.entity, y.name);
    };
    // A store gives them in order.
    if (!std::is_sorted(out_.order.begin(), out_.order.end(), before))
      std::sort(out_.order.begin(), out_.order.end(), before);
    out_.document_of.reserve(out_.order.size());
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) {
      const EntityRecord& r = record(i);
      if (i == 0 || r.document_key != record(i - 1).document_key) {
        out_.first_in.push_back(i);
        out_.day_of.push_back(r.date ? static_cast<std::int32_t>(r.date->time_since_epoch().count())
                                     : Units::no_day);
      }
      out_.document_of.push_back(static_cast<std::uint32_t>(out_.day_of.size() - 1));
    }
    out_.first_in.push_back(static_cast<std::uint32_t>(out_.order.size()));
    out_.unit_of.resize(out_.order.size());
  }

  // The names' keys by number.
  void give_keys() {
    for (const RecordName& name : out_.texts.names)
      key_of_.push_back(
          key_numbers_.emplace(name.key, static_cast<std::uint32_t>(key_numbers_.size()))
              .first->second);
    formed_.resize(out_.texts.names.size());
  }

  // Full names borne by two, as their roles say: each record is a unit then.
  void find_clashes() {
    constexpr std::size_t most_roles = 64;
    std::vector<std::vector<std::uint32_t>> told(key_numbers_.size());  // by key: positions
    const NumberLists& roles = out_.texts.told_roles;
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) {
      if (roles[i].empty()) continue;
      const RecordName& r = said(i);
      if (r.kind != UnitKind::person || r.alone || r.key[1] == '#') continue;
      std::vector<std::uint32_t>& others = told[key_of_[out_.texts.name_of[i]]];
      if (others.size() < most_roles &&
          std::none_of(others.begin(), others.end(), [&](std::uint32_t other) {
            return std::equal(roles[i].begin(), roles[i].end(), roles[other].begin(),
                              roles[other].end());
          }))
        others.push_back(i);
    }
    clashes_.resize(told.size());
    for (std::size_t key = 0; key < told.size(); ++key)
      clashes_[key] = told[key].size() > 1 && any_clash(told[key]);
  }

  bool any_clash(const std::vector<std::uint32_t>& positions) const {
    std::vector<std::vector<ToldRole>> told;
    for (const std::uint32_t position : positions) {
      told.emplace_back();
      for (const std::uint32_t role : out_.texts.told_roles[position])
        told.back().push_back(out_.texts.roles[role]);
    }
    for (std::size_t a = 0; a < told.size(); ++a)
      for (std::size_t b = a + 1; b < told.size(); ++b)
        if (roles_clash(told[a], told[b])) return true;
    return false;
  }

  // How often a document names each state, its leaders and its own bodies.
  const std::map<std::string, std::uint64_t>& states_in(std::uint32_t document) {
    if (states_in_.empty()) states_in_.resize(out_.documents());
    auto& known = states_in_[document];
    if (known) return *known;
    known.emplace();
    for (std::uint32_t i = out_.first_in[document]; i < out_.first_in[document + 1]; ++i) {
      const EntityRecord& r = record(i);
      const std::string& name = r.canonical.empty() ? r.name : r.canonical;
      std::string state;
      if (r.type == ActorType::state)
        state = name;
      else if (!r.canonical.empty() && !said(i).body.generic)
        state = home_of(r.canonical);
      if (!state.empty()) (*known)[state] += std::max<std::uint32_t>(r.mentions, 1);
    }
    return *known;
  }

  // The one that has half of that or more; empty if none has.
  std::string told_most(std::uint32_t document) {
    std::uint64_t best = 0, all = 0;
    std::string state;
    for (const auto& [name, mentions] : states_in(document)) {
      all += mentions;
      if (mentions <= best) continue;
      best = mentions;
      state = name;
    }
    return best * 2 > all || best == all ? state : std::string();
  }

  // A body that any state may have belongs to the state its name tells, or its
  // document. A table may know "Senate" as that of one state: that holds unless the
  // document tells of another state three times as much.
  struct Owner {
    std::string core, state;
    bool by_table = true;
  };
  std::optional<Owner> owner_of(std::uint32_t position) {
    const BodyName& body = said(position).body;
    if (!body.generic) return std::nullopt;
    const EntityRecord& r = record(position);
    const std::uint32_t document = out_.document_of[position];
    const std::string table_state =
        body.state.empty() ? std::string(home_of(r.canonical)) : body.state;
    if (body.by_document && body.state.empty()) return Owner{body.core, {}, false};
    if (table_state.empty()) return Owner{body.core, told_most(document), false};
    const Owner by_table{body.core, table_state, true};
    const auto& told = states_in(document);
    const std::string state = told_most(document);
    const auto at = told.find(table_state);
    if (r.canonical.empty() || r.surfaces.empty() || state.empty() || state == table_state ||
        (at != told.end() && at->second * 3 >= told.at(state)))
      return by_table;
    for (const std::string& surface : r.surfaces)
      if (const BodyName said = parse_body_name(surface); !said.generic || !said.state.empty())
        return by_table;
    return Owner{body.core, state, false};
  }

  // "West", which a table knows as a body, is told of Kanye West where he is: a word
  // that is not the table's own name, and the last of a full name in its document.
  std::optional<RecordName> as_surname(std::uint32_t position) const {
    if (said(position).kind != UnitKind::body) return std::nullopt;
    const EntityRecord& r = record(position);
    if (r.canonical.empty() || r.surfaces.size() != 1 || !one_word(r.surfaces.front()) ||
        r.surfaces.front() == r.name)
      return std::nullopt;
    const std::string word = fold(r.surfaces.front());
    if (to_upper(r.surfaces.front()) == r.surfaces.front()) return std::nullopt;
    const std::uint32_t document = out_.document_of[position];
    for (std::uint32_t i = out_.first_in[document]; i < out_.first_in[document + 1]; ++i) {
      const RecordName& other = said(i);
      if (other.kind != UnitKind::person || other.alone || other.person.surname != word) continue;
      RecordName turned;
      turned.name = turned.full = word;
      turned.person = parse_person_name(word);
      turned.alone = true;
      turned.key = "p " + word;
      return turned;
    }
    return std::nullopt;
  }

  // The unit of a record; a new one if it is on its own or the first of its key.
  std::uint32_t unit_for(std::uint32_t position, const std::optional<Owner>& owner, bool alone) {
    const std::uint32_t input = out_.order[position], name = out_.texts.name_of[position];
    const auto fresh = static_cast<std::uint32_t>(out_.all.size());
    if (alone || confined_[input] || touched_[input] || clashes_[key_of_[name]] ||
        (owner && owner->state.empty()))
      return fresh;
    std::uint32_t key = key_of_[name];
    if (owner)
      key = key_numbers_
                .emplace("b " + owner->core + "|" + owner->state,
                         static_cast<std::uint32_t>(key_numbers_.size()))
                .first->second;
    if (unit_of_key_.size() <= key) unit_of_key_.resize(key_numbers_.size(), nobody);
    if (unit_of_key_[key] == nobody) unit_of_key_[key] = fresh;
    return unit_of_key_[key];
  }

  // The first record of that name stands for the others, which are all over the memory.
  void put(std::uint32_t position) {
    const EntityRecord& r = records_[said(position).example];
    const std::optional<RecordName> turned = as_surname(position);
    const RecordName& name = turned ? *turned : said(position);
    const std::optional<Owner> owner = turned ? std::nullopt : owner_of(position);
    const std::uint32_t at = unit_for(position, owner, name.alone);
    if (at == out_.all.size()) {
      Unit unit;
      unit.kind = name.kind;
      unit.name = owner ? owner->core : name.full;
      unit.shown = turned                ? record(position).surfaces.front()
                   : r.canonical.empty() ? name_identity(r.name)
                                         : r.canonical;
      if (owner) unit.state = owner->state;
      unit.generic = owner.has_value();
      unit.by_document = name.body.by_document;
      unit.confined = confined_[out_.order[position]];
      unit.named = r.named;
      unit.turned = turned.has_value();
      out_.all.push_back(std::move(unit));
      roles_of_unit_.emplace_back();
    }
    out_.unit_of[position] = at;
    Unit& unit = out_.all[at];
    unit.known = unit.known || (!r.canonical.empty() && !turned && (!owner || owner->by_table));
    unit.records.push_back(position);
    unit.mentions += out_.texts.weight[position];
    if (unit.wikidata.empty()) unit.wikidata = r.wikidata;
    // What a name says stands in the unit of its first record already.
    std::uint32_t& formed = formed_[out_.texts.name_of[position]];
    const bool fresh = formed != at + 1;
    formed = at + 1;
    if (fresh && unit.kind != UnitKind::person && !owner && name.name != name.full)
      add_other_name(unit, unit.kind == UnitKind::body ? plain_body_name(r.name) : name.name);
    if (unit.kind == UnitKind::body) add_short_forms(unit, r, position);
    if (unit.kind == UnitKind::person) add_person(at, name, r, position, fresh);
  }

  void add_person(std::uint32_t at, const RecordName& name, const EntityRecord& r,
                  std::uint32_t position, bool fresh) {
    constexpr std::size_t most_roles = 64;
    Unit& unit = out_.all[at];
    if (r.named) {
      if (fresh) add_forms(unit, name, r);
      add_ends(unit, name, position);
    }
    std::vector<std::uint32_t>& known = roles_of_unit_[at];
    for (const std::uint32_t role : out_.texts.told_roles[position]) {
      if (unit.roles.size() >= most_roles ||
          std::find(known.begin(), known.end(), role) != known.end())
        continue;
      known.push_back(role);
      unit.roles.push_back(out_.texts.roles[role]);
    }
  }

  static void add_other_name(Unit& unit, std::string name) {
    constexpr std::size_t most_names = 16;
    std::vector<std::string>& names = unit.other_names;
    if (name != unit.name && names.size() < most_names &&
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }

  void add_short_forms(Unit& unit, const EntityRecord& r, std::uint32_t position) const {
    constexpr std::size_t most_forms = 8, longest = 10;
    for (const std::uint32_t words : out_.texts.words[position]) {
      const std::string_view surface = out_.texts.texts[words];
      if (surface.size() > longest || !one_word(surface) || surface == r.name) continue;
      if (unit.short_forms.size() < most_forms && to_upper(surface) == surface &&
          std::find(unit.short_forms.begin(), unit.short_forms.end(), surface) ==
              unit.short_forms.end())
        unit.short_forms.emplace_back(surface);
    }
  }

  static void add_form(Unit& unit, PersonName form) {
    constexpr std::size_t most_forms = 8;
    for (const PersonName& known : unit.forms)
      if (known.given == form.given && known.surname == form.surname && known.suffix == form.suffix)
        return;
    if (unit.forms.size() < most_forms) unit.forms.push_back(std::move(form));
  }

  // Whether the words of a record are only a word where its unit has a full name.
  static bool says_less(const Unit& unit, const RecordName& name) {
    return name.person.alone() && !unit.forms.empty() && !unit.forms.front().alone();
  }

  // The name and the table's.
  static void add_forms(Unit& unit, const RecordName& name, const EntityRecord& r) {
    if (!r.canonical.empty() && !unit.turned) add_form(unit, parse_person_name(fold(r.canonical)));
    if (!says_less(unit, name)) add_form(unit, name.person);
  }

  // The end of the name where the text says no more.
  void add_ends(Unit& unit, const RecordName& name, std::uint32_t position) const {
    if (says_less(unit, name)) return;
    for (const std::uint32_t words : out_.texts.words[position]) {
      const std::string_view surface = out_.texts.texts[words];
      if (surface.size() + 2 > records_[name.example].name.size() || one_word(surface)) continue;
      const std::string form = fold(surface);
      if (name.name.size() > form.size() + 1 && name.name.ends_with(" " + form))
        if (PersonName end = parse_person_name(form); !end.alone()) add_form(unit, std::move(end));
    }
  }

  static constexpr std::uint32_t nobody = UINT32_MAX;

  std::span<const EntityRecord> records_;
  std::vector<bool> left_out_;            // by place in the input; empty if none is
  std::vector<bool> confined_, touched_;  // by place in the input
  std::unordered_map<std::string, std::uint32_t> key_numbers_;
  std::vector<std::uint32_t> key_of_;   // by name
  std::vector<bool> clashes_;           // by key: the roles told of it are not one person's
  std::vector<std::uint32_t> formed_;   // by name: 1 + the unit that has its forms
  std::vector<std::uint32_t> unit_of_key_;
  std::vector<std::vector<std::uint32_t>> roles_of_unit_;                       // into the texts'
  std::vector<std::optional<std::map<std::string, std::uint64_t>>> states_in_;  // by document
  Units out_;
};

}  // namespace

Units make_units(std::span<const EntityRecord> records, const LinkConstraints& constraints) {
  return Maker(records, constraints).make();
}

}  // namespace entente
