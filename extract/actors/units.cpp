#include "extract/actors/units.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/actors/borrowed_acronyms.h"
#include "extract/actors/role_clashes.h"

namespace entente {
namespace {

bool one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

class Maker {
 public:
  Maker(const Records& records, const LinkConstraints& constraints)
      : records_(records),
        left_out_(constraints.left_out.empty() ? 0 : records.size()),
        confined_(records.size()),
        touched_(records.size()),
        out_(records) {
    for (const std::uint32_t r : constraints.left_out) left_out_[r] = true;
    for (const std::uint32_t r : constraints.apart) confined_[r] = true;
    for (const auto* pairs : {&constraints.must_link, &constraints.cannot_link})
      for (const auto& [a, b] : *pairs) touched_[a] = touched_[b] = true;
  }

  Units make() {
    sort_records();
    out_.texts = read_texts(records_, out_.at);
    give_keys();
    clashes_ = clashing_keys(records_, out_.at, out_.texts, key_of_);
    reserve_units();
    constexpr std::uint32_t ahead = 16;
    for (std::uint32_t i = 0; i < out_.at.size(); ++i) {
      if (i + ahead < out_.at.size()) send_for(&steady_[out_.at[i + ahead].name]);
      put(i);
    }
    give_records();
    take_back_acronyms(out_);
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t nobody = UINT32_MAX;

  // Where the last record of a name went, which has the forms of the name for it.
  struct Steady {
    std::uint32_t unit = nobody, role = nobody;  // the text of the last role told
    bool steady = false;                         // they all go there
  };

  RecordView record(std::uint32_t position) const { return records_[out_.at[position].place]; }

  std::uint32_t weight(std::uint32_t position) const {
    return std::max<std::uint32_t>(records_.rows[out_.at[position].place].mentions, 1);
  }

  const RecordName& said(std::uint32_t position) const {
    return out_.texts.names[out_.at[position].name];
  }

  void sort_records() {
    out_.at.reserve(records_.size());
    for (std::uint32_t i = 0; i < records_.size(); ++i)
      if (left_out_.empty() || !left_out_[i]) out_.at.push_back({.place = i});
    const auto before = [&](const Position& a, const Position& b) {
      const Records::Row &x = records_.rows[a.place], &y = records_.rows[b.place];
      if (x.document != y.document) return x.document < y.document;
      if (x.entity != y.entity) return x.entity < y.entity;
      return records_.texts[x.name] < records_.texts[y.name];
    };
    // A store gives them in order.
    if (!std::is_sorted(out_.at.begin(), out_.at.end(), before))
      std::sort(out_.at.begin(), out_.at.end(), before);
    for (std::uint32_t i = 0; i < out_.at.size(); ++i) {
      const std::uint32_t document = records_.rows[out_.at[i].place].document;
      if (i == 0 || document != records_.rows[out_.at[i - 1].place].document) {
        const auto& date = records_.documents[document].date;
        out_.first_in.push_back(i);
        out_.day_of.push_back(date ? static_cast<std::int32_t>(date->time_since_epoch().count())
                                   : Units::no_day);
      }
      out_.at[i].document = static_cast<std::uint32_t>(out_.day_of.size() - 1);
    }
    out_.first_in.push_back(static_cast<std::uint32_t>(out_.at.size()));
  }

  // Lives as long as the records, or as what is made.
  std::string_view identity(std::string_view name) {
    std::string same = name_identity(name);
    return same == name ? name : out_.keep(std::move(same));
  }

  std::uint32_t number_of(std::string key) {
    const auto next = static_cast<std::uint32_t>(key_numbers_.size());
    return key_numbers_.emplace(std::move(key), next).first->second;
  }

  // The names' keys by number.
  void give_keys() {
    for (const RecordName& name : out_.texts.names)
      key_of_.push_back(number_of(key_of(name, out_.texts, records_[name.example])));
    steady_.resize(out_.texts.names.size());
    for (std::uint32_t text = 0; text < records_.texts.size(); ++text)
      is_word_.push_back(one_word(records_.texts[text]));
  }

  // About as many as there can be: to grow would be to move them.
  void reserve_units() {
    std::size_t most = 0;
    for (std::size_t i = 0; i < key_of_.size(); ++i) {
      const RecordName& name = out_.texts.names[i];
      most += name.alone || out_.texts.body(name).generic || clashes_[key_of_[i]] ? name.told : 1;
    }
    out_.all.reserve(most);
  }

  // How often a document names each state, its leaders and its own bodies.
  const std::map<std::string, std::uint64_t>& states_in(std::uint32_t document) {
    if (states_in_.empty()) states_in_.resize(out_.documents());
    auto& known = states_in_[document];
    if (known) return *known;
    known.emplace();
    for (std::uint32_t i = out_.first_in[document]; i < out_.first_in[document + 1]; ++i) {
      const RecordView r = record(i);
      std::string state;
      if (r.type() == ActorType::state)
        state = r.known() ? r.canonical() : r.name();
      else if (r.known() && !out_.texts.body(said(i)).generic)
        state = home_of(r.canonical());
      if (!state.empty()) (*known)[state] += weight(i);
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
    const BodyName& body = out_.texts.body(said(position));
    if (!body.generic) return std::nullopt;
    const RecordView r = record(position);
    const std::uint32_t document = out_.at[position].document;
    const std::string table_state =
        body.state.empty() ? std::string(home_of(r.canonical())) : body.state;
    if (body.by_document && body.state.empty()) return Owner{body.core, {}, false};
    if (table_state.empty()) return Owner{body.core, told_most(document), false};
    const Owner by_table{body.core, table_state, true};
    const auto& told = states_in(document);
    const std::string state = told_most(document);
    const auto at = told.find(table_state);
    if (!r.known() || r.surfaces().empty() || state.empty() || state == table_state ||
        (at != told.end() && at->second * 3 >= told.at(state)))
      return by_table;
    for (const std::string_view surface : r.surfaces())
      if (const BodyName said = parse_body_name(surface); !said.generic || !said.state.empty())
        return by_table;
    return Owner{body.core, state, false};
  }

  // "West", which a table knows as a body, is told of Kanye West where he is: a word
  // that is not the table's own name, and the last of a full name in its document.
  std::optional<RecordName> as_surname(std::uint32_t position) const {
    if (said(position).kind != UnitKind::body) return std::nullopt;
    const RecordView r = record(position);
    if (!r.known() || r.surfaces().size() != 1) return std::nullopt;
    const std::string_view surface = r.surfaces().front();
    if (!one_word(surface) || surface == r.name()) return std::nullopt;
    const std::string word = fold(surface);
    if (to_upper(surface) == surface) return std::nullopt;
    const std::uint32_t document = out_.at[position].document;
    for (std::uint32_t i = out_.first_in[document]; i < out_.first_in[document + 1]; ++i) {
      const RecordName& other = said(i);
      if (other.kind != UnitKind::person || other.alone || other.person.surname != word) continue;
      RecordName turned;
      turned.name = turned.full = word;
      turned.person = parse_person_name(word);
      turned.alone = true;
      return turned;
    }
    return std::nullopt;
  }

  // The unit of a record; a new one if it is on its own or the first of its key.
  std::uint32_t unit_for(std::uint32_t position, const std::optional<Owner>& owner, bool alone) {
    const std::uint32_t input = out_.at[position].place, name = out_.at[position].name;
    const auto fresh = static_cast<std::uint32_t>(out_.all.size());
    if (alone || confined_[input] || touched_[input] || clashes_[key_of_[name]] ||
        (owner && owner->state.empty()))
      return fresh;
    std::uint32_t key = key_of_[name];
    if (owner)
      key = number_of("b " + owner->core + "|" + owner->state);
    if (unit_of_key_.size() <= key) unit_of_key_.resize(key_numbers_.size(), nobody);
    if (unit_of_key_[key] == nobody) unit_of_key_[key] = fresh;
    return unit_of_key_[key];
  }

  void put(std::uint32_t position) {
    Steady& before = steady_[out_.at[position].name];
    if (is_as_before(before, out_.at[position].place)) {
      out_.at[position].unit = before.unit;
      mentions_[before.unit] += weight(position);
      return;
    }
    const RecordView r = record(position);
    const std::optional<RecordName> turned = as_surname(position);
    const RecordName& name = turned ? *turned : said(position);
    const std::optional<Owner> owner = turned ? std::nullopt : owner_of(position);
    const std::uint32_t at = unit_for(position, owner, name.alone);
    if (at == out_.all.size()) {
      Unit unit;
      unit.kind = name.kind;
      unit.name = owner    ? out_.keep(owner->core)
                  : turned ? out_.keep(name.full)
                           : std::string_view(name.full);
      unit.shown = turned ? r.surfaces().front() : r.known() ? r.canonical() : identity(r.name());
      if (owner) unit.state = out_.keep(owner->state);
      unit.generic = owner.has_value();
      unit.by_document = out_.texts.body(name).by_document;
      unit.confined = confined_[out_.at[position].place];
      unit.named = r.named();
      unit.turned = turned.has_value();
      out_.all.push_back(std::move(unit));
      mentions_.push_back(0);
    }
    out_.at[position].unit = at;
    Unit& unit = out_.all[at];
    unit.known = unit.known || (r.known() && !turned && (!owner || owner->by_table));
    mentions_[at] += weight(position);
    if (unit.wikidata == 0) unit.wikidata = r.row().wikidata;
    // What a name says stands in the unit of its first record already.
    const bool fresh = before.unit != at;
    before.unit = at;
    const std::uint32_t place = out_.at[position].place;
    before.steady = !owner && !turned && !name.alone && !confined_[place] && !touched_[place] &&
                    !clashes_[key_of_[out_.at[position].name]];
    const auto roles = records_.roles(place);
    before.role = roles.empty() ? nobody : roles.back();
    if (fresh && unit.kind != UnitKind::person && !owner && name.name != name.full)
      add_other_name(unit, unit.kind == UnitKind::body ? plain_body_name(r.name()) : name.name);
    if (unit.kind == UnitKind::body) add_short_forms(unit, r);
    if (unit.kind == UnitKind::person) add_person(at, name, r, position, fresh);
  }

  void add_person(std::uint32_t at, const RecordName& name, const RecordView& r,
                  std::uint32_t position, bool fresh) {
    constexpr std::size_t most_roles = 64;
    Unit& unit = out_.all[at];
    if (r.named()) {
      if (fresh) add_forms(unit, name, r);
      add_ends(unit, name, r);
    }
    for (const std::uint32_t text : records_.roles(out_.at[position].place)) {
      const std::uint32_t role = out_.texts.role_of(text);
      if (role == RecordTexts::no_role || unit.roles.size() >= most_roles ||
          std::find(unit.roles.begin(), unit.roles.end(), role) != unit.roles.end())
        continue;
      unit.roles.push_back(role);
    }
  }

  static void add_other_name(Unit& unit, std::string name) {
    constexpr std::size_t most_names = 16;
    std::vector<std::string>& names = unit.other_names;
    if (name != unit.name && names.size() < most_names &&
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }

  static void add_short_forms(Unit& unit, const RecordView& r) {
    constexpr std::size_t most_forms = 8, longest = 10;
    for (const std::string_view surface : r.surfaces()) {
      if (surface.size() > longest || !one_word(surface) || surface == r.name()) continue;
      if (unit.short_forms.size() < most_forms && to_upper(surface) == surface &&
          std::find(unit.short_forms.begin(), unit.short_forms.end(), surface) ==
              unit.short_forms.end())
        unit.short_forms.emplace_back(surface);
    }
  }

  // `steady`: the form stays where it is.
  void add_form(Unit& unit, const PersonName& form, bool steady) {
    constexpr std::size_t most_forms = 8;
    for (const PersonName* known : unit.forms)
      if (*known == form) return;
    if (unit.forms.size() < most_forms)
      unit.forms.push_back(steady ? &form : &out_.kept_forms.emplace_back(form));
  }

  // Whether the words of a record are only a word where its unit has a full name.
  static bool says_less(const Unit& unit, const RecordName& name) {
    return name.person.alone() && !unit.forms.empty() && !unit.forms.front()->alone();
  }

  // The name and the table's.
  void add_forms(Unit& unit, const RecordName& name, const RecordView& r) {
    if (r.known() && !unit.turned) add_form(unit, parse_person_name(fold(r.canonical())), false);
    if (!says_less(unit, name)) add_form(unit, name.person, !unit.turned);
  }

  // The end of the name where the text says no more.
  void add_ends(Unit& unit, const RecordName& name, const RecordView& r) {
    if (says_less(unit, name)) return;
    const std::size_t whole = r.name().size();
    for (const std::string_view surface : r.surfaces()) {
      if (surface.size() + 2 > whole || one_word(surface)) continue;
      const std::string form = fold(surface);
      if (name.name.size() > form.size() + 1 && name.name.ends_with(" " + form))
        if (const PersonName end = parse_person_name(form); !end.alone())
          add_form(unit, end, false);
    }
  }

  // Whether a record adds nothing but mentions to the unit that the last of its name went to:
  // most do, and are spared a look at names and units, which are all over the memory.
  bool is_as_before(const Steady& before, std::uint32_t place) const {
    if (!before.steady || confined_[place] || touched_[place]) return false;
    const Records::Row& row = records_.rows[place];
    if (row.type == ActorType::state) return true;
    const bool person = row.type == ActorType::person;
    for (const std::uint32_t words : records_.surfaces(place))
      if (words != row.name && !(person && is_word_[words])) return false;
    const auto roles = records_.roles(place);
    return !person || roles.empty() || (roles.size() == 1 && roles.front() == before.role);
  }

  // The positions and the mentions of each unit, counted out.
  void give_records() {
    std::vector<std::uint32_t> next(out_.all.size() + 1);
    for (const Position& at : out_.at) ++next[at.unit + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    out_.by_unit.resize(out_.at.size());
    out_.document_of.resize(out_.at.size());
    for (std::uint32_t unit = 0; unit < out_.all.size(); ++unit) {
      out_.all[unit].records =
          std::span(out_.by_unit).subspan(next[unit], next[unit + 1] - next[unit]);
      out_.all[unit].mentions = mentions_[unit];
    }
    for (std::uint32_t i = 0; i < out_.at.size(); ++i) {
      const std::uint32_t to = next[out_.at[i].unit]++;
      out_.by_unit[to] = i;
      out_.document_of[to] = out_.at[i].document;
    }
  }

  const Records& records_;
  std::vector<bool> left_out_;            // by place in the input; empty if none is
  std::vector<bool> confined_, touched_;  // by place in the input
  std::unordered_map<std::string, std::uint32_t> key_numbers_;
  std::vector<std::uint32_t> key_of_;   // by name
  std::vector<bool> clashes_;           // by key: the roles told of it are not one person's
  LargeVector<Steady> steady_;          // by name
  std::vector<bool> is_word_;           // by text: it is no more than one
  std::vector<std::uint32_t> unit_of_key_;
  std::vector<std::uint64_t> mentions_;  // by unit
  std::vector<std::optional<std::map<std::string, std::uint64_t>>> states_in_;  // by document
  Units out_;
};

}  // namespace

Units make_units(const Records& records, const LinkConstraints& constraints) {
  return Maker(records, constraints).make();
}

}  // namespace entente
