#pragma once

// The persons a text has spoken of so far, and whom of them a pronoun or "the two
// leaders" means.

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/annotation.h"
#include "extract/reading.h"
#include "extract/refer_words.h"

namespace entente {

constexpr std::uint32_t nobody = 0xFFFFFFFF;

// A person spoken of.
struct Seen {
  std::uint32_t entity = nobody;  // nobody: "a woman"
  std::uint32_t sentence = 0;
  Gender gender = Gender::unknown;
  bool governed = false;  // by a preposition or a verb before it
};

struct Choice {
  std::uint32_t entity = nobody;
  float confidence = 0;
  const char* reason = "";
};

struct Couple {
  std::vector<std::uint32_t> two;  // ascending; empty: nobody
  bool here = false;               // both are named in the present sentence
};

class People {
 public:
  // The gender of each person by name, roles and the title before a mention. O(names).
  People(const Reading& reading, const std::vector<Entity>& entities,
         const std::vector<Mention>& named);

  void begin_sentence(std::uint32_t sentence);
  void add(std::uint32_t entity, bool governed);
  void add_unnamed(Gender gender, bool governed);
  // From now on the person is known to be of that gender.
  void settle(std::uint32_t entity, Gender gender);

  Gender gender(std::uint32_t entity) const { return gender_[entity]; }
  // Those of the present sentence, in order.
  std::size_t count_here() const { return seen_.size() - here_; }
  const Seen& last() const { return seen_.back(); }

  // Whom a singular pronoun means: the one person of that gender in this sentence, else
  // in the one before; of several the only one that nothing governs. With `own_clause`
  // it is not the subject beside it ("Ann asked her"). O(persons near).
  Choice meant_by(const Pronoun& pronoun, bool own_clause) const;

  // The two persons named last, if no third one comes between; each must hold one of
  // the offices that the noun asks for, if any office of theirs is told. O(persons near).
  Couple two_last(std::string_view noun) const;

 private:
  std::vector<Seen> candidates(std::size_t first, std::size_t end, Gender gender) const;
  Choice topic_before(Gender gender) const;
  bool fits(std::uint32_t entity, std::string_view noun) const;

  const std::vector<Entity>& entities_;
  std::vector<Gender> gender_;  // by entity
  std::vector<Seen> seen_;
  std::size_t here_ = 0;  // where the present sentence begins in seen_
  std::uint32_t sentence_ = 0;
};

// False if the two are known to differ.
bool agree(Gender a, Gender b);

// Whether the noun phrase that holds token `first` follows a preposition or a verb: it is
// no subject. O(1).
bool is_governed(const Reading& reading, std::size_t first, const Sentence& sentence);

}  // namespace entente
