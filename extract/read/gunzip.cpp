// zlib directly: libarchive reads gzip but does not check its checksums (3.6),
// and a damaged member must not become evidence.

#include "extract/read/gunzip.h"

#include <utility>

#include <zlib.h>

#include "core/error.h"
#include "core/number.h"

namespace entente {
namespace {

constexpr std::size_t step_bytes = 1 << 17;

}  // namespace

std::optional<Fault> beyond_limits(std::uint64_t packed, std::uint64_t unpacked,
                                   const UnpackLimits& limits) {
  if (unpacked > limits.bytes)
    return Fault{
        "limit.decompressed_bytes",
        "it unpacks to more than " + grouped(limits.bytes) + " bytes; the rest is not read",
        packed};
  if (unpacked > (1ull << 30) && unpacked / 1000 > packed)
    return Fault{"limit.ratio", "it unpacks at more than 1000:1; the rest is not read", packed};
  return std::nullopt;
}

// One gzip member under way.
struct Gunzip::Member {
  enum class State { more, done, truncated, broken };

  Member(const FileBytes& file, std::uint64_t begin) : start(begin), packed(file.from(begin)) {
    if (inflateInit2(&z, 15 + 16) != Z_OK)
      throw Error(ErrorKind::environment, "out of memory for unpacking gzip");
  }
  ~Member() { inflateEnd(&z); }
  Member(const Member&) = delete;
  Member& operator=(const Member&) = delete;

  // Unpacks up to step_bytes more onto `out`.
  State step(std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + step_bytes);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    z.avail_out = step_bytes;
    State state = State::more;
    while (state == State::more && z.avail_out > 0) {
      if (z.avail_in == 0 && !refill()) {
        state = State::truncated;
        break;
      }
      const uInt had = z.avail_in;
      const int result = inflate(&z, Z_NO_FLUSH);
      consumed += had - z.avail_in;
      if (result == Z_STREAM_END)
        state = State::done;
      else if (result != Z_OK && result != Z_BUF_ERROR)
        state = State::broken;
    }
    out.resize(out.size() - z.avail_out);
    return state;
  }

  bool refill() {
    Piece piece = packed();
    read_fault = std::move(piece.fault);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.bytes.data()));
    z.avail_in = static_cast<uInt>(piece.bytes.size());
    return z.avail_in > 0;
  }

  Fault broken() const {
    const std::string_view what = z.msg ? z.msg : "";
    const bool sum = what == "incorrect data check" || what == "incorrect length check";
    return {sum ? "archive.checksum" : "archive.corrupt",
            sum ? "the gzip checksum does not match; nothing of this part can be trusted"
                : "damaged gzip data; nothing of this part is used",
            start};
  }
  Fault truncated() const {
    if (read_fault) return *read_fault;
    return {"archive.truncated", "the gzip data break off; what stood before is kept",
            start + consumed};
  }

  std::uint64_t start;
  Stream packed;
  z_stream z{};
  std::uint64_t consumed = 0;
  std::optional<Fault> read_fault;
  std::string held;
  bool checked = false;  // the rest is given out as it comes
};

Gunzip::Gunzip(const FileBytes& file, const UnpackLimits& limits) : file_(file), limits_(limits) {}
Gunzip::~Gunzip() = default;

Piece Gunzip::give(std::string bytes) {
  given_ = std::move(bytes);
  return {given_, std::nullopt};
}

Piece Gunzip::stop(Fault fault) {
  ended_ = true;
  member_.reset();
  fault_ = std::move(fault);
  return {{}, fault_};
}

// True if another member begins at offset_; else notes what stands there.
bool Gunzip::at_next_member() {
  const Stream rest = file_.from(offset_);
  bool is_first = true;
  for (std::uint64_t at = offset_;;) {
    const Piece piece = rest();
    if (piece.bytes.empty()) return false;
    if (is_first && piece.bytes.starts_with("\x1F\x8B")) return true;
    is_first = false;
    if (const std::size_t odd = piece.bytes.find_first_not_of('\0');
        odd != std::string_view::npos) {
      trailing_ = at + odd;
      return false;
    }
    at += piece.bytes.size();
  }
}

// Unpacks the current member once more, to its end, for its checksum alone.
std::optional<Fault> Gunzip::check_ahead() {
  Member twin(file_, member_->start);
  std::string unused;
  Member::State end = Member::State::more;
  for (std::uint64_t size = 0; end == Member::State::more && size <= limits_.bytes;) {
    unused.clear();
    end = twin.step(unused);
    size += unused.size();
  }
  if (end == Member::State::broken) return twin.broken();
  return std::nullopt;
}

Piece Gunzip::next() {
  using State = Member::State;
  while (!ended_) {
    if (!member_) {
      ended_ = !at_next_member();
      if (ended_) break;
      member_ = std::make_unique<Member>(file_, offset_);
    }
    std::string& held = member_->held;
    const std::size_t before = held.size();
    const State state = member_->step(held);
    unpacked_ += held.size() - before;
    if (auto fault = beyond_limits(member_->start + member_->consumed, unpacked_, limits_))
      return stop(std::move(*fault));
    if (state == State::broken) return stop(member_->broken());
    if (state == State::more && !member_->checked) {
      if (held.size() < limits_.hold) continue;
      if (limits_.check_large)
        if (auto fault = check_ahead()) return stop(std::move(*fault));
      member_->checked = true;
    }
    std::string ready = std::exchange(held, std::string());
    if (state == State::truncated) stop(member_->truncated());
    if (state == State::done) {
      offset_ = member_->start + member_->consumed;
      member_.reset();
    }
    if (!ready.empty()) return give(std::move(ready));
  }
  return {{}, fault_};
}

}  // namespace entente
