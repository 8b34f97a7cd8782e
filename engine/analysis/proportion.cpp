// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/proportion.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <cmath>

namespace vortex::analysis {
namespace {

constexpr double kClaim = .05;

// How likely at most `over` of n are above a limit that a share `rate` takes longer than.
double atMost(int over, int n, double rate) { return cdf(boost::math::binomial(n, rate), over); }

}  // namespace

double upperLimit(int over, int n, double beyond) {
  return over >= n ? 1 : boost::math::ibeta_inv(over + 1., n - over, 1 - beyond);
}
double lowerLimit(int over, int n, double beyond) { return over <= 0 ? 0 : boost::math::ibeta_inv(over, n - over + 1., beyond); }

int attemptsToClaim(double rate, int over) {
  int from = over + 1, to = from;
  while (atMost(over, to, rate) > kClaim) {
    from = to + 1;
    to *= 2;
  }
  while (from < to) {
    const int middle = from + (to - from) / 2;
    if (atMost(over, middle, rate) <= kClaim)
      to = middle;
    else
      from = middle + 1;
  }
  return to;
}

int mostOver(double rate, int n) {
  int most = -1;
  while (most + 1 < n && atMost(most + 1, n, rate) <= kClaim)
    ++most;
  return most;
}

}  // namespace vortex::analysis
