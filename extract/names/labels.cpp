#include "extract/names/labels.h"

#include <algorithm>

namespace entente {

void append_spans(std::span<const std::uint8_t> labels, std::vector<NameSpan>& names) {
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const LabelPart part = part_of(labels[i]);
    if (part == LabelPart::begin || part == LabelPart::single) first = i;
    if (part == LabelPart::end || part == LabelPart::single)
      names.push_back({first, i + 1, type_of(labels[i])});
  }
}

std::vector<std::uint8_t> labels_of(const std::vector<NameSpan>& spans, std::size_t tokens) {
  std::vector<std::uint8_t> out(tokens, 0);
  for (const NameSpan& span : spans) {
    if (span.end == span.first + 1) {
      out[span.first] = label_of(span.type, LabelPart::single);
      continue;
    }
    for (std::uint32_t i = span.first; i < span.end; ++i)
      out[i] = label_of(span.type, i == span.first     ? LabelPart::begin
                                   : i + 1 == span.end ? LabelPart::end
                                                       : LabelPart::inside);
  }
  return out;
}

std::vector<NameSpan> spans_of_bio(const std::vector<std::string_view>& tags) {
  std::vector<NameSpan> out;
  bool open = false;
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    const std::string_view name = tags[i].size() > 2 ? tags[i].substr(2) : std::string_view();
    const auto at = std::find(name_type_labels.begin(), name_type_labels.end(), name);
    if (at == name_type_labels.end()) {
      open = false;
      continue;
    }
    const auto type = static_cast<NameType>(at - name_type_labels.begin());
    if (open && tags[i][0] == 'I' && out.back().type == type) {
      ++out.back().end;
    } else {
      out.push_back({i, i + 1, type});
      open = true;
    }
  }
  return out;
}

}  // namespace entente
