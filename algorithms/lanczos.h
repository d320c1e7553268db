#pragma once

// The largest eigenvalue of a symmetric operator and its eigenvector.

#include <functional>
#include <vector>

#include "core/run.h"

namespace entente {

struct EigenPair {
  double value = 0;
  std::vector<double> vector;  // length 1
  int iterations = 0;          // applications of the operator
  double residual = 0;         // |A x - value x| / value
  bool converged = false;
};

// y = A x, with A symmetric.
using SymmetricOperator = std::function<void(const std::vector<double>& x, std::vector<double>& y)>;

// Lanczos with full reorthogonalisation (Golub & Van Loan, ISBN 978-1-4214-0794-4, section 10.1),
// restarted with the best vector after `steps` applications, until the residual is at most
// `tolerance` or `limit` applications are used up. `start` must not be zero or orthogonal to the
// answer. O(steps * n) memory.
EigenPair largest_eigenpair(const SymmetricOperator& apply, std::vector<double> start,
                            double tolerance, int limit, const Run& run);

}  // namespace entente
