#include "graph/edge_rows.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "graph/csr.h"

namespace entente {
namespace {

constexpr std::string_view blanks = " \t\r";

}  // namespace

RowReader::RowReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // byte order mark
}

bool RowReader::next() {
  fields_.clear();
  unquoted_.clear();
  while (fields_.empty() && at_ < text_.size()) {
    row_line_ = line_;
    const char c = text_[at_];
    if (c == '\n' || (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')) {
      at_ += c == '\n' ? 1 : 2;
      ++line_;
    } else if (delimiter_ != 0) {
      read_delimited();
    } else {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      split_blanks(text_.substr(at_, end - at_));
      at_ = end;
    }
  }
  return !fields_.empty();
}

void RowReader::split_blanks(std::string_view line) {
  std::size_t from = line.find_first_not_of(blanks);
  if (from == std::string_view::npos || line[from] == '#' || line[from] == '%') return;
  while (from != std::string_view::npos) {
    const std::size_t end = line.find_first_of(blanks, from);
    fields_.push_back(line.substr(from, end - from));
    from = line.find_first_not_of(blanks, end);
  }
}

void RowReader::read_delimited() {
  for (;;) {
    if (at_ < text_.size() && text_[at_] == '"') {
      fields_.push_back(quoted_field());
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
      std::string_view field = text_.substr(from, at_ - from);
      const bool ends_line = at_ == text_.size() || text_[at_] == '\n';
      if (ends_line && field.ends_with('\r')) field.remove_suffix(1);
      fields_.push_back(field);
    }
    if (at_ < text_.size() && text_[at_] == delimiter_) {
      ++at_;
      continue;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;  // after a quoted field
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      ++line_;
      return;
    }
    if (at_ >= text_.size()) return;
    // Text after a closing quote: part of the field, kept as it stands.
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
    unquoted_.push_back(std::string(fields_.back()) + std::string(text_.substr(from, at_ - from)));
    fields_.back() = unquoted_.back();
    if (at_ >= text_.size() || text_[at_] == '\n') {
      if (at_ < text_.size()) {
        ++at_;
        ++line_;
      }
      return;
    }
    ++at_;
  }
}

std::string_view RowReader::quoted_field() {
  const std::size_t from = ++at_;
  bool doubled = false;
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '\n') ++line_;
    if (text_[at_] != '"') continue;
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      doubled = true;
      ++at_;
      continue;
    }
    const std::string_view raw = text_.substr(from, at_++ - from);
    if (!doubled) return raw;
    std::string& field = unquoted_.emplace_back();
    for (std::size_t i = 0; i < raw.size(); ++i) {
      field += raw[i];
      if (raw[i] == '"') ++i;
    }
    return field;
  }
  open_quote_ = true;
  return text_.substr(from);
}

WeightReading read_weight(std::string_view text) {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {{}, {"edges.weight", "is empty"}};
  text = text.substr(from, text.find_last_not_of(blanks) - from + 1);
  const auto value = parse_number<double>(text);
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!value) {
    const bool like_a_number =
        text.find_first_not_of("0123456789.eE+-") == std::string_view::npos &&
        text.find_first_of("eE") != std::string_view::npos;
    if (like_a_number) return {{}, {"limit.weight", "is not a number that a double can hold"}};
    if (text.find(',') != std::string_view::npos)
      return {{}, {"edges.weight", "is not a number; write decimals with a point"}};
    return {{}, {"edges.weight", "is not a number; weights are 0 or more"}};
  }
  if (!std::isfinite(*value)) return {{}, {"edges.weight", "is not finite; weights are 0 or more"}};
  if (*value < 0) return {{}, {"edges.weight", "is negative; weights are 0 or more"}};
  if (*value != 0 && (*value < lightest_weight || *value > heaviest_weight))
    return {{},
            {"limit.weight",
             "is not between " + shortest(lightest_weight) + " and " + shortest(heaviest_weight)}};
  if (digits && *value >= 0x1p53) {
    const auto whole = parse_number<std::uint64_t>(text);
    const bool exact = whole && *value < 0x1p64 && static_cast<std::uint64_t>(*value) == *whole;
    if (!exact)
      return {{}, {"limit.weight", "is a whole number above 2^53 that a double would round"}};
  }
  return {value, {"", ""}};
}

}  // namespace entente
