// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/mann_kendall.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace vortex::analysis {
namespace {

std::int64_t pairsOf(std::int64_t n) { return n * (n - 1) / 2; }

// How many values of each kind there are, where there is more than one.
std::vector<int> tiesOf(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<int> ties;
  for (auto from = sorted.begin(); from != sorted.end();) {
    const auto to = std::upper_bound(from, sorted.end(), *from);
    if (to - from > 1)
      ties.push_back(static_cast<int>(to - from));
    from = to;
  }
  return ties;
}

// In how many orders of n values, ties included, that many pairs fall: the coefficients of Π(1-x^i) / ΠΠ(1-x^i), the q-multinomial.
std::vector<double> ordersByFalls(int n, std::span<const int> ties) {
  std::int64_t pairs = pairsOf(n);
  for (const int t : ties)
    pairs -= pairsOf(t);
  // Quotients of power series: what lies above the degree of the result never comes back into it.
  std::vector<double> orders(static_cast<std::size_t>(pairs) + 1, 0);
  orders[0] = 1;
  for (std::size_t i = 1; i <= static_cast<std::size_t>(n); ++i)
    for (std::size_t at = orders.size(); at-- > i;)
      orders[at] -= orders[at - i];
  const auto divideBy = [&](std::size_t i) {
    for (std::size_t at = i; at < orders.size(); ++at)
      orders[at] += orders[at - i];
  };
  int single = n;
  for (const int t : ties) {
    single -= t;
    for (int i = 1; i <= t; ++i)
      divideBy(static_cast<std::size_t>(i));
  }
  for (int i = 0; i < single; ++i)
    divideBy(1);
  return orders;
}

double exactChance(int n, std::span<const int> ties, std::int64_t s) {
  const std::vector<double> orders = ordersByFalls(n, ties);
  const auto pairs = static_cast<std::int64_t>(orders.size()) - 1;
  const std::int64_t most = std::min(pairs, (pairs - s) / 2);  // falls
  const double reached = most < 0 ? 0 : std::accumulate(orders.begin(), orders.begin() + most + 1, 0.);
  return reached / std::accumulate(orders.begin(), orders.end(), 0.);
}

}  // namespace

double MannKendall::twoSided() const { return std::min(1., 2 * std::min(rising, falling)); }

MannKendall mannKendall(std::span<const double> values, double inflation) {
  MannKendall found{.n = static_cast<int>(values.size()), .inflation = inflation};
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i + 1; j < values.size(); ++j)
      found.s += (values[j] > values[i]) - (values[j] < values[i]);
  const std::vector<int> ties = tiesOf(values);
  const auto term = [](double n) { return n * (n - 1) * (2 * n + 5); };
  double sum = term(found.n);
  for (const int t : ties)
    sum -= term(t);
  found.variance = sum / 18;
  if (!(found.variance > 0))
    return found;
  found.exact = found.n <= kMostExactTrend;
  if (found.exact) {
    found.rising = exactChance(found.n, ties, found.s);
    found.falling = exactChance(found.n, ties, -found.s);
  } else {
    const double z = static_cast<double>(found.s - (found.s > 0) + (found.s < 0)) / std::sqrt(found.variance * inflation);
    found.rising = std::erfc(z / std::sqrt(2.)) / 2;
    found.falling = std::erfc(-z / std::sqrt(2.)) / 2;
  }
  return found;
}

double chanceOfTrend(int n, int s) { return exactChance(n, {}, s); }

std::optional<int> criticalTrend(int n, double beyond) {
  std::optional<int> critical;
  for (int s = static_cast<int>(pairsOf(n)); s > 0 && chanceOfTrend(n, s) <= beyond; s -= 2)
    critical = s;
  return critical;
}

Autocorrelation autocorrelationOf(std::span<const double> x, std::span<const double> y, double slope) {
  const std::size_t n = y.size();
  if (n < static_cast<std::size_t>(kLeastForCorrelation))
    return {};
  std::vector<double> rest(n);
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    rest[i] = (y[i] - y[0]) - slope * (x[i] - x[0]);
    largest = std::max(largest, std::abs(y[i]));
  }
  const double mean = std::accumulate(rest.begin(), rest.end(), 0.) / static_cast<double>(n);
  double squares = 0, products = 0;
  for (std::size_t i = 0; i < n; ++i) {
    squares += (rest[i] - mean) * (rest[i] - mean);
    if (i > 0)
      products += (rest[i] - mean) * (rest[i - 1] - mean);
  }
  const double rounding = 1e-13 * largest;  // what is no more than that is of the arithmetic
  if (squares <= static_cast<double>(n) * rounding * rounding)
    return {};
  const auto count = static_cast<double>(n);
  const double rho = std::clamp((count * products / squares + 1) / (count - 4), 0., kMostCorrelation);
  return {.rho = rho, .factor = (1 + rho) / (1 - rho)};
}

}  // namespace vortex::analysis
