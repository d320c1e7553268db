#include "extract/syntax/train_syntax.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "core/number.h"
#include "core/random.h"
#include "core/text.h"
#include "extract/names/model.h"
#include "extract/syntax/oracle.h"
#include "extract/syntax/perceptron.h"
#include "extract/syntax/sentence_parser.h"
#include "extract/syntax/tag_features.h"
#include "extract/syntax/transition_choice.h"

namespace entente {
namespace {

constexpr unsigned final_passes = 3;  // of the parser, with the features that are kept

using Say = std::function<void(const std::string&)>;

// A sentence with what is to be learnt from it.
struct Lesson {
  std::vector<std::string> words;
  std::vector<SyntaxNode> nodes;    // a projective tree
  std::vector<std::uint8_t> right;  // tag class of each word
  std::vector<std::uint8_t> tags;   // the same as a tagger that did not learn from it says
  std::size_t source = 0;           // number in the treebank

  std::vector<std::string_view> views() const { return {words.begin(), words.end()}; }
};

std::string title_case(const std::string& word) {
  std::size_t end = 0;
  next_code_point(word, end);
  return to_upper(word.substr(0, end)) + word.substr(end);
}

std::vector<Lesson> lessons_of(const std::vector<TreebankSentence>& treebank, bool recase) {
  std::vector<Lesson> out;
  for (std::size_t k = 0; k < treebank.size(); ++k) {
    Lesson lesson{treebank[k].words, treebank[k].nodes, {}, {}, k};
    projectivize(lesson.nodes);
    out.push_back(lesson);
    const std::size_t turn = k % 24;
    if (!recase || (turn != 5 && turn != 13 && turn != 21)) continue;
    for (std::string& word : lesson.words)
      word = turn == 5 ? to_upper(word) : turn == 13 ? title_case(word) : to_lower(word);
    out.push_back(std::move(lesson));
  }
  return out;
}

// Pairs of tags that occur three times or more; a rarer one counts as the most frequent
// with its Penn tag.
std::vector<TagClass> choose_classes(std::vector<Lesson>& lessons) {
  std::map<TagClass, std::uint32_t> counts;
  for (const Lesson& lesson : lessons)
    for (const SyntaxNode& node : lesson.nodes) ++counts[{node.form, node.tag}];
  std::vector<TagClass> out;
  std::map<PennTag, TagClass> usual;
  for (const auto& [pair, count] : counts) {
    const auto [at, fresh] = usual.emplace(pair.form, pair);
    if (!fresh && counts[at->second] < count) at->second = pair;
    if (count >= 3 && out.size() + penn_tags < most_classes) out.push_back(pair);
  }
  for (const auto& [form, pair] : usual)
    if (std::find(out.begin(), out.end(), pair) == out.end()) out.push_back(pair);
  for (Lesson& lesson : lessons)
    for (const SyntaxNode& node : lesson.nodes) {
      auto at = std::find(out.begin(), out.end(), TagClass{node.form, node.tag});
      if (at == out.end()) at = std::find(out.begin(), out.end(), usual.at(node.form));
      lesson.right.push_back(static_cast<std::uint8_t>(at - out.begin()));
    }
  return out;
}

// The tree of the `kept` nodes alone; what hangs from others moves up to the next kept one.
std::vector<SyntaxNode> without_marks(const std::vector<SyntaxNode>& nodes,
                                      std::span<const std::uint32_t> kept) {
  std::vector<std::uint32_t> place(nodes.size(), SyntaxNode::no_head);
  for (std::uint32_t k = 0; k < kept.size(); ++k) place[kept[k]] = k;
  std::vector<SyntaxNode> out;
  std::uint32_t root = SyntaxNode::no_head;
  for (std::uint32_t k = 0; k < kept.size(); ++k) {
    out.push_back(nodes[kept[k]]);
    std::uint32_t head = out[k].head;
    while (head != SyntaxNode::no_head && place[head] == SyntaxNode::no_head)
      head = nodes[head].head;
    out[k].head = head == SyntaxNode::no_head ? root : place[head];
    if (out[k].head == SyntaxNode::no_head) {
      root = k;
      out[k].relation = Dependency::root;
    } else if (out[k].relation == Dependency::root) {
      out[k].relation = Dependency::parataxis;
    } else if (out[k].relation == Dependency::punct) {
      out[k].relation = Dependency::dep;  // a mark that the tagger takes for a word
    }
  }
  return out;
}

class Trainer {
 public:
  Trainer(const SyntaxTraining& training, std::vector<Lesson>& lessons, std::size_t classes,
          const Say& say)
      : training_(training),
        lessons_(lessons),
        classes_(classes),
        words_(NamesModel::instance().lexicon()),
        say_(say) {}

  // From the lessons that are not of the fold; any other number takes all. Several taggers,
  // each from another order of the sentences, are better together; so are parsers.
  SparseArrays train_tagger(std::size_t fold, unsigned epochs) {
    std::vector<Perceptron> trained;
    for (unsigned round = 0; round < training_.taggers; ++round) {
      Perceptron& weights = trained.emplace_back(training_.tagger_updates);
      for (unsigned epoch = 0; epoch < epochs; ++epoch) {
        std::size_t wrong = 0, seen = 0;
        if (epoch + 1 == epochs) weights.keep_strongest(training_.tagger_features);
        for (const std::size_t k : shuffled(epoch, 10 * round + fold)) {
          if (fold_of(lessons_[k]) == fold) continue;
          wrong += learn_tags(lessons_[k], weights);
          seen += lessons_[k].words.size();
        }
        report("tagger", epoch, epochs, wrong, seen);
      }
    }
    return Perceptron::averaged(trained, training_.least_tag_weight);
  }

  // What the tagger says of the lessons of the fold.
  void tag_fold(const SparseArrays& arrays, std::size_t fold) {
    SparseWeights weights;
    weights.attach(arrays.keys.starts, arrays.keys.fingerprints, arrays.starts, arrays.entries,
                   classes_);
    std::size_t wrong = 0, seen = 0;
    for (Lesson& lesson : lessons_) {
      if (fold_of(lesson) != fold) continue;
      words_.read(lesson.views());
      tag_words(words_, weights, classes_, lesson.tags);
      for (std::size_t i = 0; i < lesson.tags.size(); ++i)
        wrong += lesson.tags[i] != lesson.right[i];
      seen += lesson.tags.size();
    }
    report("tags of a fold", 0, 1, wrong, seen);
  }

  SparseArrays train_parser(std::span<const TagClass> classes) {
    std::vector<Perceptron> trained;
    for (unsigned round = 0; round < training_.parsers; ++round) {
      Perceptron& weights = trained.emplace_back(training_.parser_updates);
      for (unsigned epoch = 0; epoch < training_.parser_epochs; ++epoch) {
        std::size_t wrong = 0, seen = 0;
        if (epoch + final_passes == training_.parser_epochs)
          weights.keep_strongest(training_.parser_features);
        for (const std::size_t k : shuffled(epoch, 1000 + round)) {
          wrong += learn_tree(lessons_[k], classes, epoch, weights);
          seen += 2 * kept_.size();
        }
        report("parser", epoch, training_.parser_epochs, wrong, seen);
      }
    }
    return Perceptron::averaged(trained, training_.least_weight);
  }

 private:
  // Blocks of neighbours, so that a document is mostly in one fold.
  std::size_t fold_of(const Lesson& lesson) const { return lesson.source / 48 % training_.folds; }

  void report(const std::string& what, unsigned epoch, unsigned epochs, std::size_t wrong,
              std::size_t seen) {
    say_(what + ", pass " + std::to_string(epoch + 1) + " of " + std::to_string(epochs) + ": " +
         fixed(100.0 * static_cast<double>(wrong) /
                   static_cast<double>(std::max<std::size_t>(seen, 1)),
               2) +
         " % wrong");
  }

  std::vector<std::size_t> shuffled(unsigned epoch, std::size_t task) {
    random_ = Random(training_.seed, 100 * task + epoch);
    std::vector<std::size_t> order(lessons_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.below(i)]);
    return order;
  }

  std::size_t learn_tags(const Lesson& lesson, Perceptron& weights) {
    words_.read(lesson.views());
    std::size_t wrong = 0;
    std::uint32_t tag1 = most_classes, tag2 = most_classes;
    const auto dropped = static_cast<std::uint64_t>(training_.tagger_dropout * 0x1.0p64);
    std::array<std::int32_t, most_classes> scores;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const SyntaxWords::Around a = words_.around(i);
      features_.clear();
      tag_features({a.left2, a.left1, a.here, a.right1, a.right2, tag1, tag2},
                   [&](std::uint64_t key) {
                     if (random_() >= dropped) features_.push_back(key);
                   });
      scores.fill(0);
      weights.score(features_, scores.data());
      const std::uint8_t best = best_class(scores.data(), classes_);
      if (best != lesson.right[i]) {
        weights.update(features_, lesson.right[i], 1);
        weights.update(features_, best, -1);
        ++wrong;
      }
      weights.step();
      tag2 = tag1;
      tag1 = best;
    }
    return wrong;
  }

  // Features are left out by chance, so that none is leant on alone.
  std::size_t learn_tree(const Lesson& lesson, std::span<const TagClass> classes, unsigned epoch,
                         Perceptron& weights) {
    words_.read(lesson.views());
    choose_attached(lesson.tags, classes, kept_);
    gather_facts(words_, lesson.tags, classes, kept_, facts_);
    const std::vector<SyntaxNode> tree = without_marks(lesson.nodes, kept_);
    const TreeOracle oracle(tree);
    state_.begin(static_cast<std::uint32_t>(kept_.size()));
    std::size_t wrong = 0;
    const auto dropped = static_cast<std::uint64_t>(training_.dropout * 0x1.0p64);
    std::array<std::int32_t, most_classes> scores;
    while (!state_.done()) {
      features_.clear();
      transition_features(state_, facts_.data(), [&](std::uint64_t key) {
        if (random_() >= dropped) features_.push_back(key);
      });
      scores.fill(0);
      weights.score(features_, scores.data());
      const TransitionChoice best = best_transition(state_, scores.data(), {true, true, true});
      const TransitionChoice right = best_right(oracle, scores.data());
      const bool same = best.transition == right.transition && best.relation == right.relation;
      if (!same) {
        correct(right, best, weights);
        ++wrong;
      }
      weights.step();
      const bool follow = epoch > 0 && random_.unit() < training_.explore;
      const TransitionChoice& taken = follow ? best : right;
      state_.apply(taken.transition, taken.relation);
    }
    return wrong;
  }

  // The best of the transitions that lose least, with the right relation where it makes a
  // right arc.
  TransitionChoice best_right(const TreeOracle& oracle, const std::int32_t* scores) const {
    const auto costs = oracle.costs(state_);
    std::uint32_t least = ~0u;
    for (std::size_t t = 0; t < transitions; ++t)
      if (state_.legal(static_cast<Transition>(t))) least = std::min(least, costs[t]);
    TransitionChoice out;
    bool found = false;
    for (std::size_t t = 0; t < transitions; ++t) {
      const auto transition = static_cast<Transition>(t);
      if (costs[t] != least || !state_.legal(transition)) continue;
      TransitionChoice choice{transition, Dependency::root, scores[transition_class(transition)]};
      if (transition != Transition::shift) {
        const std::uint32_t top = state_.stack(0);
        const std::uint32_t head =
            transition == Transition::left ? state_.buffer(0) : state_.stack(1);
        choice.relation = oracle.head(top) == head ? oracle.relation(top)
                                                   : best_relation(state_, scores, transition);
        choice.score += scores[transition_class(transition, choice.relation)];
      }
      if (!found || choice.score > out.score) out = choice;
      found = true;
    }
    return out;
  }

  void correct(const TransitionChoice& right, const TransitionChoice& best, Perceptron& weights) {
    if (right.transition != best.transition) {
      weights.update(features_, transition_class(right.transition), 1);
      weights.update(features_, transition_class(best.transition), -1);
    }
    if (right.transition != Transition::shift)
      weights.update(features_, transition_class(right.transition, right.relation), 1);
    if (best.transition != Transition::shift)
      weights.update(features_, transition_class(best.transition, best.relation), -1);
  }

  const SyntaxTraining& training_;
  std::vector<Lesson>& lessons_;
  std::size_t classes_;
  SyntaxWords words_;
  const Say& say_;
  Random random_{0, 0};
  ArcHybrid state_;
  std::vector<std::uint32_t> kept_;
  std::vector<WordFacts> facts_;
  std::vector<std::uint64_t> features_;
};

std::string describe(const std::vector<TreebankSentence>& treebank,
                     const SyntaxTraining& training) {
  std::size_t words = 0;
  for (const TreebankSentence& sentence : treebank) words += sentence.words.size();
  return "{\"sentences\":" + std::to_string(treebank.size()) +
         ",\"words\":" + std::to_string(words) + ",\"seed\":" + std::to_string(training.seed) +
         "}";
}

}  // namespace

std::string train_syntax(const std::vector<TreebankSentence>& treebank,
                         const SyntaxTraining& training, const Say& say) {
  std::vector<Lesson> lessons = lessons_of(treebank, training.recase);
  SyntaxModelParts parts;
  parts.tag_classes = choose_classes(lessons);
  Trainer trainer(training, lessons, parts.tag_classes.size(), say);
  for (std::size_t fold = 0; fold < training.folds; ++fold)
    trainer.tag_fold(trainer.train_tagger(fold, training.fold_epochs), fold);
  parts.tagging = trainer.train_tagger(training.folds, training.tagger_epochs);
  parts.parsing = trainer.train_parser(parts.tag_classes);
  parts.lemmas = learn_lemmas(treebank);
  parts.description = describe(treebank, training);
  return write_syntax_model(parts);
}

}  // namespace entente
