#include "extract/actors/group_keys.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/hash.h"
#include "core/text.h"

// Held by namesake_keys_test.cpp.

namespace entente {
namespace {

// Eight letters as a number, by which texts are told apart without a look at them.
std::uint64_t first_letters(std::string_view text) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i)
    out = out << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return out;
}

constexpr std::size_t fewest_digits = 6;

std::string text_of(const RecordView& record) {
  return record.document_key() + "/" + std::to_string(record.entity()) + "/" +
         std::string(record.name());
}

RecordView first_record(const ActorGroup& group, const Records& records) {
  return records[group.links.front().record];
}

// As their texts do, which are seldom needed: keys of documents are of one length.
bool stands_before(const RecordView& a, const RecordView& b) {
  const std::string &one = a.document_key(), &other = b.document_key();
  if (one.size() == other.size() && one != other) return one < other;
  return text_of(a) < text_of(b);
}

std::string plain_key(const ActorGroup& group) {
  std::string key = slug(group.key);
  if (key.size() > 80) key.resize(80);
  return key;
}

// Whether it looks like a key with digits behind it, of which another group may have it.
bool has_digits(std::string_view plain) {
  const std::string_view end = plain.substr(plain.rfind('-') + 1);
  return end.size() >= fewest_digits && end.size() < plain.size() &&
         end.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Kind and name: mostly enough to tell a group from others of its slug.
std::string told_apart(const ActorGroup& group) {
  const char kind = group.type == ActorType::person  ? 'p'
                    : group.type == ActorType::state ? 's'
                                                     : 'b';
  return kind + name_identity(group.key);
}

}  // namespace

void give_keys(std::span<ActorGroup> groups, std::span<const std::uint64_t> mentions,
               const Records& records) {
  struct Bearer {
    std::string plain, told;
    bool known = false;
    std::uint64_t mentions = 0;
    std::uint32_t group = 0;
  };
  std::vector<Bearer> bearers;
  bearers.reserve(groups.size());
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    bearers.push_back({plain_key(groups[g]), told_apart(groups[g]), !groups[g].wikidata.empty(),
                       mentions[g], g});
  }
  std::vector<std::pair<std::uint64_t, const Bearer*>> order;
  for (const Bearer& b : bearers) order.emplace_back(first_letters(b.plain), &b);
  std::sort(order.begin(), order.end(), [&](const auto& one, const auto& other_one) {
    if (one.first != other_one.first) return one.first < other_one.first;
    const Bearer *a = one.second, *b = other_one.second;
    const auto some = std::tie(a->plain, b->known, b->mentions, a->told);
    const auto other = std::tie(b->plain, a->known, a->mentions, b->told);
    if (some != other) return some < other;
    return stands_before(first_record(groups[a->group], records),
                         first_record(groups[b->group], records));
  });
  // How many are told like one that may need digits of its own, which few do.
  std::unordered_map<std::string_view, std::uint64_t> named;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (const Bearer& b = *order[i].second;
        b.plain.empty() || (i > 0 && order[i - 1].second->plain == b.plain) || has_digits(b.plain))
      named.emplace(b.told, 0);
  for (const Bearer& b : bearers)
    if (const auto at = named.find(b.told); at != named.end()) ++at->second;
  std::set<std::string> made;  // behind all plain keys that stand before
  const Bearer* last = nullptr;
  for (const auto& [letters, b] : order) {
    const bool taken = (last && last->plain == b->plain) || made.contains(b->plain);
    last = b;
    std::string& key = groups[b->group].key;
    key = b->plain;
    if (!b->plain.empty() && !taken) continue;
    std::string self = b->told;
    if (named.at(self) > 1) self += "/" + text_of(first_record(groups[b->group], records));
    const std::string digits = sha256_hex(self);
    const std::string stem = (b->plain.empty() ? "actor" : b->plain) + "-";
    std::size_t n = fewest_digits;
    do key = stem + digits.substr(0, n++);
    while (!made.insert(key).second);
  }
}

std::vector<std::uint32_t> by_key(std::span<const ActorGroup> groups) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t g = 0; g < groups.size(); ++g)
    order.emplace_back(first_letters(groups[g].key), g);
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : groups[a.second].key < groups[b.second].key;
  });
  std::vector<std::uint32_t> out;
  for (const auto& [letters, g] : order) out.push_back(g);
  return out;
}

}  // namespace entente
