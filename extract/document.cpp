#include "extract/document.h"

#include "core/hash.h"
#include "core/text.h"

namespace entente {

std::string document_key(std::string_view text, const std::optional<DateRange>& published,
                         std::string_view id) {
  Sha256 hash;
  hash.add_field(name_identity(text));
  hash.add_field(published ? to_string(*published) : "");
  hash.add_field(id);
  return hash.hex().substr(0, 16);
}

}  // namespace entente
