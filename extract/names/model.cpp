#include "extract/names/model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include <zlib.h>

#include "core/embedded.h"
#include "core/error.h"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

constexpr std::string_view magic = "ENTNAMES";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t alignment = 64;

enum Section : unsigned {
  cluster_starts,
  cluster_keys,
  cluster_values,
  phrase_starts,
  phrase_keys,
  phrase_values,
  feature_starts,
  feature_keys,
  feature_weights,
  label_transitions,
  text_description,
  section_count
};

struct Extent {
  std::uint64_t offset = 0, bytes = 0;
};

struct Header {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t checksum = 0;  // CRC-32 of the file with 0 here
  std::uint64_t bytes = 0;     // of the file
  std::uint64_t choice = 0;    // FeatureChoice as bits
  Extent sections[section_count];
};

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw Error(ErrorKind::input, name + ": " + what +
                                    "; train it again with `entente train names`, or leave the "
                                    "option out to use the model of this program");
}

// Of the header, its checksum taken for 0, and the rest of the file.
std::uint32_t checksum_of(Header header, std::string_view body) {
  header.checksum = 0;
  const uLong head = crc32_z(0, reinterpret_cast<const unsigned char*>(&header), sizeof header);
  return static_cast<std::uint32_t>(
      crc32_z(head, reinterpret_cast<const unsigned char*>(body.data()), body.size()));
}

Header read_header(std::string_view bytes, const std::string& name, bool check) {
  Header header;
  if (bytes.size() < sizeof header || bytes.substr(0, magic.size()) != magic)
    refuse(name, "not a names model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != format_version)
    refuse(name, "names model of format " + std::to_string(header.version) +
                     ", this program reads format " + std::to_string(format_version));
  if (header.bytes != bytes.size())
    refuse(name, "names model of " + std::to_string(header.bytes) + " bytes, the file has " +
                     std::to_string(bytes.size()));
  if (check && checksum_of(header, bytes.substr(sizeof header)) != header.checksum)
    refuse(name, "damaged names model: its checksum does not fit");
  for (const Extent& e : header.sections)
    if (e.offset % alignment != 0 || e.offset > bytes.size() || e.bytes > bytes.size() - e.offset)
      refuse(name, "damaged names model: a section lies outside the file");
  return header;
}

template <class T>
std::span<const T> section(std::string_view bytes, const Header& header, Section which) {
  const Extent& e = header.sections[which];
  return {reinterpret_cast<const T*>(bytes.data() + e.offset), e.bytes / sizeof(T)};
}

}  // namespace

NamesModel::NamesModel(std::string_view bytes, const std::string& name, bool check) {
  const Header header = read_header(bytes, name, check);
  const auto u32 = [&](Section which) { return section<std::uint32_t>(bytes, header, which); };
  lexicon_.clusters = u32(cluster_values);
  lexicon_.classes = section<std::uint16_t>(bytes, header, phrase_values);
  weights_ = section<LabelWeights>(bytes, header, feature_weights);
  transitions_ = section<std::int16_t>(bytes, header, label_transitions);
  const bool whole = lexicon_.cluster_words.attach(u32(cluster_starts), u32(cluster_keys)) &&
                     lexicon_.phrases.attach(u32(phrase_starts), u32(phrase_keys)) &&
                     keys_.attach(u32(feature_starts), u32(feature_keys)) &&
                     lexicon_.clusters.size() == lexicon_.cluster_words.fingerprints.size() &&
                     lexicon_.classes.size() == lexicon_.phrases.fingerprints.size() &&
                     weights_.size() == keys_.fingerprints.size() &&
                     transitions_.size() == label_count * label_count;
  if (!whole) refuse(name, "damaged names model: its tables do not fit together");
  features_ = {(header.choice & 1) != 0, (header.choice & 2) != 0, (header.choice & 4) != 0};
  const auto text = section<char>(bytes, header, text_description);
  description_ = {text.data(), text.size()};
  make_filter();
}

// One bit for each key, eight bits of room: seven of eight misses end here, in the
// second-level cache.
void NamesModel::make_filter() {
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(1024, weights_.size() * 8));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint32_t key : keys_.fingerprints) {
    const std::uint64_t bit = key & filter_mask_;
    filter_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
}

const NamesModel& NamesModel::instance() {
  static const NamesModel model(embedded("data/names.bin"), "data/names.bin", false);
  return model;
}

namespace {

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

std::shared_ptr<Mapping> map_file(const std::string& path) {
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
    refuse(path, "not a names model");
  }
  mapping->address = mmap(nullptr, mapping->bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (mapping->address == MAP_FAILED) fail(descriptor);
  close(descriptor);
  return mapping;
}

}  // namespace

std::shared_ptr<const NamesModel> NamesModel::load(const std::string& path) {
  std::shared_ptr<Mapping> mapping = map_file(path);
  const std::string_view bytes(static_cast<const char*>(mapping->address), mapping->bytes);
  auto model = std::make_shared<NamesModel>(bytes, path, true);
  model->mapping_ = std::move(mapping);
  return model;
}

std::string write_names_model(const NamesModelParts& parts) {
  const FingerprintArrays keys = arrange_keys(parts.keys);
  std::vector<LabelWeights> weights;
  weights.reserve(keys.order.size());
  for (const std::uint32_t i : keys.order) weights.push_back(parts.weights[i]);
  Header header;
  std::memcpy(header.magic, magic.data(), magic.size());
  header.version = format_version;
  header.choice = (parts.features.clusters ? 1u : 0u) | (parts.features.lists ? 2u : 0u) |
                  (parts.features.document ? 4u : 0u);
  std::string body;
  const auto put = [&](Section which, const auto& values) {
    const std::size_t before = sizeof header + body.size();
    body.append((alignment - before % alignment) % alignment, '\0');
    const std::size_t bytes = values.size() * sizeof(values[0]);
    header.sections[which] = {sizeof header + body.size(), bytes};
    body.append(reinterpret_cast<const char*>(values.data()), bytes);
  };
  put(cluster_starts, parts.lexicon.cluster_words.starts);
  put(cluster_keys, parts.lexicon.cluster_words.fingerprints);
  put(cluster_values, parts.lexicon.clusters);
  put(phrase_starts, parts.lexicon.phrases.starts);
  put(phrase_keys, parts.lexicon.phrases.fingerprints);
  put(phrase_values, parts.lexicon.classes);
  put(feature_starts, keys.starts);
  put(feature_keys, keys.fingerprints);
  put(feature_weights, weights);
  put(label_transitions, parts.transitions);
  put(text_description, parts.description);
  header.bytes = sizeof header + body.size();
  header.checksum = checksum_of(header, body);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body;
}

}  // namespace entente
