#include "extract/pretokenized.h"

#include "extract/reading.h"
#include "extract/tagger.h"
#include "extract/tokenize.h"

// The given tokens are joined by blanks and cut again by our own rules inside
// each of them ("Ki-moon" is three tokens here), names are found, and a given
// token belongs to a name if the name covers its first piece.

namespace entente {
namespace {

const char* label_of(const Name& name) {
  switch (name.kind) {
    case NameKind::person:
      return "PER";
    case NameKind::organization:
    case NameKind::media:
    case NameKind::seat:
      return "ORG";
    case NameKind::state:
    case NameKind::capital:
    case NameKind::place:
      return "LOC";
    case NameKind::demonym:
    case NameKind::group:
      return "MISC";
    case NameKind::office:
      return nullptr;
    case NameKind::other:
      break;
  }
  return name.confidence >= 0.5f ? "MISC" : nullptr;
}

struct Joined {
  std::string text;
  Tokens tokens;
  std::vector<std::uint32_t> first_piece;  // of each given token
};

Joined join_tokens(const std::vector<std::vector<std::string>>& sentences) {
  Joined out;
  for (const auto& sentence : sentences) {
    Sentence s;
    s.first_token = static_cast<std::uint32_t>(out.tokens.tokens.size());
    s.span.begin = static_cast<std::uint32_t>(out.text.size());
    s.paragraph = static_cast<std::uint32_t>(out.tokens.sentences.size());
    for (const std::string& token : sentence) {
      out.first_piece.push_back(static_cast<std::uint32_t>(out.tokens.tokens.size()));
      const auto offset = static_cast<std::uint32_t>(out.text.size());
      split_tokens(token, [&](Token piece) {
        piece.span = {piece.span.begin + offset, piece.span.end + offset};
        out.tokens.tokens.push_back(piece);
      });
      out.text += token + " ";
    }
    s.end_token = static_cast<std::uint32_t>(out.tokens.tokens.size());
    s.span.end = static_cast<std::uint32_t>(out.text.size());
    if (s.end_token > s.first_token) out.tokens.sentences.push_back(s);
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::string>> tag_sentences(
    const std::vector<std::vector<std::string>>& sentences) {
  const Joined joined = join_tokens(sentences);
  const Reading reading(joined.text, joined.tokens);
  std::vector<const char*> label(reading.size(), nullptr);
  std::vector<bool> begins(reading.size(), false);
  for (const Name& name : tag_names(reading)) {
    const char* as = label_of(name);
    if (!as) continue;
    begins[name.first] = true;
    for (std::size_t i = name.first; i < name.end; ++i) label[i] = as;
  }
  std::vector<std::vector<std::string>> out;
  std::size_t given = 0;
  for (const auto& sentence : sentences) {
    out.emplace_back();
    const char* before = nullptr;
    for (std::size_t t = 0; t < sentence.size(); ++t, ++given) {
      const std::size_t piece = joined.first_piece[given];
      const bool none = piece >= reading.size() || (given + 1 < joined.first_piece.size() &&
                                                    joined.first_piece[given + 1] == piece);
      const char* as = none ? nullptr : label[piece];
      const bool opens = as && (begins[piece] || as != before);
      out.back().push_back(as ? std::string(opens ? "B-" : "I-") + as : "O");
      before = as;
    }
  }
  return out;
}

}  // namespace entente
