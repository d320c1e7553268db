#pragma once

// A byte form of values in which different values never look alike, to be
// digested: every field carries its length.

#include <concepts>
#include <string>
#include <string_view>

#include "core/hash.h"
#include "core/number.h"

namespace entente {

class CanonicalText {
 public:
  CanonicalText& add(std::string_view field) {
    bytes_ += std::to_string(field.size());
    bytes_ += ':';
    bytes_ += field;
    return *this;
  }
  template <std::integral Number>
  CanonicalText& add(Number value) {
    bytes_ += std::to_string(value);
    bytes_ += ';';
    return *this;
  }
  CanonicalText& add(double value) { return add(shortest(value)); }

  std::string sha256() const { return sha256_hex(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace entente
