#include "extract/read/read_ahead.h"

namespace entente {

bool ReadAhead::fill(std::size_t wanted) {
  if (at_ > buffer_.size() / 2) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  while (!ended_ && buffer_.size() - at_ < wanted) {
    Piece piece = stream_();
    buffer_ += piece.bytes;
    ended_ = piece.bytes.empty();
    if (ended_) fault_ = std::move(piece.fault);
  }
  return buffer_.size() - at_ >= wanted;
}

void ReadAhead::consume(std::size_t bytes) {
  at_ += bytes;
  offset_ += bytes;
}

}  // namespace entente
