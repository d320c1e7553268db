// Surface facts of each word, then the phrases of extract/event_chunk.h.

#include "extract/event_clause.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "extract/event_chunk.h"

namespace entente {
namespace {

std::string normal(std::string_view token) {
  std::string lower = to_lower(token);
  for (std::size_t at = lower.find("\u2019"); at != std::string::npos;
       at = lower.find("\u2019", at)) {
    lower.replace(at, 3, "'");
  }
  return lower;
}

// The quotation state after a quote mark: curly ones say which side they are.
bool after_quote(std::string_view mark, bool inside) {
  if (mark == "\u201c" || mark == "``" || mark == "\u00ab") return true;
  if (mark == "\u201d" || mark == "''" || mark == "\u00bb") return false;
  return !inside;
}

std::vector<Word> read_words(std::string_view text, const Annotation& annotation,
                             const Sentence& sentence, bool in_quote) {
  std::vector<Word> words;
  auto mention =
      std::lower_bound(annotation.mentions.begin(), annotation.mentions.end(), sentence.first_token,
                       [](const Mention& m, std::uint32_t token) { return m.end_token <= token; });
  for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
    while (mention != annotation.mentions.end() &&
           (mention->end_token <= t || is_pronominal(*mention)))
      ++mention;
    const std::string_view raw = cut(text, annotation.tokens[t].span);
    Word word;
    word.token = t;
    word.lower = normal(raw);
    std::size_t at = 0;
    word.capital = !raw.empty() && is_upper(next_code_point(raw, at));
    if (mention != annotation.mentions.end() && mention->first_token <= t) {
      word.mention = static_cast<std::int32_t>(mention - annotation.mentions.begin());
    }
    if (is_quote_mark(raw)) in_quote = after_quote(raw, in_quote);
    word.quoted = in_quote;
    const bool genitive_token = word.lower == "'s" || word.lower == "'";
    const std::size_t n = word.lower.size();
    if (genitive_token && !words.empty() && word.mention < 0) {
      words.back().possessive = true;
      continue;
    }
    if (n > 2 && word.lower.compare(n - 2, 2, "'s") == 0) {
      word.possessive = true;
      word.lower.resize(n - 2);
    } else if (n > 2 && word.lower.compare(n - 2, 2, "s'") == 0) {
      word.possessive = true;
      word.lower.resize(n - 1);
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

bool is_quote_mark(std::string_view word) {
  return word == "\"" || word == "\u201c" || word == "\u201d" || word == "``" || word == "''" ||
         word == "\u00ab" || word == "\u00bb";
}

Clause read_clause(std::string_view text, const Annotation& annotation, std::uint32_t sentence,
                   std::vector<DatePhrase> dates, bool in_quote) {
  const Sentence& s = annotation.sentences[sentence];
  Clause clause;
  clause.sentence = sentence;
  clause.words = read_words(text, annotation, s, in_quote);
  clause.dates = std::move(dates);
  std::size_t date = 0;
  for (Word& word : clause.words) {
    while (date < clause.dates.size() && clause.dates[date].end_token <= word.token) ++date;
    if (date == clause.dates.size()) break;
    const bool inside = word.token >= clause.dates[date].first_token;
    if (inside && word.mention < 0) word.date = static_cast<std::int32_t>(date);
  }
  clause.chunks = chunks_of(clause.words, annotation.tokens);
  return clause;
}

bool ends_in_quote(const Clause& clause) {
  return !clause.words.empty() && clause.words.back().quoted;
}

}  // namespace entente
