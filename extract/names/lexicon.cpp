#include "extract/names/lexicon.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/error.h"
#include "core/number.h"
#include "core/text.h"

namespace entente {
namespace {

constexpr std::pair<std::string_view, PhraseClass> class_names[] = {
    {"given", listed_given},     {"surname", listed_surname},   {"city", listed_city},
    {"capital", listed_city},    {"admin", listed_admin},       {"country", listed_country},
    {"demonym", listed_demonym}, {"region", listed_region},     {"title", listed_title},
    {"orgword", listed_orgword}, {"calendar", listed_calendar}, {"function", listed_function},
    {"org", listed_org},         {"media", listed_org},         {"person", listed_person},
    {"group", listed_group},     {"venue", listed_venue}};

[[noreturn]] void wrong(const std::string& name, std::size_t line, const std::string& what) {
  throw Error(ErrorKind::input, name + ":" + std::to_string(line) + ": " + what +
                                    "; make the file again with tools/names/prepare.py");
}

// Calls take(fields, line number) for each line that is not empty.
template <class Take>
void each_row(std::string_view tsv, Take take) {
  std::size_t number = 0;
  while (!tsv.empty()) {
    ++number;
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty()) continue;
    std::vector<std::string_view> fields;
    while (true) {
      const std::size_t tab = line.find('\t');
      fields.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    take(fields, number);
  }
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> out;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (end > 0) out.push_back(phrase.substr(0, end));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return out;
}

bool plain(std::string_view token) {
  return std::all_of(token.begin(), token.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string lexicon_form(std::string_view token) {
  std::string form;
  if (plain(token)) {
    form.reserve(token.size());
    for (const char c : token)
      form += c >= 'A' && c <= 'Z'   ? static_cast<char>(c - 'A' + 'a')
              : c >= '0' && c <= '9' ? '0'
                                     : c;
    return form;
  }
  const std::string lower = to_lower(token);
  for (std::size_t i = 0; i < lower.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(lower, i);
    if (c >= '0' && c <= '9') {
      form += '0';
    } else if (c == 0x2018 || c == 0x2019) {
      form += '\'';
    } else if (c == 0x201C || c == 0x201D) {
      form += '"';
    } else if (c == 0x2013 || c == 0x2014) {
      form += '-';
    } else {
      form.append(lower, begin, i - begin);
    }
  }
  return form;
}

NamesLexicon LexiconArrays::view() const {
  NamesLexicon out;
  out.cluster_words.attach(cluster_words.starts, cluster_words.fingerprints);
  out.phrases.attach(phrases.starts, phrases.fingerprints);
  out.clusters = clusters;
  out.classes = classes;
  return out;
}

void read_clusters(std::string_view tsv, const std::string& name, LexiconArrays& out) {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> packed;
  each_row(tsv, [&](const std::vector<std::string_view>& f, std::size_t line) {
    if (f.size() != 4) wrong(name, line, "a word and three cluster numbers expected");
    const auto a = parse_number<std::uint32_t>(f[1]), b = parse_number<std::uint32_t>(f[2]),
               c = parse_number<std::uint32_t>(f[3]);
    if (!a || !b || !c || *a >= 64 || *b >= 512 || *c >= 2047 + 1)
      wrong(name, line, "a cluster number is out of range");
    keys.push_back(hash_bytes(f[0]));
    packed.push_back(*a | *b << 6 | *c << 15);
  });
  out.cluster_words = arrange_keys(keys);
  for (const std::uint32_t i : out.cluster_words.order) out.clusters.push_back(packed[i]);
}

void read_phrases(std::string_view tsv, const std::string& name, LexiconArrays& out) {
  std::map<std::uint64_t, std::uint16_t> classes;
  each_row(tsv, [&](const std::vector<std::string_view>& f, std::size_t line) {
    if (f.size() != 2) wrong(name, line, "a phrase and its class expected");
    const auto* known = std::find_if(std::begin(class_names), std::end(class_names),
                                     [&](const auto& entry) { return entry.first == f[1]; });
    if (known == std::end(class_names))
      wrong(name, line, "unknown class '" + std::string(f[1]) + "'");
    const std::vector<std::string_view> words = words_of(f[0]);
    if (words.empty() || words.size() > longest_phrase) return;
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      key = phrase_key(key, hash_bytes(lexicon_form(words[i])));
      const bool last = i + 1 == words.size();
      classes[key] |= static_cast<std::uint16_t>(last ? known->second : listed_more);
    }
  });
  std::vector<std::uint64_t> keys;
  for (const auto& [key, bits] : classes) keys.push_back(key);
  out.phrases = arrange_keys(keys);
  for (const std::uint32_t i : out.phrases.order) out.classes.push_back(classes[keys[i]]);
}

}  // namespace entente
