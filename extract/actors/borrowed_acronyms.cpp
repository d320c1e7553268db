#include "extract/actors/borrowed_acronyms.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "core/text.h"
#include "extract/actors/body_name.h"

namespace entente {
namespace {

// The one acronym by which all texts call the unit; empty if they call it otherwise.
std::string_view told_letters(const Units& units, const Unit& unit) {
  std::string_view letters;
  for (const std::uint32_t position : unit.records) {
    const RecordView r = units.records[units.at[position].place];
    if (r.surfaces().empty()) return {};
    for (const std::string_view surface : r.surfaces()) {
      if (!spelt_in_capitals(surface) || (!letters.empty() && surface != letters)) return {};
      letters = surface;
    }
  }
  return letters;
}

}  // namespace

void take_back_acronyms(Units& units) {
  std::unordered_set<std::string> states, letters;  // that texts name; that they give to bodies
  for (const Unit& unit : units.all) {
    if (unit.kind == UnitKind::state) states.emplace(unit.name);
    if (unit.kind != UnitKind::body || unit.known || unit.generic || unit.confined) continue;
    for (const std::string& form : unit.short_forms)
      if (spelt_in_capitals(form)) letters.insert(form);
  }
  if (letters.empty()) return;
  for (Unit& unit : units.all) {
    if (unit.kind != UnitKind::body || !unit.known || unit.generic || unit.confined) continue;
    const std::string_view home = home_of(unit.shown);
    if (home.empty() || states.contains(fold(home))) continue;
    const std::string_view told = told_letters(units, unit);
    if (told.empty() || !letters.contains(std::string(told))) continue;
    unit.borrowed = true;
    unit.known = false;
    unit.shown = told;
    unit.name = units.keep(plain_body_name(told));
    unit.wikidata = 0;
    unit.other_names.clear();
    unit.short_forms.clear();
  }
}

}  // namespace entente
