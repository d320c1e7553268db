#pragma once

// Three numbers about a tie that must never be mixed up, as three types, so
// that the compiler refuses it. A function that walks paths takes Length; one
// that adds up closeness takes Strength; one that judges pairs takes Surprise.

#include <compare>

namespace entente {

// How close two actors are: higher is closer. Positive and finite. Used by layout, PageRank,
// eigenvector and community methods.
class Strength {
 public:
  constexpr explicit Strength(double value) : value_(value) {}
  constexpr double value() const { return value_; }
  friend constexpr auto operator<=>(Strength, Strength) = default;

 private:
  double value_;
};

// How far a tie is above what the two actors' own frequencies predict; for ranking pairs and for
// the backbone. May be negative.
class Surprise {
 public:
  constexpr explicit Surprise(double value) : value_(value) {}
  constexpr double value() const { return value_; }
  friend constexpr auto operator<=>(Surprise, Surprise) = default;

 private:
  double value_;
};

// How far apart two actors are: higher is further. Positive. Every path-based measure takes it.
class Length {
 public:
  constexpr explicit Length(double value) : value_(value) {}
  constexpr double value() const { return value_; }
  friend constexpr auto operator<=>(Length, Length) = default;
  friend constexpr Length operator+(Length a, Length b) { return Length(a.value_ + b.value_); }

 private:
  double value_;
};

// The one way from closeness to distance: 1 / strength.
constexpr Length length_of(Strength s) { return Length(1 / s.value()); }

// And back, for edge lists whose weights are lengths.
constexpr Strength strength_of(Length l) { return Strength(1 / l.value()); }

}  // namespace entente
