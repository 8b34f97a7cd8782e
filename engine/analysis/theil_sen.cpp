// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/theil_sen.h"

#include "engine/analysis/mann_kendall.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vortex::analysis {
namespace {

// rank: from 1. Puts the values into another order.
double ranked(std::vector<double>& values, std::int64_t rank) {
  const auto at = values.begin() + (rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

double middleOf(std::vector<double>& values) {
  const auto n = static_cast<std::int64_t>(values.size());
  const double upper = ranked(values, n / 2 + 1);
  if (n % 2 == 1)
    return upper;
  return (*std::max_element(values.begin(), values.begin() + n / 2) + upper) / 2;
}

double middleOf(std::span<const double> values) {
  std::vector<double> copy(values.begin(), values.end());
  return middleOf(copy);
}

struct Ranks {
  std::int64_t lower = 0;  // M; below 1: open
  double level = 0;
};

Ranks ranksOf(int n, std::int64_t pairs, double variance, double inflation, Confidence confidence) {
  if (n <= kMostExactTrend) {
    const std::optional<int> k = criticalTrend(n, confidence.beyond);
    return k ? Ranks{.lower = (pairs - *k + 2) / 2, .level = 1 - 2 * chanceOfTrend(n, *k)} : Ranks{};
  }
  const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), confidence.beyond));
  return {.lower = static_cast<std::int64_t>(std::floor((static_cast<double>(pairs) - z * std::sqrt(variance * inflation)) / 2)),
          .level = 1 - 2 * confidence.beyond};
}

}  // namespace

Slope theilSen(std::span<const double> x, std::span<const double> y, double variance, double inflation, Confidence confidence) {
  const std::size_t n = y.size();
  std::vector<double> slopes;
  slopes.reserve(n * (n - 1) / 2);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j)
      slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
  const auto pairs = static_cast<std::int64_t>(slopes.size());

  Slope found{.value = middleOf(slopes), .lower = {}, .upper = {}, .level = 0, .middleX = middleOf(x), .middleY = middleOf(y)};
  const Ranks ranks = ranksOf(static_cast<int>(n), pairs, variance, inflation, confidence);
  if (ranks.lower >= 1) {
    found.lower = ranked(slopes, ranks.lower);
    found.upper = ranked(slopes, pairs - ranks.lower + 1);
    found.level = ranks.level;
  }
  std::vector<double> rest(n);
  for (std::size_t i = 0; i < n; ++i)
    rest[i] = y[i] - found.value * x[i];
  found.intercept = middleOf(rest);
  return found;
}

}  // namespace vortex::analysis
