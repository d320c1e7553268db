#include "extract/pretokenized.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "extract/language.h"
#include "extract/name_bounds.h"

namespace entente {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 20;
constexpr std::size_t most_sentences = 500;
constexpr std::size_t most_tokens = 65'536;  // of a sentence

// Whether readers that strip lines take this one for empty.
bool is_white(std::string_view line) {
  if (!line.empty() && static_cast<unsigned char>(line.front()) > ' ' &&
      static_cast<unsigned char>(line.front()) < 0x80)
    return false;
  if (!is_utf8(line)) return false;
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = next_code_point(line, i);
    const bool separator = c >= 0x1C && c <= 0x1F;
    if (!separator && (!is_space(c) || c == 0x200B)) return false;
  }
  return true;
}

bool needs_repair(std::string_view token) {
  return token.find('\0') != std::string_view::npos || !is_utf8(token);
}

constexpr std::array<std::string_view, 8> name_tags = {"\tB-PER\n",  "\tB-ORG\n", "\tB-LOC\n",
                                                       "\tB-MISC\n", "\tI-PER\n", "\tI-ORG\n",
                                                       "\tI-LOC\n",  "\tI-MISC\n"};

}  // namespace

TokenStream::TokenStream(Stream source, std::string name, std::size_t batch_bytes)
    : source_(std::move(source)), name_(std::move(name)), batch_bytes_(batch_bytes) {}

bool TokenStream::read_more() {
  if (bytes_.size() > longest_line)
    throw Error(ErrorKind::input, name_ + ":" + std::to_string(lines_ + 1) +
                                      ": a line of more than 64 MiB; give one token a line");
  std::size_t got = 0;
  do {
    const Piece piece = source_();
    if (piece.fault) throw Error(ErrorKind::environment, name_ + ": " + piece.fault->message);
    if (piece.bytes.empty()) return got > 0;
    bytes_ += piece.bytes;
    got += piece.bytes.size();
  } while (got < batch_bytes_);
  return true;
}

TokenStream::Place TokenStream::keep(std::string_view token) {
  const std::size_t begin = kept_.size();
  if (needs_repair(token))
    kept_ += repair_utf8(token).text;
  else
    kept_ += token;
  return {begin, kept_.size() - begin};
}

void TokenStream::end_sentence() {
  const std::size_t begin = open_.ends.empty() ? 0 : open_.ends.back();
  if (open_.tokens.size() > begin) open_.ends.push_back(open_.tokens.size());
}

void TokenStream::end_document() {
  end_sentence();
  if (!open_.ends.empty() || open_.heading.size > 0) done_.push_back(std::move(open_));
  open_ = {};
}

void TokenStream::take_line(std::string_view line) {
  ++lines_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (is_white(line)) {
    end_sentence();
    if (open_.ends.size() >= most_sentences || open_.tokens.size() >= most_tokens) end_document();
    return;
  }
  const std::string_view token = line.substr(0, line.find('\t'));
  if (line.starts_with("-DOCSTART-")) {
    end_document();
    open_.line = lines_;
    open_.heading = keep(token);
    return;
  }
  const std::size_t sentence = open_.ends.empty() ? 0 : open_.ends.back();
  if (open_.tokens.size() - sentence >= most_tokens) {
    open_.cut_sentence = true;
    end_document();
  }
  if (open_.line == 0) open_.line = lines_;
  open_.tokens.push_back(keep(token));
}

void TokenStream::scan_lines() {
  std::size_t begin = 0;
  while (begin < bytes_.size()) {
    const void* found = std::memchr(bytes_.data() + searched_, '\n', bytes_.size() - searched_);
    if (!found && !ended_) break;
    const std::size_t end =
        found ? static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data())
              : bytes_.size();
    take_line(std::string_view(bytes_).substr(begin, end - begin));
    begin = searched_ = std::min(end + 1, bytes_.size());
  }
  bytes_.erase(0, begin);
  searched_ = bytes_.size();
  if (ended_) end_document();
}

// The tokens of the document that is still open move to the next batch.
std::unique_ptr<TokenBatch> TokenStream::hand_over() {
  auto batch = std::make_unique<TokenBatch>();
  std::size_t rest = kept_.size();
  if (open_.heading.size > 0)
    rest = open_.heading.begin;
  else if (!open_.tokens.empty())
    rest = open_.tokens.front().begin;
  std::string next(kept_, rest);
  kept_.resize(rest);
  batch->bytes_ = std::move(kept_);
  kept_ = std::move(next);
  const std::string_view bytes = batch->bytes_;
  const auto view = [&](const Place& piece) { return bytes.substr(piece.begin, piece.size); };
  for (const Draft& draft : done_) {
    TokenDocument& out = batch->documents.emplace_back();
    out.line = draft.line;
    out.cut_sentence = draft.cut_sentence;
    out.heading = view(draft.heading);
    std::size_t at = 0;
    for (const std::size_t end : draft.ends) {
      SentenceTokens& sentence = out.sentences.emplace_back();
      sentence.reserve(end - at);
      for (; at < end; ++at) sentence.push_back(view(draft.tokens[at]));
    }
  }
  done_.clear();
  if (open_.heading.size > 0) open_.heading.begin -= rest;
  for (Place& token : open_.tokens) token.begin -= rest;
  return batch;
}

std::unique_ptr<TokenBatch> TokenStream::next() {
  while (done_.empty() && !ended_) {
    ended_ = !read_more();
    scan_lines();
  }
  return done_.empty() ? nullptr : hand_over();
}

std::string tag_document(NameTagger& tagger, const TokenDocument& document) {
  const auto names = tagger.tag(document.sentences);
  std::string out;
  std::size_t bytes = document.heading.size() + 16;
  for (const SentenceTokens& sentence : document.sentences)
    for (const std::string_view token : sentence) bytes += token.size() + 5;
  out.reserve(bytes + bytes / 8);
  if (!document.heading.empty()) out.append(document.heading).append("\tO\n\n");
  std::vector<NameSpan> mended;
  for (std::size_t k = 0; k < document.sentences.size(); ++k) {
    const SentenceTokens& sentence = document.sentences[k];
    mended.assign(names[k].begin(), names[k].end());
    mend_names(sentence, mended);
    auto name = mended.begin();
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      out.append(sentence[i]);
      while (name != mended.end() && name->end <= i) ++name;
      if (name == mended.end() || i < name->first)
        out.append("\tO\n");
      else
        out.append(name_tags[static_cast<unsigned>(name->type) + (i == name->first ? 0 : 4)]);
    }
    if (!document.cut_sentence || k + 1 < document.sentences.size()) out += '\n';
  }
  return out;
}

std::string language_finding(const TokenDocument& document) {
  LanguageCount language;
  for (const SentenceTokens& sentence : document.sentences)
    for (const std::string_view token : sentence) language.add(token);
  return language.finding();
}

}  // namespace entente
