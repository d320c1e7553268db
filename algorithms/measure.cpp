#include "algorithms/measure.h"

#include <algorithm>

#include "core/error.h"
#include "core/nearest.h"
#include "core/number.h"

namespace entente {

std::span<const Measure* const> all_measures() {
  static constexpr const Measure* table[] = {
#define ENTENTE_MEASURE(name) &measures::name,
#include "algorithms/centrality.inc"
#undef ENTENTE_MEASURE
  };
  return table;
}

std::string text_of(const Param& param, double value) {
  if (param.is_switch) return value == 0 ? "no" : "yes";
  return shortest(value);
}

const Measure& find_measure(std::string_view name) {
  const auto all = all_measures();
  const auto it = std::ranges::find(all, name, &Measure::name);
  if (it != all.end()) return **it;
  std::vector<std::string> names;
  for (const Measure* m : all) names.emplace_back(m->name);
  throw Error(ErrorKind::usage, "no measure is named '" + std::string(name) + "'" +
                                    did_you_mean(name, names) +
                                    "\n'entente measures' lists them all");
}

std::vector<double> parameters_of(const Measure& measure,
                                  std::span<const std::pair<std::string, double>> values) {
  for (const auto& [name, value] : values)
    if (std::ranges::find(measure.params, name, &Param::name) == measure.params.end())
      throw Error(ErrorKind::usage, std::string(measure.name) + " has no parameter '" + name + "'");
  std::vector<double> params;
  for (const Param& p : measure.params) {
    const auto it = std::ranges::find(values, p.name, [](const auto& v) { return v.first; });
    const double x = it == values.end() ? p.fallback : it->second;
    if (!(x >= p.lowest && x <= p.highest))
      throw Error(ErrorKind::usage, std::string(measure.name) + ": " + std::string(p.name) +
                                        " must be between " + shortest(p.lowest) + " and " +
                                        shortest(p.highest) + ", not " + shortest(x));
    params.push_back(x);
  }
  return params;
}

Scores compute(const Measure& measure, const Csr& graph,
               std::span<const std::pair<std::string, double>> values, const Run& run) {
  return measure.compute(graph, parameters_of(measure, values), run);
}

}  // namespace entente
