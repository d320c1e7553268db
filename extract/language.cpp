#include "extract/language.h"

#include <array>
#include <cstdint>
#include <initializer_list>

#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 8;
constexpr std::size_t fewest_words = 20;  // that allow a judgement on their kind
constexpr std::size_t long_text = 60;     // that English does not write without small words

// Words that hardly any other language writes so. "a", "in", "is", "on", "was" and
// the like are left out: they are common words elsewhere too.
constexpr std::string_view english_words =
    "the of and to for that with were are from has have by which his this it be been not would "
    "their they who said he she its but or at as after had more about into than when if could "
    "because other also there all new says how";

// Of German, Dutch, the Scandinavian languages, French, Spanish, Portuguese, Italian,
// Romanian, Polish, Czech, Croatian, Hungarian, Finnish, Turkish, Indonesian, Swahili
// and Vietnamese, without those that are English words.
constexpr std::string_view other_words =
    "der das und ist nicht den dem ein eine mit von auf sich auch dass wird sind zu im bei nach "
    "het een van en dat niet zijn voor aan ook maar werd op te door "
    "och att det som p\u00e5 \u00e4r av inte med til og er ikke har ett af "
    "le la les et des est une du dans pour qui que sur pas par ne avec il au ce "
    "el los las del y en por con una se su al lo "
    "os da em um uma com n\u00e3o na dos foi ao mais "
    "di che il della non per sono anche gli nel si dei alla "
    "\u0219i de din cu este pe nu care "
    "w z nie si\u0119 do jest \u017ce przez oraz "
    "je v ve \u017ee byl jsou jako ale "
    "i u su za od koji bio "
    "az egy hogy nem volt ja oli ei ett\u00e4 mutta "
    "bir ve bu i\u00e7in ile olarak da "
    "yang dan ini itu untuk dengan tidak "
    "ya wa kwa ni katika v\u00e0 c\u1ee7a l\u00e0 c\u00f3 nh\u1eefng";

// Up to eight bytes as one number.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t out = 0;
  for (const char c : word) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

// A closed hash table of packed words, small enough for the first-level cache.
class WordSet {
 public:
  constexpr explicit WordSet(std::string_view list) {
    while (!list.empty()) {
      const std::size_t end =
          list.find(' ') == std::string_view::npos ? list.size() : list.find(' ');
      if (end > 0 && end <= longest_word) add(packed(list.substr(0, end)));
      list.remove_prefix(end < list.size() ? end + 1 : end);
    }
  }

  constexpr bool holds(std::uint64_t word) const {
    for (std::size_t i = place(word);; i = (i + 1) % slots)
      if (words_[i] == word || words_[i] == 0) return words_[i] == word;
  }

 private:
  static constexpr std::size_t slots = 1024;
  static constexpr std::size_t place(std::uint64_t word) {
    return static_cast<std::size_t>((word * 0x9E3779B97F4A7C15ULL) >> 54);
  }
  constexpr void add(std::uint64_t word) {
    std::size_t i = place(word);
    while (words_[i] != 0 && words_[i] != word) i = (i + 1) % slots;
    words_[i] = word;
  }

  std::array<std::uint64_t, slots> words_{};
};

constexpr WordSet english(english_words);
constexpr WordSet elsewhere(other_words);

bool is_latin(char32_t letter) {
  return letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00) ||
         (letter >= 0xFB00 && letter < 0xFB07) || (letter >= 0xFF21 && letter <= 0xFF5A);
}

std::string percent(std::size_t part, std::size_t whole) {
  return std::to_string((100 * part + whole / 2) / whole) + " %";
}

}  // namespace

void LanguageCount::add(std::string_view token) {
  if (token.empty()) return;
  std::uint64_t word = 0;
  bool ascii = true;
  const bool small = token.size() <= longest_word;
  for (const char c : token.substr(0, longest_word)) {
    const auto b = static_cast<unsigned char>(c);
    ascii = ascii && b < 0x80;
    word = word << 8 | (b >= 'A' && b <= 'Z' ? b + 32u : b);
  }
  if (ascii) {
    const char first = static_cast<char>(token.front() | 0x20);
    if (first < 'a' || first > 'z') return;
  } else {
    std::size_t at = 0;
    const char32_t first = next_code_point(token, at);
    if (!is_letter(first)) return;
    if (!is_latin(first)) {
      ++words_;
      ++unlatin_;
      return;
    }
    if (small) {
      const std::string lower = to_lower(token);
      word = lower.size() <= longest_word ? packed(lower) : 0;
    }
  }
  ++words_;
  if (!small || word == 0) return;
  if (english.holds(word))
    ++english_;
  else if (elsewhere.holds(word))
    ++elsewhere_;
}

std::string LanguageCount::finding() const {
  if (unlatin_ * 2 > words_)
    return percent(unlatin_, words_) + " of " + counted(words_, "word") +
           " are not in Latin letters";
  if (words_ < fewest_words || english_ * 100 >= words_ * 12) return {};
  const bool foreign = elsewhere_ * 100 >= words_ * 12 && elsewhere_ >= 2 * english_;
  const bool nothing = words_ >= long_text && english_ * 100 < words_ * 4;
  if (!foreign && !nothing) return {};
  return "of " + counted(words_, "word") + ", " + percent(english_, words_) +
         " are among the commonest of English, " + percent(elsewhere_, words_) +
         " among those of other languages";
}

}  // namespace entente
