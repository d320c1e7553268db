#pragma once

// What earlier sentences of a document told, as far as later ones point back to it: "the
// attack" without its attacker, "the accusations" without their author, "the banned groups"
// without who banned them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/event_setting.h"
#include "extract/tree_party.h"

namespace entente {

class ToldMemory {
 public:
  // Takes in a sentence's ties, the deeds that its phrases tell of one doer alone ("Utopia
  // imposed sanctions") and whose the decisions, claims and plans in it are. To be called once a sentence, in the order of the text. O(chunks).
  void keep(const Telling& telling, const std::vector<Tie>& told);
  // Takes in who did something whose victim the sentence does not name.
  void note_doer(TieKind kind, const Party& party, std::uint32_t sentence);

  // Whether a sentence may ask whose() something: then it is worth a tree. O(words).
  bool may_answer(const Clause& clause) const;
  // Whose "the attack" or "this decision" at node `noun` is, if the sentence does not say it
  // and one of the sentences right before does; never somebody of `asking`. O(1).
  std::optional<std::uint32_t> whose(const TreeParties& parties, NodeIndex noun,
                                     const Party& asking, std::uint32_t sentence) const;
  // Who alone did the last deed of that kind told in the few sentences before. O(1).
  std::optional<std::uint32_t> doer(TieKind kind, std::uint32_t sentence) const;

  // "The banned groups include A, B and C": the tie between who banned, as told before, and
  // those listed here; nullopt for any other sentence. O(chunks + mentions).
  std::optional<Tie> listed(const Telling& telling) const;

 private:
  struct Kept {
    std::uint32_t entity = 0;
    std::uint32_t sentence = 0;
    std::vector<std::uint32_t> against;  // sorted
    bool sole = true;                    // nobody else was told to do the like before
  };

  void deed(TieKind kind, Kept kept);
  void keep_owners(const Telling& telling);
  bool knows(std::string_view word, std::uint32_t sentence) const;

  std::map<TieKind, Kept> last_;         // by kind
  std::map<std::string, Kept> owners_;   // by the lemma of the thing
  std::optional<Kept> last_deed_;        // of any kind but words
};

}  // namespace entente
