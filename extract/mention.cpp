#include "extract/mention.h"

namespace entente {
namespace {

// A capital or seat of government acts where it is the subject of a verb of
// speech or action, owns something, or stands after "with", "by", "against";
// after "in" or "at", and wherever nothing says so, it is a place.
class Metonymy {
 public:
  explicit Metonymy(const Reading& r) : r_(r) {}

  bool acts(const Name& name, bool neighbour_acts) const {
    const Sentence& s = r_.sentences()[name.sentence];
    const bool has_before = name.first > s.first_token;
    const bool has_next = name.end < s.end_token;
    const std::size_t before = has_before ? name.first - 1 : 0;
    if (has_before && r_.is(before, "between")) return true;
    if (has_before && receives(before, s)) return true;
    if (has_before && (r_.has(before, locative) || r_.is(before, "the")) && place_before(before, s))
      return false;
    if (has_next && r_.is(name.end, "'s")) {
      const bool proper = name.end + 1u < s.end_token && r_.capitalised(name.end + 1);
      return !proper;
    }
    if (has_next && r_.is(name.end, "-") && r_[name.end].glued)
      return !(name.end + 1u < s.end_token &&
               (r_.is(name.end + 1, "based") || r_.is(name.end + 1, "born")));
    if (has_next && r_.has(name.end, speech_verb | act_verb)) return true;
    if (!has_before) return false;
    if (r_.is(before, "with") || r_.is(before, "against") || r_.is(before, "by") ||
        r_.is(before, "that") || r_.is(before, "upon") || r_.has(before, speech_verb))
      return true;
    return neighbour_acts && (r_.is(before, "and") || r_.is(before, "or") || r_.is(before, ","));
  }

 private:
  // "will give Lima millions", "sanctions on Lima", "support for Lima".
  bool receives(std::size_t i, const Sentence& s) const {
    if (r_.has(i, giving_verb)) return true;
    const bool at = r_.is(i, "to") || r_.is(i, "for") || r_.is(i, "on") || r_.is(i, "from");
    return at && i > s.first_token && r_.has(i - 1, given_thing);
  }

  // A preposition of place, itself or through "the" ("in the Kremlin").
  bool place_before(std::size_t i, const Sentence& s) const {
    if (r_.has(i, locative)) return true;
    return i > s.first_token && r_.has(i - 1, locative) && !r_.is(i - 1, "of") &&
           !r_.is(i - 1, "to") && !r_.is(i - 1, "from");
  }

  const Reading& r_;
};

}  // namespace

std::vector<ActorName> actor_names(const Reading& r, const std::vector<Name>& names) {
  std::vector<ActorName> out;
  const Metonymy metonymy(r);
  bool last_acted = false;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    switch (name.kind) {
      case NameKind::person:
        out.push_back({i, ActorType::person, "name of a person"});
        break;
      case NameKind::office:
        out.push_back({i, ActorType::person, "office"});
        break;
      case NameKind::state:
        out.push_back({i, ActorType::state, "name of a state"});
        break;
      case NameKind::demonym:
        out.push_back({i, ActorType::state, "nationality names its state"});
        break;
      case NameKind::capital:
        last_acted = metonymy.acts(name, last_acted);
        if (last_acted) out.push_back({i, ActorType::state, "capital used for its government"});
        break;
      case NameKind::seat: {
        const Sentence& s = r.sentences()[name.sentence];
        const bool at_place = name.first > s.first_token + 1 && r.is(name.first - 1, "the") &&
                              (r.is(name.first - 2, "at") || r.is(name.first - 2, "in") ||
                               r.is(name.first - 2, "outside") || r.is(name.first - 2, "near"));
        if (!at_place) out.push_back({i, ActorType::state, "seat used for its government"});
        break;
      }
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
