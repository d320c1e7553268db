#include "extract/syntax/conllu.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::size_t columns = 10;

[[noreturn]] void wrong(const std::string& name, std::size_t line, const std::string& what) {
  throw Error(ErrorKind::input,
              name + ":" + std::to_string(line) + ": " + what + "; a CoNLL-U file is expected");
}

// The first ten fields; fewer if the line has fewer.
std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  while (out.size() < columns) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  return out;
}

SyntaxNode node_of(const std::vector<std::string_view>& fields, const std::string& name,
                   std::size_t line) {
  SyntaxNode node;
  const auto tag = word_tag_named(fields[3]);
  const auto relation = dependency_named(fields[7]);
  const auto head = parse_number<std::uint32_t>(fields[6]);
  if (!tag) wrong(name, line, "unknown part of speech '" + std::string(fields[3]) + "'");
  if (!relation) wrong(name, line, "unknown relation '" + std::string(fields[7]) + "'");
  if (!head) wrong(name, line, "no head");
  node.tag = *tag;
  node.form = penn_tag_named(fields[4]).value_or(PennTag::fw);
  node.relation = *relation;
  node.head = *head == 0 ? SyntaxNode::no_head : *head - 1;
  node.lemma = fields[2];
  return node;
}

// Each node under one root, without a cycle.
bool is_tree(const std::vector<SyntaxNode>& nodes) {
  std::size_t roots = 0;
  for (const SyntaxNode& node : nodes) {
    roots += node.head == SyntaxNode::no_head;
    if (node.head != SyntaxNode::no_head && node.head >= nodes.size()) return false;
  }
  if (roots != 1) return false;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    std::size_t steps = 0;
    for (std::uint32_t at = i; at != SyntaxNode::no_head; at = nodes[at].head)
      if (++steps > nodes.size()) return false;
  }
  return true;
}

// Whether `node` is below `above`.
bool below(const std::vector<SyntaxNode>& nodes, std::uint32_t node, std::uint32_t above) {
  for (; node != SyntaxNode::no_head; node = nodes[node].head)
    if (node == above) return true;
  return false;
}

}  // namespace

std::vector<TreebankSentence> read_conllu(std::string_view text, const std::string& name) {
  std::vector<TreebankSentence> out;
  TreebankSentence sentence;
  std::size_t number = 0;
  const auto finish = [&] {
    if (sentence.words.empty()) return;
    if (!is_tree(sentence.nodes)) wrong(name, number, "the sentence before is no tree");
    out.push_back(std::move(sentence));
    sentence = {};
  };
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      finish();
      continue;
    }
    if (line.front() == '#') continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() < columns) wrong(name, number, "fewer than ten columns");
    if (fields[0].find_first_of("-.") != std::string_view::npos) continue;
    sentence.words.emplace_back(fields[1]);
    sentence.nodes.push_back(node_of(fields, name, number));
  }
  finish();
  return out;
}

std::string write_conllu(const std::vector<std::string_view>& words, const SyntaxTree& tree) {
  std::string out;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const SyntaxNode& node = tree[i];
    const std::uint32_t head = node.head == SyntaxNode::no_head ? 0 : node.head + 1;
    out += std::to_string(i + 1) + "\t";
    out += words[i];
    out += "\t" + node.lemma + "\t";
    out += name_of(node.tag);
    out += "\t";
    out += name_of(node.form);
    out += node.negated ? "\tPolarity=Neg\t" : "\t_\t";
    out += std::to_string(head) + "\t";
    out += name_of(node.relation);
    out += "\t_\t_\n";
  }
  return out + "\n";
}

void projectivize(std::vector<SyntaxNode>& nodes) {
  for (bool lifted = true; lifted;) {
    lifted = false;
    std::uint32_t worst = SyntaxNode::no_head, longest = 0;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const std::uint32_t head = nodes[i].head;
      if (head == SyntaxNode::no_head) continue;
      const std::uint32_t first = std::min(i, head), last = std::max(i, head);
      bool crossed = false;
      for (std::uint32_t k = first + 1; k < last; ++k) crossed = crossed || !below(nodes, k, head);
      // The shortest of them first, so that little is moved.
      if (crossed && (worst == SyntaxNode::no_head || last - first < longest)) {
        worst = i;
        longest = last - first;
      }
    }
    if (worst == SyntaxNode::no_head) break;
    const std::uint32_t above = nodes[nodes[worst].head].head;
    if (above == SyntaxNode::no_head) break;
    nodes[worst].head = above;
    lifted = true;
  }
}

}  // namespace entente
