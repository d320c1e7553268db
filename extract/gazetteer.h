#pragma once

// What the tables in data/ know about words and names. Read once, on first use,
// into one hash table of token sequences (about 10 ms); read-only afterwards.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/large_memory.h"
#include "core/ontology.h"

namespace entente {

// What a sequence of tokens may be. One sequence may be several things:
// "Georgia" is a state and a part of the United States.
enum class Sense : std::uint8_t {
  state,    // "Russia", "US"
  demonym,  // "Russian", "Americans"
  capital,  // "Moscow": the government when it acts, else a city
  seat,     // "the Kremlin"
  city,
  place,        // regions, rivers, continents
  inhabitants,  // "Texan", "African": of a place
  organization,
  media,
  group,        // "the West", "Kurds"
  person,       // a known leader
  leader,       // last word of the name of a known leader, who may be meant by it
  body,         // a body of any state: "Foreign Ministry"
  body_ending,  // "... Committee"
  title,        // before or after a person's name; `detail` is its class
  venue,        // "Hotel", "Airport"
};

// One row's meaning of a name. Views live as long as the program.
struct Known {
  Sense sense = Sense::state;
  std::string_view name = {};           // canonical
  std::string_view state = {};          // the state it belongs to, if any
  std::string_view detail = {};         // class of the row: "party", "newspaper", "political"
  std::string_view wikidata = {};       // of states
  std::string_view from = {}, to = {};  // years of office of a person
  std::int32_t next = -1;               // another meaning of the same tokens
};

// Properties of single words, as bits of Lexeme::words.
enum WordTrait : std::uint32_t {
  given_name = 1u << 0,
  surname = 1u << 1,
  leader_surname = 1u << 2,
  particle = 1u << 3,
  calendar = 1u << 4,
  event_word = 1u << 5,
  legal_word = 1u << 6,
  work_word = 1u << 7,
  speech_verb = 1u << 8,
  person_verb = 1u << 9,
  act_verb = 1u << 10,
  locative = 1u << 11,
  media_noun = 1u << 12,
  place_noun = 1u << 13,
  not_name = 1u << 14,
  org_noun = 1u << 15,
  giving_verb = 1u << 16,  // "give": who is named next receives
  given_thing = 1u << 17,  // "sanctions", "aid": to, for or on a government
};

// What is known of a sequence of tokens that begins some entry.
struct Lexeme {
  std::uint32_t words = 0;     // WordTrait bits, for single tokens
  std::uint8_t frequency = 0;  // log2 of its count as a lower-case word, 0 = rare
  bool more = false;           // longer entries begin with these tokens
  std::int32_t known = -1;     // first meaning
};

// Hash of one token's form, and of a sequence of them.
std::uint64_t token_hash(std::string_view form);
std::uint64_t join_hash(std::uint64_t sequence, std::uint64_t token);

class Gazetteer {
 public:
  // The tables of this program. Thread-safe.
  static const Gazetteer& instance();

  // Null if no entry begins with the sequence of that hash. O(1).
  const Lexeme* find(std::uint64_t hash) const;
  // For many look-ups in a row: sends for what find(hash) reads first.
  void send_for_lexeme(std::uint64_t hash) const {
    if (!slots_.empty()) send_for(&slots_[static_cast<std::size_t>(hash) & (slots_.size() - 1)]);
  }

  const Known& known(std::int32_t index) const { return known_[static_cast<std::size_t>(index)]; }

  // The meaning with that sense of `lexeme`, or null.
  const Known* meaning(const Lexeme* lexeme, Sense sense) const;

  // Adds one entry; used while loading. `name` may be several tokens.
  void add(std::string_view name, const Known& known);
  void add_word(std::string_view word, std::uint32_t classes, std::uint8_t frequency);

 private:
  Lexeme& at(std::uint64_t hash);
  std::uint64_t enter(std::string_view name);
  void grow();

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t lexeme = 0;  // 1-based; 0 = free
  };
  LargeVector<Slot> slots_;
  LargeVector<Lexeme> lexemes_;
  std::vector<Known> known_;
};

// Fills a gazetteer from the embedded tables.
void load_tables(Gazetteer& gazetteer);

}  // namespace entente
