#pragma once

// The closed vocabularies of entente: kinds of actor and tie, statuses, layers.
// The machine names returned by name_of() are the ones in files and options.
// Event types follow PLOVER (Political Language Ontology for Verifiable Event
// Records); a meeting is PLOVER's CONSULT with a list of participants.

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

enum class ActorType { person, state, organization, media, group };
enum class TieKind {
  co_mention,
  meet,
  consult,
  agree,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
  quote,
  affiliation
};
enum class Status { occurred, ongoing, planned, cancelled, denied, hypothetical };
// How a meeting was held, and for PLOVER's other types its modes ("give_back" is its "return").
enum class Mode {
  none,
  face_to_face,
  visit,
  phone,
  video,
  summit,
  negotiation,
  third_party,
  multilateral,
  demo,
  riot,
  strike,
  hunger,
  boycott,
  obstruct,
  beat,
  abduct,
  torture,
  execute,
  sexual,
  assassinate,
  primitive,
  firearms,
  explosives,
  suicide_attack,
  heavy_weapons,
  crowd_control,
  seize,
  restrict,
  ban,
  censor,
  martial_law,
  arrest,
  deport,
  withhold,
  misinformation,
  troops,
  weapons,
  police,
  militia,
  convict,
  expel,
  withdraw,
  discontinue,
  release,
  give_back,
  disarm,
  ceasefire,
  access,
  resign,
  assist,
  change,
  yield,
  meet,
  disapprove,
  investigate,
  allege,
  relations,
  territory,
  violence
};
enum class Polarity { affirmed, negated };
enum class Modality { asserted, conditional, future, historical };
enum class Role { subject, object, host, mediator, attendee };
enum class Layer { co_mention, meetings, hostile, cooperative };

std::string_view name_of(ActorType);
std::string_view name_of(TieKind);
std::string_view name_of(Status);
std::string_view name_of(Mode);
std::string_view name_of(Polarity);
std::string_view name_of(Modality);
std::string_view name_of(Role);
std::string_view name_of(Layer);

// The value of that machine name, or nullopt. T is one of the enums above.
template <class T>
std::optional<T> named(std::string_view name);

// Every value of the enum, in declaration order; T is one of the enums above.
template <class T>
std::span<const T> all_of();

// Events with a source and a target; false for co-mention, meet and consult.
bool is_directed(TieKind kind);

// Whether ties of `kind` belong to `layer`. Quotes, affiliations and neutral
// requests belong to none.
bool is_in(TieKind kind, Layer layer);

// PLOVER's Goldstein-like score of an event type, -10 .. 10; 0 for kinds that
// are not PLOVER types. (The manual prints ACCUSE as +3, which its own modes,
// -2 .. -3.5, contradict: -3 is used.)
double plover_score(TieKind kind);

}  // namespace entente
