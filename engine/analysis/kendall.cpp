// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/kendall.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vortex::analysis {
namespace {

constexpr std::size_t kLeastPairs = 4, kExactBelow = 50;

// Sums over groups of equal values: pairs, and what the variance takes of them.
struct TieSums {
  double pairs = 0, variance = 0, triples = 0;
  void add(double t) {
    pairs += t * (t - 1) / 2;
    variance += t * (t - 1) * (2 * t + 5);
    triples += t * (t - 1) * (t - 2);
  }
};

template <typename Same>
TieSums tiesOf(std::size_t n, const Same& same) {
  TieSums ties;
  for (std::size_t from = 0, i = 1; i <= n; ++i)
    if (i == n || !same(i - 1, i)) {
      ties.add(static_cast<double>(i - from));
      from = i;
    }
  return ties;
}

// Sorts, and says how many pairs were the wrong way round.
std::int64_t sortCounting(std::vector<Duration>& values, std::vector<Duration>& spare, std::size_t from, std::size_t to) {
  if (to - from < 2)
    return 0;
  const std::size_t middle = from + (to - from) / 2;
  std::int64_t swaps = sortCounting(values, spare, from, middle) + sortCounting(values, spare, middle, to);
  for (std::size_t left = from, right = middle, at = from; at < to; ++at) {
    const bool takeRight = left == middle || (right < to && values[right] < values[left]);
    swaps += takeRight ? static_cast<std::int64_t>(middle - left) : 0;
    spare[at] = takeRight ? values[right++] : values[left++];
  }
  std::copy(spare.begin() + static_cast<std::ptrdiff_t>(from), spare.begin() + static_cast<std::ptrdiff_t>(to),
            values.begin() + static_cast<std::ptrdiff_t>(from));
  return swaps;
}

// How likely at most so many of n values in random order stand the wrong way round.
double atMostSwaps(std::size_t n, std::int64_t swaps) {
  std::vector<double> share{1};  // by number of swaps
  for (std::size_t i = 2; i <= n; ++i) {
    std::vector<double> next(share.size() + i - 1);
    for (std::size_t s = 0; s < share.size(); ++s)
      for (std::size_t k = 0; k < i; ++k)
        next[s + k] += share[s] / static_cast<double>(i);
    share = std::move(next);
  }
  double sum = 0;
  for (std::int64_t s = 0; s <= swaps && s < static_cast<std::int64_t>(share.size()); ++s)
    sum += share[static_cast<std::size_t>(s)];
  return sum;
}

}  // namespace

std::optional<Concordance> concordance(std::vector<std::pair<Duration, Duration>> pairs) {
  const std::size_t n = pairs.size();
  if (n < kLeastPairs)
    return std::nullopt;
  std::sort(pairs.begin(), pairs.end());
  const TieSums first = tiesOf(n, [&](std::size_t a, std::size_t b) { return pairs[a].first == pairs[b].first; });
  const TieSums both = tiesOf(n, [&](std::size_t a, std::size_t b) { return pairs[a] == pairs[b]; });
  std::vector<Duration> second(n), spare(n);
  for (std::size_t i = 0; i < n; ++i)
    second[i] = pairs[i].second;
  const std::int64_t swaps = sortCounting(second, spare, 0, n);
  const TieSums other = tiesOf(n, [&](std::size_t a, std::size_t b) { return second[a] == second[b]; });
  const double count = static_cast<double>(n), all = count * (count - 1) / 2;
  if (first.pairs == all || other.pairs == all)
    return std::nullopt;
  // Pairs that are equal in one of the two neither agree nor disagree.
  const double s = all - first.pairs - other.pairs + both.pairs - 2 * static_cast<double>(swaps);
  Concordance result{.n = static_cast<int>(n), .tau = s / std::sqrt((all - first.pairs) * (all - other.pairs))};
  if (first.pairs == 0 && other.pairs == 0 && n < kExactBelow) {
    const auto most = static_cast<std::int64_t>(all);
    result.p = std::min(1., 2 * atMostSwaps(n, std::min(swaps, most - swaps)));
    return result;
  }
  double variance = (count * (count - 1) * (2 * count + 5) - first.variance - other.variance) / 18;
  variance += 2 * first.pairs * other.pairs / (count * (count - 1));
  variance += first.triples * other.triples / (9 * count * (count - 1) * (count - 2));
  const double z = std::max(std::abs(s) - 1, 0.) / std::sqrt(variance);
  result.p = 2 * cdf(complement(boost::math::normal(), z));
  return result;
}

}  // namespace vortex::analysis
