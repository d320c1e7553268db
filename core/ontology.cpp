#include "core/ontology.h"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

template <class T, std::size_t N>
struct Vocabulary {
  std::array<std::string_view, N> names;
  std::array<T, N> values;

  explicit constexpr Vocabulary(std::array<std::string_view, N> given) : names(given), values{} {
    for (std::size_t i = 0; i < N; ++i) values[i] = static_cast<T>(i);
  }
};

template <class T>
struct Table;

template <>
struct Table<ActorType> {
  static constexpr Vocabulary<ActorType, 5> words{
      {"person", "state", "organization", "media", "group"}};
};
template <>
struct Table<TieKind> {
  static constexpr Vocabulary<TieKind, 20> words{
      {"co-mention", "meet",     "consult", "agree",   "support", "concede",    "cooperate",
       "aid",        "retreat",  "request", "accuse",  "reject",  "threaten",   "protest",
       "sanction",   "mobilize", "coerce",  "assault", "quote",   "affiliation"}};
};
template <>
struct Table<Status> {
  static constexpr Vocabulary<Status, 6> words{
      {"occurred", "ongoing", "planned", "cancelled", "denied", "hypothetical"}};
};
template <>
struct Table<Mode> {
  static constexpr Vocabulary<Mode, 60> words{
      {"none", "face-to-face", "visit", "phone", "video", "summit", "negotiation",
       "third-party", "multilateral", "demo", "riot", "strike", "hunger", "boycott",
       "obstruct", "beat", "abduct", "torture", "execute", "sexual", "assassinate",
       "primitive", "firearms", "explosives", "suicide-attack", "heavy-weapons",
       "crowd-control", "seize", "restrict", "ban", "censor", "martial-law", "arrest",
       "deport", "withhold", "misinformation", "troops", "weapons", "police", "militia",
       "convict", "expel", "withdraw", "discontinue", "release", "return", "disarm",
       "ceasefire", "access", "resign", "assist", "change", "yield", "meet",
       "disapprove", "investigate", "allege", "relations", "territory", "violence"}};
};
template <>
struct Table<Polarity> {
  static constexpr Vocabulary<Polarity, 2> words{{"affirmed", "negated"}};
};
template <>
struct Table<Modality> {
  static constexpr Vocabulary<Modality, 4> words{
      {"asserted", "conditional", "future", "historical"}};
};
template <>
struct Table<Role> {
  static constexpr Vocabulary<Role, 5> words{{"subject", "object", "host", "mediator", "attendee"}};
};
template <>
struct Table<Layer> {
  static constexpr Vocabulary<Layer, 4> words{{"co-mention", "meetings", "hostile", "cooperative"}};
};

template <class T>
std::string_view word(T value) {
  return Table<T>::words.names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(ActorType value) { return word(value); }
std::string_view name_of(TieKind value) { return word(value); }
std::string_view name_of(Status value) { return word(value); }
std::string_view name_of(Mode value) { return word(value); }
std::string_view name_of(Polarity value) { return word(value); }
std::string_view name_of(Modality value) { return word(value); }
std::string_view name_of(Role value) { return word(value); }
std::string_view name_of(Layer value) { return word(value); }

template <class T>
std::optional<T> named(std::string_view name) {
  const auto& names = Table<T>::words.names;
  const auto it = std::ranges::find(names, name);
  if (it == names.end()) return std::nullopt;
  return static_cast<T>(it - names.begin());
}

template <class T>
std::span<const T> all_of() {
  return Table<T>::words.values;
}

#define ENTENTE_VOCABULARY(T)                           \
  template std::optional<T> named<T>(std::string_view); \
  template std::span<const T> all_of<T>();
ENTENTE_VOCABULARY(ActorType)
ENTENTE_VOCABULARY(TieKind)
ENTENTE_VOCABULARY(Status)
ENTENTE_VOCABULARY(Mode)
ENTENTE_VOCABULARY(Polarity)
ENTENTE_VOCABULARY(Modality)
ENTENTE_VOCABULARY(Role)
ENTENTE_VOCABULARY(Layer)
#undef ENTENTE_VOCABULARY

bool is_directed(TieKind kind) {
  return kind != TieKind::co_mention && kind != TieKind::meet && kind != TieKind::consult;
}

bool is_in(TieKind kind, Layer layer) {
  switch (layer) {
    case Layer::co_mention:
      return kind == TieKind::co_mention;
    case Layer::meetings:
      return kind == TieKind::meet;
    case Layer::hostile:
      return plover_score(kind) < 0;
    case Layer::cooperative:
      return plover_score(kind) > 0 && kind != TieKind::meet && kind != TieKind::consult;
  }
  return false;
}

double plover_score(TieKind kind) {
  switch (kind) {
    case TieKind::agree:
      return 2.5;
    case TieKind::meet:
    case TieKind::consult:
      return 2.5;
    case TieKind::support:
      return 5;
    case TieKind::concede:
      return 4.5;
    case TieKind::cooperate:
      return 9.5;
    case TieKind::aid:
      return 10;
    case TieKind::retreat:
      return 6.5;
    case TieKind::accuse:
      return -3;
    case TieKind::reject:
      return -2;
    case TieKind::threaten:
      return -3.5;
    case TieKind::protest:
      return -5;
    case TieKind::sanction:
      return -6;
    case TieKind::mobilize:
      return -5.5;
    case TieKind::coerce:
      return -7;
    case TieKind::assault:
      return -9;
    case TieKind::request:
    case TieKind::co_mention:
    case TieKind::quote:
    case TieKind::affiliation:
      break;
  }
  return 0;
}

}  // namespace entente
