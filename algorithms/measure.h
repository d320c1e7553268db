#pragma once

// Centrality measures. Each is one file, algorithms/centrality/<name>.cpp, that
// defines `const Measure measures::<name>`; the build collects them by file
// name. The command line, the docs, the benchmarks and the property tests all
// read the one table returned by all_measures().

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/run.h"
#include "graph/csr.h"

namespace entente {

struct Param {
  std::string_view name;
  double fallback, lowest, highest;
  std::string_view help;
  bool is_switch = false;  // 0 or 1, written no or yes
};

// The value as people read it: "0.85", and "yes" or "no" for a switch.
std::string text_of(const Param& param, double value);

// Parameter values in the order of Measure::params: defaults filled in, checked.
using Params = std::span<const double>;

struct Scores {
  std::vector<double> values;  // one per node, finite, higher = more central
  bool converged = true;       // false: the iteration limit was hit before the tolerance
  int iterations = 0;          // 0 for direct methods
  double residual = 0;         // of the last iteration, 0 for direct methods
};

struct Measure {
  std::string_view name;     // "betweenness"
  std::string_view summary;  // one line, for --help and the tables
  std::string_view source;   // "Brandes 2001, doi:10.1080/0022250X.2001.9990249"
  std::span<const Param> params;
  Scores (*compute)(const Csr&, Params, const Run&);
};

// All of them, sorted by name.
std::span<const Measure* const> all_measures();

// Throws Error{usage}, with the nearest names, if there is none of that name.
const Measure& find_measure(std::string_view name);

// One value per parameter of the measure, in its order; those not in `values` keep their fallback.
// Throws Error{usage} for an unknown parameter or a value out of range.
std::vector<double> parameters_of(const Measure& measure,
                                  std::span<const std::pair<std::string, double>> values);

// Runs a measure with parameters_of(measure, values), and throws as it does.
Scores compute(const Measure& measure, const Csr& graph,
               std::span<const std::pair<std::string, double>> values, const Run& run);

namespace measures {  // one per file in algorithms/centrality/
#define ENTENTE_MEASURE(name) extern const Measure name;
#include "algorithms/centrality.inc"
#undef ENTENTE_MEASURE
}  // namespace measures

}  // namespace entente
