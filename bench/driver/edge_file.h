#pragma once

// Reads `u v w` lines of numbers as fast as memory gives them, in blocks, so that a graph can be
// filled in two passes over a file that is never in memory as a whole. For measuring only: labels,
// comments and faults are graph/edge_list's.

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "core/error.h"
#include "graph/csr.h"

namespace entente::bench {

// The number that the first `count` of 8 readable bytes are the digits of, 1 .. 8 of them.
inline std::uint64_t number_of(const char* at, unsigned count) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t x;
  std::memcpy(&x, at, 8);
  x = (x ^ 0x3030303030303030) << (64 - 8 * count);
  x = x * 10 + (x >> 8);
  return ((x & 0x000000FF000000FF) * 0x000F424000000064 +
          ((x >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >>
         32;
}

template <class Number>
const char* read_number(const char* at, const char* end, Number& value) {
  const auto [after, status] = std::from_chars(at, end, value);
  if (status != std::errc{}) throw Error(ErrorKind::input, "not an edge list of numbers");
  return after + 1;
}

// One line. 48 bytes must be readable at `at`.
inline const char* read_line(const char* at, const char* end, Edge& e) {
#if defined(__SSE2__)
  // Where what is no digit is in 32 bytes: the usual line takes no branch that depends on it.
  const auto others = [at](int from) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + from));
    const __m128i value = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(value, _mm_set1_epi8(10)), value)));
  };
  unsigned mask = others(0) | others(16) << 16;
  const auto next = [&mask] {
    const auto place = static_cast<unsigned>(std::countr_zero(mask));
    mask &= mask - 1;
    return place;
  };
  const unsigned a = next(), b = next(), c = next();
  const unsigned u = a, v = b - a - 1, w = c - b - 1;
  if (c < 32 && u - 1 < 8 && v - 1 < 8 && w - 1 < 8 && at[a] == ' ' && at[b] == ' ' &&
      at[c] == '\n') {
    e.source = static_cast<Node>(number_of(at, u));
    e.target = static_cast<Node>(number_of(at + a + 1, v));
    e.weight = static_cast<double>(number_of(at + b + 1, w));
    return at + c + 1;
  }
#endif
  at = read_number(at, end, e.source);
  at = read_number(at, end, e.target);
  return read_number(at, end, e.weight);
}

// Calls take(span of Edge) till every line is taken.
template <class Take>
void for_edges(const std::string& path, Take take) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw Error(ErrorKind::input, path + ": cannot be read");
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  constexpr std::size_t block = 1 << 18, spare = 64;
  std::vector<char> text(block + spare);
  std::array<Edge, 256> edges;
  for (std::size_t kept = 0;;) {
    const std::size_t got = std::fread(text.data() + kept, 1, block - kept, file.get());
    std::size_t size = kept + got;
    if (got == 0 && size > 0 && text[size - 1] != '\n') text[size++] = '\n';
    const char* at = text.data();
    const char* end = at + size;
    while (end > at && end[-1] != '\n') --end;
    while (at < end) {
      std::size_t count = 0;
      while (at < end && count < edges.size()) at = read_line(at, end, edges[count++]);
      take(std::span<const Edge>(edges.data(), count));
    }
    if (got == 0) return;
    kept = static_cast<std::size_t>(text.data() + size - end);
    if (kept == block) throw Error(ErrorKind::input, path + ": a line without an end");
    std::memmove(text.data(), end, kept);
  }
}

// As graph/edge_list does it: a large graph is numbered by degree.
inline Csr load_graph(const std::string& path) {
  CsrBuilder builder(false);
  for_edges(path, [&](std::span<const Edge> edges) { builder.count(edges); });
  builder.lay_out_by_degree();
  for_edges(path, [&](std::span<const Edge> edges) { builder.add(edges); });
  return builder.finish();
}

}  // namespace entente::bench
