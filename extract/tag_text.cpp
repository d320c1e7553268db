#include "extract/tag_text.h"

#include <nlohmann/json.hpp>

#include "core/text.h"
#include "extract/language.h"
#include "extract/name_bounds.h"
#include "extract/name_kinds.h"
#include "extract/name_tokens.h"

namespace entente {
namespace {

constexpr char substitute = '\x1A';  // stands for one byte that is no text

// Bytes of the well-formed character that begins at `i`, 0 if there is none.
std::size_t character_bytes(std::string_view s, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0u;
  };
  const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead == 0) return 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead < 0xF0) {
    const bool exact = (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second < 0xA0);
    return exact && follows(1) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead < 0xF5) {
    const bool exact = (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second < 0x90);
    return exact && follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// Valid UTF-8 of the same length, so that offsets stay.
std::string same_length_text(std::string_view bytes, TaggedText& tagged) {
  std::string out(bytes);
  for (std::size_t i = 0; i < out.size();) {
    const std::size_t length = character_bytes(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    if (tagged.bad_bytes++ == 0) tagged.first_bad = i;
    out[i++] = substitute;
  }
  return out;
}

bool is_clean(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && is_utf8(bytes);
}

void tag_clean(NameTagger& tagger, std::string_view text, std::uint32_t offset,
               TaggedText& tagged) {
  const Tokens tokens = tokenize(text);
  const NameTokens words(text, tokens);
  const auto names = tagger.tag(words.sentences());
  std::vector<NameSpan> mended;
  for (std::uint32_t s = 0; s < names.size(); ++s) {
    mended.assign(names[s].begin(), names[s].end());
    mend_names(words.sentences()[s], mended);
    for (const NameSpan& name : mended) {
      const Span span = words.span(s, name);
      tagged.names.push_back({{span.begin + offset, span.end + offset}, name.type, s});
    }
  }
  LanguageCount language;
  for (const SentenceTokens& sentence : words.sentences())
    for (const std::string_view token : sentence) language.add(token);
  tagged.not_english = language.finding();
}

// Part of the input as valid UTF-8.
std::string readable(std::string_view bytes) {
  return is_clean(bytes) ? std::string(bytes) : repair_utf8(bytes).text;
}

std::string_view label_of_type(NameType type) {
  return name_type_labels[static_cast<unsigned>(type)];
}

}  // namespace

TaggedText tag_text(NameTagger& tagger, std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  TaggedText tagged;
  const auto offset =
      static_cast<std::uint32_t>(bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  if (is_clean(bytes))
    tag_clean(tagger, bytes.substr(offset), offset, tagged);
  else
    tag_clean(tagger, std::string_view(same_length_text(bytes, tagged)).substr(offset), offset,
              tagged);
  return tagged;
}

std::string names_as_json(std::string_view bytes, const TaggedText& tagged, std::string_view file) {
  std::string out;
  for (const FoundName& name : tagged.names) {
    const std::string text = readable(cut(bytes, name.span));
    nlohmann::ordered_json line;
    if (!file.empty()) line["file"] = readable(file);
    line["begin"] = name.span.begin;
    line["end"] = name.span.end;
    line["text"] = text;
    line["label"] = label_of_type(name.type);
    const std::string_view kind = kind_of_name(text, name.type);
    if (!kind.empty()) line["kind"] = kind;
    line["sentence"] = name.sentence;
    out += printable_json(line.dump()) + "\n";
  }
  return out;
}

std::string names_inline(std::string_view bytes, const TaggedText& tagged) {
  std::string out;
  std::uint32_t done = 0;
  const auto copy_to = [&](std::uint32_t end) {
    out.append(readable(cut(bytes, {done, end})));
    done = end;
  };
  for (const FoundName& name : tagged.names) {
    copy_to(name.span.begin);
    out += '[';
    copy_to(name.span.end);
    out += ']';
    out += label_of_type(name.type);
  }
  copy_to(static_cast<std::uint32_t>(bytes.size()));
  return out;
}

}  // namespace entente
