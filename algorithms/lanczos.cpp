#include "algorithms/lanczos.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <Eigen/Eigenvalues>

namespace entente {
namespace {

constexpr std::size_t steps = 24;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double s[4] = {0, 0, 0, 0};
  std::size_t i = 0;
  for (; i + 4 <= a.size(); i += 4)
    for (std::size_t k = 0; k < 4; ++k) s[k] += a[i + k] * b[i + k];
  for (; i < a.size(); ++i) s[0] += a[i] * b[i];
  return (s[0] + s[1]) + (s[2] + s[3]);
}

void subtract(std::vector<double>& a, double factor, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= factor * b[i];
}

// Takes out of `a` its parts along four vectors of length 1 that stand at right angles to each
// other, in one pass for the parts and one to take them out: `a` is read once for all four.
void take_out_four(std::vector<double>& a, const std::vector<double>* four) {
  constexpr std::size_t vectors = 4, lanes = 2;
  const double* const b[vectors] = {four[0].data(), four[1].data(), four[2].data(), four[3].data()};
  double sum[vectors][lanes] = {};
  std::size_t i = 0;
  for (; i + lanes <= a.size(); i += lanes)
    for (std::size_t j = 0; j < vectors; ++j)
      for (std::size_t k = 0; k < lanes; ++k) sum[j][k] += a[i + k] * b[j][i + k];
  double part[vectors];
  for (std::size_t j = 0; j < vectors; ++j) {
    part[j] = sum[j][0] + sum[j][1];
    if (i < a.size()) part[j] += a[i] * b[j][i];
  }
  for (std::size_t k = 0; k < a.size(); ++k)
    a[k] -= (part[0] * b[0][k] + part[1] * b[1][k]) + (part[2] * b[2][k] + part[3] * b[3][k]);
}

void take_out(std::vector<double>& a, const std::vector<std::vector<double>>& basis) {
  std::size_t j = 0;
  for (; j + 4 <= basis.size(); j += 4) take_out_four(a, &basis[j]);
  for (; j < basis.size(); ++j) subtract(a, dot(a, basis[j]), basis[j]);
}

void scale(std::vector<double>& a, double factor) {
  for (double& v : a) v *= factor;
}

// The eigenvector of the largest eigenvalue of the tridiagonal matrix.
Eigen::VectorXd top_vector(const std::vector<double>& diagonal, const std::vector<double>& beside) {
  const auto n = static_cast<Eigen::Index>(diagonal.size());
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(Eigen::Map<const Eigen::VectorXd>(diagonal.data(), n),
                                Eigen::Map<const Eigen::VectorXd>(beside.data(), n - 1));
  return solver.eigenvectors().col(n - 1);
}

}  // namespace

EigenPair largest_eigenpair(const SymmetricOperator& apply, std::vector<double> start,
                            double tolerance, int limit, const Run& run) {
  const std::size_t n = start.size();
  EigenPair result;
  scale(start, 1 / std::sqrt(dot(start, start)));
  result.vector = std::move(start);
  std::vector<double> w(n);
  while (true) {
    std::vector<std::vector<double>> basis{result.vector};
    std::vector<double> diagonal, beside;
    while (true) {
      run.checkpoint();
      const std::vector<double>& v = basis.back();
      apply(v, w);
      ++result.iterations;
      diagonal.push_back(dot(w, v));
      // In exact arithmetic w has a part along the last two only; what rounding leaves along all
      // is then removed, for it would grow. Twice is enough (Kahan).
      subtract(w, diagonal.back(), v);
      if (basis.size() > 1) subtract(w, beside.back(), basis[basis.size() - 2]);
      take_out(w, basis);
      const double rest = std::sqrt(dot(w, w));
      if (basis.size() == 1) {  // what is left beside v is the residual of v itself
        result.value = diagonal[0];
        result.residual = result.value > 0 ? rest / result.value : rest;
        result.converged = result.residual <= tolerance;
        if (result.converged || result.iterations >= limit) return result;
      }
      if (basis.size() == std::min(steps, n) || rest <= 1e-14 * std::abs(diagonal[0])) break;
      beside.push_back(rest);
      scale(w, 1 / rest);
      basis.push_back(w);
    }
    const Eigen::VectorXd top = top_vector(diagonal, beside);
    std::vector<double> next(n, 0);
    for (std::size_t j = 0; j < basis.size(); ++j)
      subtract(next, -top[static_cast<Eigen::Index>(j)], basis[j]);
    scale(next, 1 / std::sqrt(dot(next, next)));
    result.vector.swap(next);
  }
}

}  // namespace entente
