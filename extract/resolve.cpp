#include "extract/resolve.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "extract/bodies.h"
#include "extract/name_kinds.h"
#include "extract/offices.h"
#include "extract/persons.h"
#include "extract/told_names.h"
#include "extract/word_classes.h"

namespace entente {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

// Entities are collected under keys; order of creation is order of first mention
// only after sorting at the end.
class Resolver {
 public:
  Resolver(const Reading& r, const std::vector<Name>& names, std::vector<ActorName> actors,
           bool marked)
      : r_(r),
        names_(names),
        actors_(std::move(actors)),
        persons_(r),
        bodies_(r, marked),
        offices_(r, names),
        other_of_(other_names(r, names)) {}

  // By name; `none` for names that are no actors.
  std::vector<std::uint32_t> entities() {
    collect(true);
    return std::move(entity_of_);
  }

  Resolution run(bool offices) {
    collect(offices);
    return finish();
  }

 private:
  void collect(bool offices) {
    entity_of_.assign(names_.size(), none);
    for (const ActorName& a : actors_)
      if (a.type == ActorType::person && names_[a.name].kind != NameKind::office) learn(a.name);
    for (const ActorName& a : actors_)
      if (a.type != ActorType::person) body(a);
    for (const ActorName& a : actors_)
      if (a.type == ActorType::person && names_[a.name].kind != NameKind::office) person(a);
    for (const ActorName& a : actors_)
      if (offices && names_[a.name].kind == NameKind::office) office(a);
  }

  void learn(std::uint32_t index) {
    const std::uint32_t earlier = other_of_[index];
    if (earlier == no_other_name)
      persons_.learn(names_[index], index);
    else
      persons_.learn_other(names_[earlier], earlier, names_[index], index);
  }

  std::uint32_t entity(const std::string& key, ActorType type) {
    const auto [at, fresh] = by_key_.emplace(key, static_cast<std::uint32_t>(out_.entities.size()));
    if (fresh) {
      out_.entities.emplace_back();
      out_.entities.back().type = type;
    }
    return at->second;
  }

  void link(const ActorName& a, std::uint32_t e, std::string reason) {
    const Name& name = names_[a.name];
    entity_of_[a.name] = e;
    Mention m;
    m.span = r_.span(name.first, name.end);
    m.sentence = name.sentence;
    m.first_token = name.first;
    m.end_token = name.end;
    m.entity = e;
    m.type = a.type;
    m.confidence = name.confidence;
    m.source = name.rule;
    m.reason = std::move(reason);
    out_.mentions.push_back(std::move(m));
  }

  // A name that may look like another is nobody else's, not even in its own document.
  bool turned(const ActorName& a) {
    const Name& name = names_[a.name];
    const std::string_view words = cut(r_.text(), r_.span(name.first, name.end));
    if (!turns_text_around(words)) return false;
    const std::uint32_t e = entity("t:" + std::string(words), a.type);
    out_.entities[e].name = surface_of(name.first, name.end);
    link(a, e, "written with characters that turn text around");
    return true;
  }

  // States, organizations, media, groups; also places where they are given.
  void body(const ActorName& a) {
    if (turned(a)) return;
    const bool stands_for_state = a.type == ActorType::state;
    const std::uint32_t earlier = other_of_[a.name];
    const auto told = earlier == no_other_name ? body_of_.end() : body_of_.find(earlier);
    const BodyLink found = told == body_of_.end()
                               ? bodies_.find(names_[a.name], stands_for_state)
                               : bodies_.told(names_[a.name], names_[earlier], told->second);
    body_of_.emplace(a.name, found.body);
    const std::uint32_t e = entity("b:" + std::to_string(found.body), a.type);
    const Body& meant = bodies_.all()[found.body];
    Entity& made = out_.entities[e];
    made.name = meant.name;
    made.canonical = meant.canonical;
    made.wikidata = meant.wikidata;
    if (const Known* known = names_[a.name].known; known && known->name != meant.canonical)
      own_body_.emplace(known->name, found.body);
    const bool by_state = stands_for_state && names_[a.name].known;
    link(a, e, by_state ? a.why : found.reason);
  }

  void person(const ActorName& a) {
    if (turned(a)) return;
    const Name& name = names_[a.name];
    const PersonLink found = persons_.find(name, a.name);
    const std::uint32_t e = entity("p:" + std::to_string(found.person), ActorType::person);
    Entity& made = out_.entities[e];
    const Person& person = persons_.all()[found.person];
    made.canonical = person.canonical;
    // The text's own spelling, unless it only gives the surname.
    made.name =
        person.canonical.empty() || person.words.size() > 1 ? person.name : person.canonical;
    const std::string role = role_of(name);
    if (name.title_end > name.title_first && !role.empty()) tell_role(e, role);
    offices_.add_person(a.name, e);
    link(a, e, found.reason);
  }

  // "Foreign Minister of Spain", without forms of address ("Mr", "Dr"); may be empty.
  std::string role_of(const Name& name) const {
    const Gazetteer& g = Gazetteer::instance();
    std::size_t first = name.title_first;
    while (first < name.title_end) {
      const Reading::Match title = r_.longest(first, name.title_end, bit(Sense::title));
      if (title.end == first || g.meaning(title.lexeme, Sense::title)->detail != "honorific") break;
      first = title.end;
    }
    std::size_t end = name.title_end;
    for (std::size_t i = end; i-- > first;) {
      const Reading::Match title = r_.longest(i, end, bit(Sense::title));
      if (title.end != end) continue;
      if (g.meaning(title.lexeme, Sense::title)->detail != "honorific") break;
      end = i;
    }
    if (end == first) return {};
    return with_state(surface_of(first, end), name.state);
  }

  // Of a state or body; one that the text means by a table's letters goes before the table's.
  std::string with_state(std::string role, std::string_view state) const {
    if (state.empty()) return role;
    if (const auto own = own_body_.find(state); own != own_body_.end())
      state = bodies_.all()[own->second].name;
    role += takes_article(state) ? " of the " : " of ";
    return role + std::string(state);
  }

  void tell_role(std::uint32_t e, const std::string& role) {
    auto& roles = out_.entities[e].roles;
    if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
  }

  static bool takes_article(std::string_view state) {
    static const std::vector<std::string_view> with_article = words_of_class("article");
    return std::find(with_article.begin(), with_article.end(), state) != with_article.end();
  }

  std::string surface_of(std::size_t first, std::size_t end) const {
    return name_identity(cut(r_.text(), r_.span(first, end)));
  }

  // "Spain's foreign minister" is an actor, marked unnamed, if nobody here is told to hold
  // the office.
  void office(const ActorName& a) {
    const Name& name = names_[a.name];
    OfficeLink found = offices_.link(a.name);
    if (found.kind == OfficeLink::Kind::nobody) return;
    if (found.kind == OfficeLink::Kind::unnamed) {
      std::string role = with_state(to_lower(surface_of(name.first, name.end)), name.state);
      if (!role.empty()) role.replace(0, 1, to_upper(role.substr(0, 1)));
      found.entity = entity("o:" + fold(role), ActorType::person);
      Entity& made = out_.entities[found.entity];
      made.name = role;
      made.named = false;
      made.roles.assign(1, role);
    }
    if (found.kind == OfficeLink::Kind::apposition)
      tell_role(found.entity, with_state(surface_of(name.first, name.end), name.state));
    link(a, found.entity, std::move(found.reason));
    out_.mentions.back().confidence = found.confidence;
  }

  Resolution finish() {
    std::sort(out_.mentions.begin(), out_.mentions.end(),
              [](const Mention& x, const Mention& y) { return x.span < y.span; });
    std::vector<std::uint32_t> place(out_.entities.size(), none);
    std::vector<Entity> ordered;
    for (Mention& m : out_.mentions) {
      if (place[m.entity] == none) {
        place[m.entity] = static_cast<std::uint32_t>(ordered.size());
        ordered.push_back(std::move(out_.entities[m.entity]));
      }
      m.entity = place[m.entity];
    }
    out_.entities = std::move(ordered);
    lower_capitals();
    return std::move(out_);
  }

  // "ANN LEE" is Ann Lee where the text also has "Lee".
  void lower_capitals() {
    for (const Mention& m : out_.mentions) {
      Entity& e = out_.entities[m.entity];
      const std::string_view words = cut(r_.text(), m.span);
      const std::string last = " " + to_upper(words);
      if (e.type == ActorType::person && e.canonical.empty() && e.name.ends_with(last) &&
          last.substr(1) != words && to_upper(e.name) == e.name)
        e.name =
            with_capitals(e.name.substr(0, e.name.size() - last.size() + 1)) + std::string(words);
    }
  }

  const Reading& r_;
  const std::vector<Name>& names_;
  std::vector<ActorName> actors_;
  Persons persons_;
  Bodies bodies_;
  Offices offices_;
  std::vector<std::uint32_t> other_of_;                           // by name
  std::vector<std::uint32_t> entity_of_;                          // by name
  std::unordered_map<std::uint32_t, std::uint32_t> body_of_;      // by name
  std::unordered_map<std::string_view, std::uint32_t> own_body_;  // by the table's name
  std::unordered_map<std::string, std::uint32_t> by_key_;
  Resolution out_;
};

}  // namespace

Resolution resolve(const Reading& reading, const std::vector<Name>& names, bool offices) {
  return Resolver(reading, names, actor_names(reading, names), false).run(offices);
}

std::vector<std::uint32_t> entities_of(const Reading& reading, const std::vector<Name>& names) {
  std::vector<ActorName> actors;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const NameKind kind = names[i].kind;
    const ActorType type = kind == NameKind::person  ? ActorType::person
                           : kind == NameKind::state ? ActorType::state
                                                     : ActorType::organization;
    actors.push_back({i, type, "given"});
  }
  return Resolver(reading, names, std::move(actors), true).entities();
}

}  // namespace entente
