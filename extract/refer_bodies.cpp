#include "extract/refer_bodies.h"

#include <algorithm>

#include "core/text.h"
#include "extract/actors/body_name.h"
#include "extract/event_words.h"
#include "extract/refer_words.h"

namespace entente {
namespace {

constexpr std::size_t most_mentions = 512;  // looked at, so that a long text costs no square
constexpr std::uint32_t reach = 3;          // sentences back

}  // namespace

// "commission" is a word of "European Commission".
bool BodyNouns::is_called(std::uint32_t entity, const std::string& noun) const {
  const std::string name = " " + fold(entities_[entity].name) + " ";
  return name.find(" " + noun + " ") != std::string::npos;
}

// The class that a table gives the words, or their last one: "igo", "company".
std::string_view BodyNouns::class_of(const Mention& m) const {
  const Gazetteer& g = Gazetteer::instance();
  const Reading::Match whole = r_.longest(
      m.first_token, m.end_token, bit(Sense::organization) | bit(Sense::body) | bit(Sense::media));
  if (whole.end == m.end_token)
    for (const Sense sense : {Sense::organization, Sense::media, Sense::body})
      if (const Known* known = g.meaning(whole.lexeme, sense)) return known->detail;
  for (std::size_t i = m.first_token; i < m.end_token; ++i) {
    const Reading::Match ending = r_.longest(i, m.end_token, bit(Sense::body_ending));
    if (ending.end == m.end_token) return g.meaning(ending.lexeme, Sense::body_ending)->detail;
  }
  return {};
}

// "Parliament of Utopia" tells of Utopia too.
const std::string& BodyNouns::state_told_by(std::uint32_t entity) {
  const auto [at, fresh] = state_told_.try_emplace(entity);
  if (fresh) at->second = parse_body_name(entities_[entity].name).state;
  return at->second;
}

// "the country": the one state that this sentence or the two before name, if no other
// was named more often so far.
std::optional<BodyNoun> BodyNouns::state_at(std::size_t i, const Sentence& sentence,
                                            const std::vector<Mention>& named,
                                            std::size_t next) {
  const auto here = static_cast<std::uint32_t>(&sentence - r_.sentences().data());
  std::optional<std::uint32_t> one;
  std::unordered_map<std::uint32_t, std::uint32_t> times;
  std::uint32_t most = 0;
  std::string_view of_body;
  for (std::size_t m = next - std::min(next, most_mentions); m < next; ++m) {
    const std::uint32_t e = named[m].entity;
    const bool near = named[m].sentence + 2 >= here;
    if (named[m].type == ActorType::organization && near)
      if (const std::string& told = state_told_by(e); !told.empty()) {
        if (!of_body.empty() && of_body != told) return std::nullopt;
        of_body = told;
      }
    if (named[m].type != ActorType::state) continue;
    most = std::max(most, ++times[e]);
    if (!near) continue;
    if (one && *one != e) return std::nullopt;
    one = e;
  }
  if (!one || times[*one] < most) return std::nullopt;
  if (!of_body.empty() && of_body != entities_[*one].name) return std::nullopt;
  return BodyNoun{i, i + 2, *one, 0.7f, "the one state named before"};
}

std::optional<BodyNoun> BodyNouns::noun_at(std::size_t i, const Sentence& sentence,
                                           const std::vector<Mention>& named, std::size_t next) {
  if (!r_.is(i, "the") && !r_.is(i, "The")) return std::nullopt;
  const std::size_t at = i + 1;
  if (at >= sentence.end_token || r_[at].shape != WordShape::lower) return std::nullopt;
  const std::string noun(r_.token(at));
  const auto classes = body_classes(noun);
  const bool country = noun == "country" || noun == "nation" || noun == "republic";
  if (classes.empty() && !country) return std::nullopt;
  if (at + 1 < sentence.end_token) {
    const std::string after = to_lower(r_.token(at + 1));
    const bool longer = r_[at + 1].shape == WordShape::lower &&
                        !is_word(after, WordClass::preposition) && !is_known_verb(after) &&
                        !is_word(after, WordClass::auxiliary) &&
                        !is_word(after, WordClass::adverb) &&
                        !is_word(after, WordClass::conjunction) && !r_.has(at + 1, speech_verb);
    if (longer || after == "of" || after == "that" || after == "which" || after == "-" ||
        r_.capitalised(at + 1))
      return std::nullopt;
  }
  if (country) return state_at(i, sentence, named, next);
  std::optional<std::uint32_t> called, classed;
  bool many_called = false, many_classed = false;
  bool classed_is_last = false;  // no other body was named since
  std::uint32_t last = 0;
  for (std::size_t m = next - std::min(next, most_mentions); m < next; ++m) {
    const Mention& mention = named[m];
    if (mention.type != ActorType::organization && mention.type != ActorType::media) continue;
    const std::uint32_t e = mention.entity;
    if (mention.type == ActorType::organization) classed_is_last = classed && *classed == e;
    const bool has_noun = is_called(e, noun);
    const std::string_view word_class = has_noun ? std::string_view() : class_of(mention);
    const bool fits = std::find(classes.begin(), classes.end(), word_class) != classes.end();
    if (!has_noun && !fits) continue;
    auto& one = has_noun ? called : classed;
    auto& many = has_noun ? many_called : many_classed;
    many = many || (one && *one != e);
    one = e;
    classed_is_last = classed && *classed == e;
    last = mention.sentence;
  }
  const auto chosen = called ? called : classed;
  if (!called && !classed_is_last) return std::nullopt;
  if (!chosen || (called ? many_called : many_classed)) return std::nullopt;
  const auto here = static_cast<std::uint32_t>(&sentence - r_.sentences().data());
  if (last + reach < here) return std::nullopt;
  return BodyNoun{i, at + 1, *chosen, called ? 0.9f : 0.75f,
                  called ? "the one body with this noun in its name"
                         : "the one body of this kind named before"};
}

}  // namespace entente
