// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/percentile.h"

#include <boost/math/distributions/binomial.hpp>

namespace vortex::analysis {
namespace {

// How many of n independent observations lie at or below the true percentile.
boost::math::binomial belowOf(int n, int percent) { return {static_cast<double>(n), percent / 100.0}; }

// The first rank in [1, n + 1] from which on `holds` is true; n + 1: none.
template <typename Holds>
int firstRank(int n, const Holds& holds) {
  int from = 1, to = n + 1;
  while (from < to) {
    const int middle = from + (to - from) / 2;
    if (holds(middle))
      to = middle;
    else
      from = middle + 1;
  }
  return from;
}

}  // namespace

int rankOf(int n, int percent) { return static_cast<int>((static_cast<long long>(n) * percent + 99) / 100); }

RankInterval intervalOf(int n, int percent, Confidence confidence) {
  const boost::math::binomial below = belowOf(n, percent);
  // lower: the largest l with P(B <= l − 1) <= beyond. upper: the smallest u with P(B >= u) <= beyond.
  const int lower = firstRank(n, [&](int rank) { return cdf(below, rank - 1) > confidence.beyond; }) - 1;
  const int upper = firstRank(n, [&](int rank) { return cdf(complement(below, rank - 1)) <= confidence.beyond; });
  return {.lower = lower >= 1 ? std::optional(lower) : std::nullopt, .upper = upper <= n ? std::optional(upper) : std::nullopt};
}

double coverageOf(int n, int percent, const RankInterval& interval) {
  const boost::math::binomial below = belowOf(n, percent);
  const double upTo = interval.upper ? cdf(below, *interval.upper - 1) : 1.0;
  const double before = interval.lower ? cdf(below, *interval.lower - 1) : 0.0;
  return upTo - before;
}

int samplesNeeded(int percent) {
  const double share = percent / 100.0;
  int n = 0;
  for (double allBelow = 1; 1 - allBelow < 0.95; allBelow *= share)
    ++n;
  return n;
}

}  // namespace vortex::analysis
