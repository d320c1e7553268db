#include "core/quad_class.h"

namespace entente {

std::string_view quad_class(TieKind kind) {
  switch (kind) {
    case TieKind::agree:
    case TieKind::meet:
    case TieKind::consult:
    case TieKind::support:
    case TieKind::concede:
      return "verbal-cooperation";
    case TieKind::cooperate:
    case TieKind::aid:
    case TieKind::retreat:
      return "material-cooperation";
    case TieKind::request:
    case TieKind::accuse:
    case TieKind::reject:
    case TieKind::threaten:
      return "verbal-conflict";
    case TieKind::protest:
    case TieKind::sanction:
    case TieKind::mobilize:
    case TieKind::coerce:
    case TieKind::assault:
      return "material-conflict";
    case TieKind::co_mention:
    case TieKind::quote:
    case TieKind::affiliation:
      break;
  }
  return {};
}

}  // namespace entente
