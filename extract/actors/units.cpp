#include "extract/actors/units.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/text.h"
#include "extract/actors/body_name.h"

namespace entente {
namespace {

UnitKind kind_of(ActorType type) {
  if (type == ActorType::person) return UnitKind::person;
  return type == ActorType::state ? UnitKind::state : UnitKind::body;
}

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

// What a record's name and canonical name say, worked out once for equal ones.
struct Reading {
  UnitKind kind = UnitKind::person;
  std::string key;         // equal for records that names alone make one
  std::string name, full;  // folded
  BodyName body;
  PersonName person;
  bool alone = false;    // a surname only
  bool clashes = false;  // the roles told of that name are not one person's
};

class Maker {
 public:
  Maker(std::span<const EntityRecord> records, const LinkConstraints& constraints)
      : records_(records), confined_(records.size()), touched_(records.size()) {
    for (const std::uint32_t r : constraints.apart) confined_[r] = true;
    for (const auto* pairs : {&constraints.must_link, &constraints.cannot_link})
      for (const auto& [a, b] : *pairs) touched_[a] = touched_[b] = true;
  }

  Units make() {
    sort_records();
    read_names();
    find_clashes();
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) put(i);
    return std::move(out_);
  }

 private:
  const EntityRecord& record(std::uint32_t position) const {
    return records_[out_.order[position]];
  }

  void sort_records() {
    out_.order.resize(records_.size());
    std::iota(out_.order.begin(), out_.order.end(), 0u);
    std::sort(out_.order.begin(), out_.order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const EntityRecord &x = records_[a], &y = records_[b];
      return std::tie(x.document_key, x.entity, x.name) <
             std::tie(y.document_key, y.entity, y.name);
    });
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

  Reading read(const EntityRecord& r) const {
    Reading reading;
    reading.kind = kind_of(r.type);
    reading.name = fold(r.name);
    const std::string canonical = fold(r.canonical);
    if (reading.kind == UnitKind::person) {
      reading.full = one_word(reading.name) && !canonical.empty() ? canonical : reading.name;
      reading.person = parse_person_name(reading.full);
      reading.alone = reading.person.alone() && canonical.empty();
      reading.key = canonical.empty() ? "p " + reading.full : "p#" + canonical;
      if (!r.named) reading.alone = true;
    } else if (reading.kind == UnitKind::state) {
      reading.full = canonical.empty() ? reading.name : canonical;
      reading.key = "s " + reading.full;
    } else {
      reading.body = parse_body_name(r.canonical.empty() ? r.name : r.canonical);
      reading.full = reading.body.core;
      reading.key = "b " + reading.full;
      if (!reading.body.state.empty()) reading.key += "|" + reading.body.state;
    }
    return reading;
  }

  void read_names() {
    std::unordered_map<std::string, std::uint32_t> seen;
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) {
      const EntityRecord& r = record(i);
      std::string raw(1, static_cast<char>('0' + static_cast<int>(r.type) * 2 + r.named));
      raw.append(r.name).append(1, '\n').append(r.canonical);
      const auto [at, fresh] =
          seen.emplace(std::move(raw), static_cast<std::uint32_t>(readings_.size()));
      if (fresh) readings_.push_back(read(r));
      reading_of_.push_back(at->second);
    }
  }

  // Full names borne by two, as their roles say: each record is a unit then.
  void find_clashes() {
    constexpr std::size_t most_roles = 64;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> with_role;  // first, by key
    for (std::uint32_t i = 0; i < out_.order.size(); ++i) {
      const Reading& reading = readings_[reading_of_[i]];
      if (reading.kind != UnitKind::person || reading.alone || reading.key[1] == '#') continue;
      if (!record(i).roles.empty()) with_role[reading.key].push_back(i);
    }
    std::unordered_set<std::string_view> clashing;
    for (const auto& [key, positions] : with_role) {
      std::vector<std::vector<ToldRole>> told;
      for (const std::uint32_t i : positions) {
        std::vector<ToldRole> roles = roles_of(record(i));
        if (told.size() < most_roles && std::find(told.begin(), told.end(), roles) == told.end())
          told.push_back(std::move(roles));
      }
      for (std::size_t a = 0; a < told.size(); ++a)
        for (std::size_t b = a + 1; b < told.size(); ++b)
          if (roles_clash(told[a], told[b])) clashing.insert(key);
    }
    for (Reading& reading : readings_) reading.clashes = clashing.contains(reading.key);
  }

  static std::vector<ToldRole> roles_of(const EntityRecord& r) {
    std::vector<ToldRole> roles;
    for (const std::string& text : r.roles)
      if (ToldRole role = parse_role(text); !role.office.empty()) roles.push_back(std::move(role));
    return roles;
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
      const Reading& reading = readings_[reading_of_[i]];
      std::string state;
      if (r.type == ActorType::state)
        state = name;
      else if (!r.canonical.empty() && !reading.body.generic)
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
    const EntityRecord& r = record(position);
    const Reading& reading = readings_[reading_of_[position]];
    if (reading.kind != UnitKind::body || !reading.body.generic) return std::nullopt;
    const std::uint32_t document = out_.document_of[position];
    const std::string table_state =
        reading.body.state.empty() ? std::string(home_of(r.canonical)) : reading.body.state;
    if (reading.body.by_document && reading.body.state.empty())
      return Owner{reading.body.core, {}, false};
    if (table_state.empty()) return Owner{reading.body.core, told_most(document), false};
    const Owner by_table{reading.body.core, table_state, true};
    const auto& told = states_in(document);
    const std::string state = told_most(document);
    const auto at = told.find(table_state);
    if (r.canonical.empty() || r.surfaces.empty() || state.empty() || state == table_state ||
        (at != told.end() && at->second * 3 >= told.at(state)))
      return by_table;
    for (const std::string& surface : r.surfaces)
      if (const BodyName said = parse_body_name(surface); !said.generic || !said.state.empty())
        return by_table;
    return Owner{reading.body.core, state, false};
  }

  // "West", which a table knows as a body, is told of Kanye West where he is: a word
  // that is not the table's own name, and the last of a full name in its document.
  std::optional<Reading> as_surname(std::uint32_t position) const {
    const EntityRecord& r = record(position);
    if (r.type == ActorType::person || r.type == ActorType::state || r.canonical.empty() ||
        r.surfaces.size() != 1 || !one_word(r.surfaces.front()) || r.surfaces.front() == r.name)
      return std::nullopt;
    const std::string word = fold(r.surfaces.front());
    if (to_upper(r.surfaces.front()) == r.surfaces.front()) return std::nullopt;
    const std::uint32_t document = out_.document_of[position];
    for (std::uint32_t i = out_.first_in[document]; i < out_.first_in[document + 1]; ++i) {
      const Reading& other = readings_[reading_of_[i]];
      if (other.kind != UnitKind::person || other.alone || other.person.surname != word) continue;
      Reading turned;
      turned.name = turned.full = word;
      turned.person = parse_person_name(word);
      turned.alone = true;
      turned.key = "p " + word;
      return turned;
    }
    return std::nullopt;
  }

  void put(std::uint32_t position) {
    const EntityRecord& r = record(position);
    const std::optional<Reading> turned = as_surname(position);
    const Reading& reading = turned ? *turned : readings_[reading_of_[position]];
    const std::uint32_t input = out_.order[position];
    const std::optional<Owner> owner = turned ? std::nullopt : owner_of(position);
    std::string key = reading.key;
    if (owner) key = "b " + owner->core + "|" + owner->state;
    const bool on_its_own = confined_[input] || touched_[input] || reading.alone ||
                            reading.clashes || (owner && owner->state.empty());
    if (on_its_own) key += "/" + std::to_string(position);
    const auto [at, fresh] = at_.emplace(key, static_cast<std::uint32_t>(out_.all.size()));
    if (fresh) {
      Unit unit;
      unit.kind = reading.kind;
      unit.name = owner ? owner->core : reading.full;
      unit.shown = turned                ? r.surfaces.front()
                   : r.canonical.empty() ? name_identity(r.name)
                                         : r.canonical;
      if (owner) unit.state = owner->state;
      unit.generic = owner.has_value();
      unit.by_document = reading.body.by_document;
      unit.confined = confined_[input];
      unit.named = r.named;
      unit.turned = turned.has_value();
      out_.all.push_back(std::move(unit));
    }
    out_.unit_of[position] = at->second;
    Unit& unit = out_.all[at->second];
    unit.known = unit.known || (!r.canonical.empty() && !turned && (!owner || owner->by_table));
    unit.records.push_back(position);
    unit.mentions += std::max<std::uint32_t>(r.mentions, 1);
    if (unit.wikidata.empty()) unit.wikidata = r.wikidata;
    if (unit.kind != UnitKind::person && !owner && reading.name != reading.full)
      add_other_name(unit, unit.kind == UnitKind::body ? plain_body_name(r.name) : reading.name);
    if (unit.kind == UnitKind::body) add_short_forms(unit, r);
    if (unit.kind != UnitKind::person) return;
    if (r.named) add_forms(unit, reading, r);
    for (ToldRole& role : roles_of(r))
      if (unit.roles.size() < 64 &&
          std::find(unit.roles.begin(), unit.roles.end(), role) == unit.roles.end())
        unit.roles.push_back(std::move(role));
  }

  static void add_other_name(Unit& unit, std::string name) {
    constexpr std::size_t most_names = 16;
    std::vector<std::string>& names = unit.other_names;
    if (name != unit.name && names.size() < most_names &&
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }

  static void add_short_forms(Unit& unit, const EntityRecord& r) {
    constexpr std::size_t most_forms = 8, longest = 10;
    for (const std::string& surface : r.surfaces) {
      if (surface.size() > longest || !one_word(surface) || surface == r.name) continue;
      if (to_upper(surface) == surface && unit.short_forms.size() < most_forms &&
          std::find(unit.short_forms.begin(), unit.short_forms.end(), surface) ==
              unit.short_forms.end())
        unit.short_forms.push_back(surface);
    }
  }

  // The name, the table's, and the end of the name where the text says no more.
  void add_forms(Unit& unit, const Reading& reading, const EntityRecord& r) const {
    constexpr std::size_t most_forms = 8;
    const auto add = [&](PersonName form) {
      for (const PersonName& known : unit.forms)
        if (known.given == form.given && known.surname == form.surname &&
            known.suffix == form.suffix)
          return;
      if (unit.forms.size() < most_forms) unit.forms.push_back(std::move(form));
    };
    if (!r.canonical.empty() && !unit.turned) add(parse_person_name(fold(r.canonical)));
    if (reading.person.alone() && !unit.forms.empty() && !unit.forms.front().alone()) return;
    add(reading.person);
    for (const std::string& surface : r.surfaces) {
      if (surface.size() + 2 > r.name.size() || one_word(surface)) continue;
      const std::string form = fold(surface);
      if (reading.name.size() > form.size() + 1 && reading.name.ends_with(" " + form))
        if (PersonName end = parse_person_name(form); !end.alone()) add(std::move(end));
    }
  }

  std::span<const EntityRecord> records_;
  std::vector<bool> confined_, touched_;  // by place in the input
  std::vector<Reading> readings_;
  std::vector<std::uint32_t> reading_of_;                                       // by position
  std::vector<std::optional<std::map<std::string, std::uint64_t>>> states_in_;  // by document
  std::unordered_map<std::string, std::uint32_t> at_;                           // key -> unit
  Units out_;
};

}  // namespace

Units make_units(std::span<const EntityRecord> records, const LinkConstraints& constraints) {
  return Maker(records, constraints).make();
}

}  // namespace entente
