#include "extract/names/training_set.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "core/error.h"
#include "core/hash.h"
#include "core/number.h"
#include "core/random.h"
#include "core/text.h"

namespace entente {
namespace {

// A set with longer documents has no document bounds: each sentence stands alone.
constexpr std::size_t longest_document = 250;  // sentences

[[noreturn]] void wrong(const std::string& path, std::size_t line, const std::string& what) {
  throw Error(ErrorKind::input, path + ":" + std::to_string(line) + ": " + what +
                                    "; make the file again with tools/names/prepare.py");
}

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::environment,
                path + ": cannot be read; make it with tools/names/prepare.py");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = line.find(at);
    out.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return out;
    line.remove_prefix(end + 1);
  }
}

void isolate_long_documents(std::vector<TrainingSentence>& sentences) {
  std::vector<TrainingSentence> out;
  std::uint32_t next = 0;
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t end = first;
    while (end < sentences.size() && sentences[end].document == sentences[first].document) ++end;
    const bool whole = end - first <= longest_document;
    if (whole) ++next;
    for (std::size_t i = first; i < end; ++i) sentences[i].document = whole ? next : ++next;
    first = end;
  }
}

}  // namespace

std::vector<SetDescription> read_set_list(const std::string& folder) {
  const std::string path = folder + "/sets.tsv";
  std::vector<SetDescription> out;
  std::size_t number = 0;
  for (const std::string& line : read_lines(path)) {
    ++number;
    const std::vector<std::string_view> f = split(line, '\t');
    if (f.size() != 6) wrong(path, number, "six fields expected");
    const auto weight = parse_number<float>(f[2]);
    if (!weight || *weight < 0) wrong(path, number, "the weight is no number");
    out.push_back({std::string(f[0]), std::string(f[1]), std::string(f[5]), *weight, f[3] == "1",
                   f[4] == "1"});
  }
  return out;
}

std::vector<TrainingSentence> read_set(const std::string& folder, const SetDescription& set) {
  const std::string path = folder + "/sets/" + set.name + ".tsv";
  std::vector<TrainingSentence> out;
  TrainingSentence now;
  std::vector<std::string> tags;
  std::uint32_t document = 0;
  const auto flush = [&] {
    if (now.tokens.empty()) return;
    now.document = document;
    now.weight = set.weight;
    now.partial = set.partial;
    now.labels = labels_of(spans_of_bio({tags.begin(), tags.end()}), now.tokens.size());
    out.push_back(std::move(now));
    now = {};
    tags.clear();
  };
  std::size_t number = 0;
  for (const std::string& line : read_lines(path)) {
    ++number;
    if (line.empty() || line.starts_with("-DOCSTART-")) {
      flush();
      document += !line.empty();
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == 0 || tab == std::string::npos) wrong(path, number, "a token and its tag expected");
    if (!is_utf8(line)) wrong(path, number, "not valid UTF-8");
    now.tokens.push_back(line.substr(0, tab));
    tags.push_back(line.substr(tab + 1));
  }
  flush();
  isolate_long_documents(out);
  return out;
}

TeacherLabels read_teacher_labels(const std::string& path) {
  TeacherLabels out;
  std::size_t number = 0;
  for (const std::string& line : read_lines(path)) {
    ++number;
    const std::vector<std::string_view> f = split(line, '\t');
    const auto confidence = f.size() == 3 ? parse_number<float>(f[1]) : std::nullopt;
    if (!confidence) wrong(path, number, "a key, a confidence and names expected");
    TeacherLabel label;
    label.confidence = *confidence;
    if (f[2] != "-") {
      for (const std::string_view name : split(f[2], ' ')) {
        const std::size_t dash = name.find('-'), colon = name.find(':');
        if (dash == std::string_view::npos || colon == std::string_view::npos || colon < dash)
          wrong(path, number, "a name is written first-end:TYPE");
        const auto first = parse_number<std::uint32_t>(name.substr(0, dash));
        const auto end = parse_number<std::uint32_t>(name.substr(dash + 1, colon - dash - 1));
        const auto type =
            std::find(name_type_labels.begin(), name_type_labels.end(), name.substr(colon + 1));
        if (!first || !end || *first >= *end || type == name_type_labels.end())
          wrong(path, number, "a name is written first-end:TYPE");
        label.names.push_back(
            {*first, *end, static_cast<NameType>(type - name_type_labels.begin())});
      }
    }
    out.emplace(std::string(f[0]), std::move(label));
  }
  return out;
}

std::string text_key(const std::vector<std::string>& tokens) {
  std::string text;
  for (const std::string& token : tokens) {
    if (!text.empty()) text += ' ';
    text += token;
  }
  return sha256_hex(text).substr(0, 16);
}

std::vector<TrainingSentence> apply_teacher(std::vector<TrainingSentence> sentences,
                                            const TeacherLabels& labels, float weight,
                                            float sharpness) {
  std::vector<TrainingSentence> out;
  for (TrainingSentence& sentence : sentences) {
    const auto at = labels.find(text_key(sentence.tokens));
    if (at == labels.end()) continue;
    const auto inside = [&](const NameSpan& n) { return n.end <= sentence.tokens.size(); };
    if (!std::all_of(at->second.names.begin(), at->second.names.end(), inside)) continue;
    sentence.labels = labels_of(at->second.names, sentence.tokens.size());
    float sure = 1;
    for (int k = 0; k < static_cast<int>(sharpness); ++k) sure *= at->second.confidence;
    sentence.weight = weight * sure;
    out.push_back(std::move(sentence));
  }
  return out;
}

std::vector<TrainingSentence> recased_copies(const std::vector<TrainingSentence>& sentences,
                                             std::uint64_t seed) {
  std::vector<TrainingSentence> out;
  const auto titled = [](const std::string& token, bool first) {
    if (token.size() < 4 && !first) return token;
    std::size_t end = 0;
    next_code_point(token, end);
    return to_upper(token.substr(0, end)) + token.substr(end);
  };
  std::uint32_t document = sentences.empty() ? 0 : sentences.back().document;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const double draw = Random(seed, i).unit();
    if (draw >= 0.21) continue;
    TrainingSentence copy = sentences[i];
    copy.document = ++document;
    for (std::size_t t = 0; t < copy.tokens.size(); ++t) {
      std::string& token = copy.tokens[t];
      token = draw < 0.08 ? to_upper(token) : draw < 0.16 ? to_lower(token) : titled(token, t == 0);
    }
    out.push_back(std::move(copy));
  }
  return out;
}

std::vector<SentenceTokens> token_views(const std::vector<TrainingSentence>& sentences,
                                        std::size_t first, std::size_t end) {
  std::vector<SentenceTokens> out;
  for (std::size_t i = first; i < end; ++i)
    out.emplace_back(sentences[i].tokens.begin(), sentences[i].tokens.end());
  return out;
}

}  // namespace entente
