#include "extract/syntax/sentence_parser.h"

#include <algorithm>
#include <array>

#include "extract/syntax/marks.h"
#include "extract/syntax/prepositions.h"
#include "extract/syntax/tag_features.h"
#include "extract/syntax/transition_choice.h"

namespace entente {
namespace {

constexpr std::uint32_t most_words_kept = 1u << 16;

// The features of one decision.
class FeatureKeys {
 public:
  void add(std::uint64_t key) { keys_[size_++] = key; }
  std::span<const std::uint64_t> span() const { return {keys_.data(), size_}; }

 private:
  std::array<std::uint64_t, most_features> keys_;
  std::size_t size_ = 0;
};

// "accused" and "hopped" do not show whether the verb has an "e" or one "p": where the
// learnt rule makes no word that is known, one that is known is taken.
std::string known_verb(std::string lemma, const NamesLexicon& lexicon) {
  const auto known = [&](std::string_view word) {
    return lexicon.clusters_of(hash_bytes(word))[0] != 0;
  };
  const std::size_t n = lemma.size();
  if (n < 3 || known(lemma)) return lemma;
  if (known(lemma + "e")) return lemma + "e";
  const bool doubled = lemma[n - 1] == lemma[n - 2];
  const std::string_view shorter = std::string_view(lemma).substr(0, n - 1);
  if ((doubled || lemma.back() == 'e') && known(shorter)) lemma.pop_back();
  return lemma;
}

bool is_past_or_participle(PennTag form) {
  return form == PennTag::vbd || form == PennTag::vbn || form == PennTag::vbg;
}

}  // namespace

void SyntaxWords::read(std::span<const std::string_view> words) {
  if (table_.size() > most_words_kept) table_.clear();
  mode_ = case_mode(words);
  words_.clear();
  for (const std::string_view word : words) words_.push_back(table_.intern(word, mode_));
}

SyntaxWords::Around SyntaxWords::around(std::size_t i) const {
  const SyntaxWords& w = *this;
  const std::size_t n = size();
  return {i > 1 ? &w[i - 2] : &before(), i > 0 ? &w[i - 1] : &before(), &w[i],
          i + 1 < n ? &w[i + 1] : &after(), i + 2 < n ? &w[i + 2] : &after()};
}

void tag_words(const SyntaxWords& words, const SparseWeights& weights, std::size_t classes,
               std::vector<std::uint8_t>& out) {
  out.resize(words.size());
  std::array<std::int32_t, most_classes> scores;
  std::uint32_t tag1 = most_classes, tag2 = most_classes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const SyntaxWords::Around a = words.around(i);
    FeatureKeys keys;
    tag_features({a.left2, a.left1, a.here, a.right1, a.right2, tag1, tag2},
                 [&](std::uint64_t key) { keys.add(key); });
    scores.fill(0);
    weights.score(keys.span(), scores.data());
    out[i] = best_class(scores.data(), classes);
    tag2 = tag1;
    tag1 = out[i];
  }
}

void choose_attached(std::span<const std::uint8_t> tags, std::span<const TagClass> classes,
                     std::vector<std::uint32_t>& out) {
  out.clear();
  for (std::uint32_t i = 0; i < tags.size(); ++i)
    if (classes[tags[i]].tag != WordTag::punct) out.push_back(i);
  if (!out.empty()) return;
  for (std::uint32_t i = 0; i < tags.size(); ++i) out.push_back(i);
}

void gather_facts(const SyntaxWords& words, std::span<const std::uint8_t> tags,
                  std::span<const TagClass> classes, std::span<const std::uint32_t> kept,
                  std::vector<WordFacts>& out) {
  out.resize(kept.size() + 2);
  std::uint32_t commas = 0, verbs = 0, open = 0, i = 0;
  bool quoted = false;
  // The marks before `end`, of which only the last counts where there are several of a kind.
  const auto marks_before = [&](std::uint32_t end) {
    std::uint64_t marks = 0;
    for (; i < end; ++i) {
      const PennTag form = classes[tags[i]].form;
      marks = blend(marks, words[i].form);
      commas += form == PennTag::comma;
      open += form == PennTag::open_bracket;
      open -= form == PennTag::close_bracket && open > 0;
      if (form == PennTag::open_quote || form == PennTag::close_quote) quoted = !quoted;
    }
    return marks;
  };
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const std::uint64_t marks = marks_before(kept[k]);
    const WordTraits& word = words[i];
    out[k] = {word.form,       tags[i] + 1u,   word.cluster[0], word.cluster[1],
              word.cluster[2], word.suffix[2], marks,           commas,
              verbs,           std::min(open, 3u) * 2 + quoted};
    verbs += classes[tags[i++]].tag == WordTag::verb;
  }
  const std::uint64_t last = marks_before(static_cast<std::uint32_t>(tags.size()));
  out[kept.size()] = {1, 201, 0, 0, 0, 0, last, commas, verbs, 0};
  out[kept.size() + 1] = {2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
}

SentenceParser::SentenceParser(const SyntaxModel& model, const NamesLexicon& lexicon)
    : model_(model), words_(lexicon) {}

void SentenceParser::attach() {
  choose_attached(tags_, model_.tag_classes(), kept_);
  gather_facts(words_, tags_, model_.tag_classes(), kept_, facts_);
  state_.begin(static_cast<std::uint32_t>(kept_.size()));
  std::array<std::int32_t, most_classes> scores;
  while (!state_.done()) {
    FeatureKeys keys;
    transition_features(state_, facts_.data(), [&](std::uint64_t key) { keys.add(key); });
    scores.fill(0);
    model_.parsing().score(keys.span(), scores.data());
    const TransitionChoice best = best_transition(state_, scores.data(), {true, true, true});
    state_.apply(best.transition, best.relation);
  }
}

std::vector<SyntaxNode> SentenceParser::parse(std::span<const std::string_view> words) {
  words_.read(words);
  tag_words(words_, model_.tagging(), model_.tag_classes().size(), tags_);
  attach();
  std::vector<SyntaxNode> out(words.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const TagClass& tag = model_.tag_classes()[tags_[i]];
    out[i].relation = Dependency::punct;
    out[i].tag = tag.tag;
    out[i].form = tag.form;
    out[i].lemma = model_.lemmas().lemma(words[i], tag.form, words_.shouted());
    if (is_past_or_participle(tag.form))
      out[i].lemma = known_verb(std::move(out[i].lemma), words_.lexicon());
  }
  for (std::uint32_t k = 0; k < kept_.size(); ++k) {
    const std::uint32_t head = state_.head(k);
    out[kept_[k]].head = head == state_.root() ? SyntaxNode::no_head : kept_[head];
    out[kept_[k]].relation = state_.relation(k);
  }
  turn_prepositions(out);
  attach_marks(words, kept_, out);
  return out;
}

}  // namespace entente
