#include "extract/mention.h"

#include "extract/metonym.h"

namespace entente {

std::vector<ActorName> actor_names(const Reading& r, const std::vector<Name>& names) {
  std::vector<ActorName> out;
  Metonyms metonyms(r, names);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    switch (name.kind) {
      case NameKind::person:
        if (name.end == name.first + 1 && r.has(name.first, not_name)) break;  // "God"
        out.push_back({i, ActorType::person, "name of a person"});
        break;
      case NameKind::office:
        out.push_back({i, ActorType::person, "office"});
        break;
      case NameKind::state:
        if (metonyms.is_person(name))
          out.push_back({i, ActorType::person, "name of a person named in full here"});
        else
          out.push_back({i, ActorType::state, "name of a state"});
        break;
      case NameKind::demonym:
        out.push_back({i, ActorType::state, "nationality names its state"});
        break;
      case NameKind::capital:
        if (metonyms.capital_acts(name))
          out.push_back({i, ActorType::state, "capital used for its government"});
        break;
      case NameKind::seat:
        if (metonyms.seat_acts(name))
          out.push_back({i, ActorType::state, "seat used for its government"});
        break;
      case NameKind::organization:
        out.push_back({i, ActorType::organization, "name of a body"});
        break;
      case NameKind::media:
        out.push_back({i, ActorType::media, "name of a media house"});
        break;
      case NameKind::group:
        out.push_back({i, ActorType::group, "name of a group"});
        break;
      case NameKind::place:
      case NameKind::other:
        break;
    }
  }
  return out;
}

}  // namespace entente
