#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace entente {

// SHA-256 (FIPS 180-4, OpenSSL's) over bytes fed in pieces. Fields are length
// prefixed by add_field() so that ("ab","c") and ("a","bc") differ.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  void add_field(std::string_view bytes);
  // 64 lower-case hex digits; the object must not be used afterwards.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// 64 lower-case hex digits. O(bytes).
std::string sha256_hex(std::string_view bytes);

}  // namespace entente
