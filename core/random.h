#pragma once

#include <cstdint>

namespace entente {

// A small counter-seeded generator (SplitMix64: Steele, Lea & Flood 2014,
// doi:10.1145/2660193.2660195). Make one per independent unit of work from the
// run's seed and the unit's index, so that results never depend on the order in
// which threads reach the units. Satisfies UniformRandomBitGenerator.
class Random {
 public:
  using result_type = std::uint64_t;

  Random(std::uint64_t seed, std::uint64_t index) : state_(seed) {
    state_ = (*this)() ^ (index * 0xD1342543DE82EF95ULL);
  }

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }

  result_type operator()() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  // Uniform in [0, bound), bound > 0. Lemire's multiply-shift without rejection:
  // the bias is below bound / 2^64. (std::uniform_int_distribution differs
  // between standard libraries, so it is not used.)
  std::uint64_t below(std::uint64_t bound) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>((*this)()) * bound) >> 64);
  }

  // Uniform in [0, 1) with 53 random bits.
  double unit() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace entente
