#pragma once

// A trained model as a file: header, then sections, each at a multiple of 64 bytes,
// all numbers little-endian, used where they lie.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// What a kind of model is called in its file and in messages.
struct ModelKind {
  std::string_view magic;  // eight bytes
  std::uint32_t version = 0;
  std::string_view name;    // "names model"
  std::string_view remedy;  // what to do with a file that is refused
  std::size_t sections = 0;
};

// Refers to bytes that must outlive it.
class ModelFile {
 public:
  // Throws Error{input} if the bytes are no such model, damaged, or of another version.
  // `name` stands in messages. With `check`, the checksum is computed. O(bytes) then, else O(1).
  ModelFile(std::string_view bytes, const std::string& name, const ModelKind& kind, bool check);

  template <class T>
  std::span<const T> section(std::size_t which) const {
    const std::string_view part = sections_[which];
    return {reinterpret_cast<const T*>(part.data()), part.size() / sizeof(T)};
  }
  std::uint64_t choice() const { return choice_; }  // as given to write_model_file()
  // To be called for sections that do not fit together.
  [[noreturn]] void refuse_tables() const;

 private:
  std::string name_;
  ModelKind kind_;
  std::vector<std::string_view> sections_;
  std::uint64_t choice_ = 0;
};

// A section of the file from an array of numbers, which must outlive the view.
template <class Values>
std::string_view section_of(const Values& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])};
}

// The bytes of the file; as many sections as the kind has. O(bytes).
std::string write_model_file(const ModelKind& kind, std::uint64_t choice,
                             std::span<const std::string_view> sections);

// A file mapped into memory, as long as `owner` lives.
struct MappedModel {
  std::shared_ptr<const void> owner;
  std::string_view bytes;
};

// Throws Error{environment} if the file cannot be read, Error{input} if it is empty or none.
MappedModel map_model_file(const std::string& path, const ModelKind& kind);

}  // namespace entente
