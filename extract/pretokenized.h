#pragma once

// Text that is tokenised already, as a stream of lines: `token TAB anything`, an
// empty line between sentences, a line that begins with -DOCSTART- before a
// document. Documents are handed on as they come; none grows without bound.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/name_tagger.h"
#include "extract/read/stream.h"

namespace entente {

// A document, or part of one: it is cut after 500 sentences, a sentence after
// 65,536 tokens.
struct TokenDocument {
  std::size_t line = 0;      // its first line, counted from 1
  std::string_view heading;  // first field of its -DOCSTART- line; empty if it has none
  std::vector<SentenceTokens> sentences;
  bool cut_sentence = false;  // the last sentence goes on in the next document
};

// Documents that were read together.
class TokenBatch {
 public:
  std::vector<TokenDocument> documents;

 private:
  friend class TokenStream;
  std::string bytes_;  // of their tokens
};

class TokenStream {
 public:
  // Reads on until documents are complete, and `batch_bytes` are read: 0 for input that
  // somebody waits to see tagged. `name` stands in messages.
  TokenStream(Stream source, std::string name, std::size_t batch_bytes);

  // The documents that are complete, at least one; null at the end. Documents without any
  // token or -DOCSTART- line do not come. A token is the first field of its line, as valid
  // UTF-8; a line of nothing but white space ends a sentence. Throws Error{input} for a line
  // of more than 64 MiB, Error{environment} if reading fails. O(bytes).
  std::unique_ptr<TokenBatch> next();

 private:
  // Where a token stands in kept_.
  struct Place {
    std::size_t begin = 0, size = 0;
  };
  struct Draft {
    std::size_t line = 0;
    Place heading;
    std::vector<Place> tokens;
    std::vector<std::size_t> ends;  // of sentences, in tokens
    bool cut_sentence = false;
  };

  bool read_more();
  void scan_lines();
  void take_line(std::string_view line);
  Place keep(std::string_view token);
  void end_sentence();
  void end_document();
  std::unique_ptr<TokenBatch> hand_over();

  Stream source_;
  std::string name_;
  std::size_t batch_bytes_;
  std::string bytes_;         // as read, from the first line that is not complete
  std::size_t searched_ = 0;  // no line end before it
  std::size_t lines_ = 0;     // taken so far
  bool ended_ = false;
  std::string kept_;  // tokens of the documents below
  std::vector<Draft> done_;
  Draft open_;
};

// The lines of `token TAB tag` for the document, after its heading: BIO tags over PER,
// ORG, LOC and MISC, an empty line after each sentence. O(tokens).
std::string tag_document(NameTagger& tagger, const TokenDocument& document);

// LanguageCount::finding() of the document. O(tokens).
std::string language_finding(const TokenDocument& document);

}  // namespace entente
