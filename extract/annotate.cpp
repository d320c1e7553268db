#include "extract/annotate.h"

#include <optional>
#include <string>
#include <utility>

#include "extract/comention.h"
#include "extract/event.h"
#include "extract/language.h"
#include "extract/reading.h"
#include "extract/refer.h"
#include "extract/resolve.h"
#include "extract/tagger.h"
#include "extract/tokenize.h"

namespace entente {
namespace {

// A warning if the text is not English, none otherwise.
std::optional<Diagnostic> other_language(const Document& document, const Annotation& annotation) {
  LanguageCount count;
  for (const Token& token : annotation.tokens) count.add(cut(document.text, token.span));
  const std::string finding = count.finding();
  if (finding.empty()) return std::nullopt;
  Diagnostic out;
  out.reason = "language.not_english";
  out.file = document.uri;
  out.message = finding + "; names and ties are found by English rules: leave the document out, " +
                "or translate it";
  return out;
}

}  // namespace

Annotation annotate(const Document& document, const AnnotateOptions& options) {
  Tokens tokens = tokenize(document.text);
  Annotation out;
  {
    const Reading reading(document.text, tokens);
    Resolution resolved = resolve(reading, tag_names(reading), options.refer.offices);
    out.entities = std::move(resolved.entities);
    out.mentions =
        with_references(reading, out.entities, std::move(resolved.mentions), options.refer);
  }
  out.sentences = std::move(tokens.sentences);
  out.tokens = std::move(tokens.tokens);
  return with_ties(document, std::move(out), options);
}

Annotation with_ties(const Document& document, Annotation names, const AnnotateOptions& options) {
  Annotation out = std::move(names);
  StatedTies stated = stated_ties(document, out);
  out.ties = std::move(stated.ties);
  out.diagnostics = std::move(stated.diagnostics);
  out.parsed = stated.parsed;
  if (auto warning = other_language(document, out)) out.diagnostics.push_back(std::move(*warning));
  out.co_mentions =
      co_mentions(out.mentions, out.sentences, {.tau = options.tau, .max_gap = options.max_gap});
  return out;
}

}  // namespace entente
