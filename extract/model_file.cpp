#include "extract/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>

#include <zlib.h>

#include "core/error.h"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::size_t alignment = 64;

struct Header {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t checksum = 0;  // CRC-32 of the file with 0 here
  std::uint64_t bytes = 0;     // of the file
  std::uint64_t choice = 0;
};

// One a section, after the header.
struct Extent {
  std::uint64_t offset = 0, bytes = 0;
};

[[noreturn]] void refuse(const std::string& name, const ModelKind& kind, const std::string& what) {
  throw Error(ErrorKind::input, name + ": " + what + "; " + std::string(kind.remedy));
}

// Of the header, its checksum taken for 0, and the rest of the file.
std::uint32_t checksum_of(Header header, std::string_view body) {
  header.checksum = 0;
  const uLong head = crc32_z(0, reinterpret_cast<const unsigned char*>(&header), sizeof header);
  return static_cast<std::uint32_t>(
      crc32_z(head, reinterpret_cast<const unsigned char*>(body.data()), body.size()));
}

// Cannot be copied.
struct Mapping {
  void* address = MAP_FAILED;
  std::size_t bytes = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (address != MAP_FAILED) munmap(address, bytes);
  }
};

}  // namespace

ModelFile::ModelFile(std::string_view bytes, const std::string& name, const ModelKind& kind,
                     bool check)
    : name_(name), kind_(kind) {
  const std::string noun(kind.name);
  const std::size_t extents = kind.sections * sizeof(Extent);
  Header header;
  if (bytes.size() < sizeof header + extents || bytes.substr(0, kind.magic.size()) != kind.magic)
    refuse(name, kind, "not a " + noun);
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kind.version)
    refuse(name, kind,
           noun + " of format " + std::to_string(header.version) + ", this program reads format " +
               std::to_string(kind.version));
  if (header.bytes != bytes.size())
    refuse(name, kind,
           noun + " of " + std::to_string(header.bytes) + " bytes, the file has " +
               std::to_string(bytes.size()));
  if (check && checksum_of(header, bytes.substr(sizeof header)) != header.checksum)
    refuse(name, kind, "damaged " + noun + ": its checksum does not fit");
  for (std::size_t i = 0; i < kind.sections; ++i) {
    Extent e;
    std::memcpy(&e, bytes.data() + sizeof header + i * sizeof e, sizeof e);
    if (e.offset % alignment != 0 || e.offset > bytes.size() || e.bytes > bytes.size() - e.offset)
      refuse(name, kind, "damaged " + noun + ": a section lies outside the file");
    sections_.push_back(bytes.substr(e.offset, e.bytes));
  }
  choice_ = header.choice;
}

void ModelFile::refuse_tables() const {
  refuse(name_, kind_, "damaged " + std::string(kind_.name) + ": its tables do not fit together");
}

std::string write_model_file(const ModelKind& kind, std::uint64_t choice,
                             std::span<const std::string_view> sections) {
  std::vector<Extent> extents(kind.sections);
  const std::size_t before_body = sizeof(Header) + kind.sections * sizeof(Extent);
  std::string body;
  for (std::size_t i = 0; i < kind.sections; ++i) {
    body.append((alignment - (before_body + body.size()) % alignment) % alignment, '\0');
    extents[i] = {before_body + body.size(), sections[i].size()};
    body.append(sections[i]);
  }
  body.insert(0, section_of(extents));
  Header header;
  std::memcpy(header.magic, kind.magic.data(), sizeof header.magic);
  header.version = kind.version;
  header.choice = choice;
  header.bytes = sizeof header + body.size();
  header.checksum = checksum_of(header, body);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

MappedModel map_model_file(const std::string& path, const ModelKind& kind) {
  const auto fail = [&](int descriptor) {
    const std::string why = std::strerror(errno);
    if (descriptor >= 0) close(descriptor);
    throw Error(ErrorKind::environment, path + ": " + why + "; check the path and its permissions");
  };
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(-1);
  struct stat status {};
  if (fstat(descriptor, &status) != 0) fail(descriptor);
  auto mapping = std::make_shared<Mapping>();
  mapping->bytes = static_cast<std::size_t>(status.st_size);
  if (!S_ISREG(status.st_mode) || mapping->bytes == 0) {
    close(descriptor);
    refuse(path, kind, "not a " + std::string(kind.name));
  }
  mapping->address = mmap(nullptr, mapping->bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (mapping->address == MAP_FAILED) fail(descriptor);
  close(descriptor);
  const std::string_view bytes(static_cast<const char*>(mapping->address), mapping->bytes);
  return {std::move(mapping), bytes};
}

}  // namespace entente
