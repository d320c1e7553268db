#include "extract/gazetteer.h"

#include <cstring>
#include <string>

#include "extract/tokenize.h"

namespace entente {

std::uint64_t token_hash(std::string_view form) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ form.size();
  const char* p = form.data();
  std::size_t left = form.size();
  while (left > 0) {
    std::uint64_t piece = 0;
    const std::size_t take = left < 8 ? left : 8;
    std::memcpy(&piece, p, take);
    h = (h ^ piece) * 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
    p += take;
    left -= take;
  }
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 29);
}

std::uint64_t join_hash(std::uint64_t sequence, std::uint64_t token) {
  const std::uint64_t h = (sequence * 3 + 0x632BE59BD9B4E019ULL) ^ token;
  return (h * 0xBF58476D1CE4E5B9ULL) ^ (h >> 31);
}

const Gazetteer& Gazetteer::instance() {
  static const Gazetteer tables = [] {
    Gazetteer made;
    load_tables(made);
    return made;
  }();
  return tables;
}

const Lexeme* Gazetteer::find(std::uint64_t hash) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = static_cast<std::size_t>(hash) & mask;; i = (i + 1) & mask) {
    if (slots_[i].lexeme == 0) return nullptr;
    if (slots_[i].key == hash) return &lexemes_[slots_[i].lexeme - 1];
  }
}

Lexeme& Gazetteer::at(std::uint64_t hash) {
  if (lexemes_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = static_cast<std::size_t>(hash) & mask;
  for (; slots_[i].lexeme != 0; i = (i + 1) & mask)
    if (slots_[i].key == hash) return lexemes_[slots_[i].lexeme - 1];
  lexemes_.emplace_back();
  slots_[i] = {hash, static_cast<std::uint32_t>(lexemes_.size())};
  return lexemes_.back();
}

void Gazetteer::grow() {
  LargeVector<Slot> old(slots_.empty() ? 1u << 18 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.lexeme == 0) continue;
    std::size_t i = static_cast<std::size_t>(slot.key) & mask;
    while (slots_[i].lexeme != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

std::uint64_t Gazetteer::enter(std::string_view name) {
  std::uint64_t hash = 0;
  bool first = true;
  std::string room;
  split_tokens(name, [&](Token token) {
    const std::uint64_t h = token_hash(token_form(cut(name, token.span), room));
    if (!first) at(hash).more = true;
    hash = first ? h : join_hash(hash, h);
    at(hash);
    first = false;
  });
  return hash;
}

void Gazetteer::add(std::string_view name, const Known& known) {
  if (name.empty()) return;
  Lexeme& lexeme = at(enter(name));
  for (std::int32_t k = lexeme.known; k >= 0; k = known_[static_cast<std::size_t>(k)].next)
    if (known_[static_cast<std::size_t>(k)].sense == known.sense &&
        known_[static_cast<std::size_t>(k)].name == known.name)
      return;
  known_.push_back(known);
  known_.back().next = lexeme.known;
  lexeme.known = static_cast<std::int32_t>(known_.size() - 1);
}

void Gazetteer::add_word(std::string_view word, std::uint32_t classes, std::uint8_t frequency) {
  Lexeme& lexeme = at(token_hash(word));
  lexeme.words |= classes;
  if (frequency > lexeme.frequency) lexeme.frequency = frequency;
}

const Known* Gazetteer::meaning(const Lexeme* lexeme, Sense sense) const {
  if (!lexeme) return nullptr;
  for (std::int32_t k = lexeme->known; k >= 0; k = known(k).next)
    if (known(k).sense == sense) return &known(k);
  return nullptr;
}

}  // namespace entente
