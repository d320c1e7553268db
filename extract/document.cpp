#include "extract/document.h"

#include "core/hash.h"
#include "core/text.h"

namespace entente {

std::string text_digest(std::string_view text) { return sha256_hex(name_identity(text)); }

std::string document_key_of(std::string_view digest, const std::optional<DateRange>& published,
                            std::string_view id) {
  Sha256 hash;
  hash.add_field(digest);
  hash.add_field(published ? to_string(*published) : "");
  hash.add_field(id);
  return hash.hex().substr(0, 16);
}

std::string document_key(std::string_view text, const std::optional<DateRange>& published,
                         std::string_view id) {
  return document_key_of(text_digest(text), published, id);
}

}  // namespace entente
