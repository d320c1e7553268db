#include "extract/read/lines.h"

#include <algorithm>

namespace entente {

bool Lines::fill() {
  if (!rest_.empty()) return true;
  if (ended_) return false;
  Piece piece = stream_();
  rest_ = piece.bytes;
  if (rest_.empty()) {
    ended_ = true;
    fault_ = std::move(piece.fault);
  }
  return !ended_;
}

std::optional<Line> Lines::next() {
  if (!fill()) return std::nullopt;
  Line line{{}, ++number_, offset_, false, true};
  held_.clear();
  std::uint64_t size = 0;
  for (;;) {
    const std::size_t end = rest_.find('\n');
    const std::string_view part = rest_.substr(0, end);
    size += part.size();
    const bool whole = end != std::string_view::npos;
    if (whole && held_.empty() && size <= limit_) {
      line.text = part;
    } else {
      const std::uint64_t room = limit_ > held_.size() ? limit_ - held_.size() : 0;
      held_ += part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, part.size())));
      line.text = held_;
    }
    rest_.remove_prefix(whole ? end + 1 : rest_.size());
    if (whole) break;
    if (!fill()) {
      line.complete = !fault_;
      break;
    }
  }
  line.too_long = size > limit_;
  offset_ += size + 1;
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return line;
}

}  // namespace entente
