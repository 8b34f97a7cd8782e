// SPDX-License-Identifier: GPL-3.0-or-later
//
// Percentiles of observations that all ended: how long the finished took, what was to spare. Where a timeout cuts some of them off,
// the rest alone is *wrong* here (their P95 can never exceed the timeout): that asks for a survival curve.
//
// The definition is the inverse of the empirical distribution (type 1 of Hyndman & Fan, "Sample Quantiles in Statistical Packages",
// 1996): the value of rank ceil(n · p), which occurred and can be shown. Its interval runs between two ranks, too, and holds for
// any continuous distribution (Hahn, Meeker & Escobar, "Statistical Intervals", 2nd ed., 5.2); with ties it is wider than it must
// be. It takes observations for independent: those of one hour are not quite, so it is, if anything, too narrow.
//
// Percents and ranks are integers: ceil(100 · 0.07) is 8 in doubles.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <variant>

namespace vortex::analysis {

// Of an interval with two sides: the chance to be wrong on either of them.
struct Confidence {
  double beyond = .025;
  static const Confidence Ninety, NinetyFive;
};
inline constexpr Confidence Confidence::Ninety{.05}, Confidence::NinetyFive{.025};

// From 1, of n values in ascending order; n >= 1, 1 <= percent <= 99.
int rankOf(int n, int percent);

// Absent: no value among n limits it on that side. Never the extreme value instead.
struct RankInterval {
  std::optional<int> lower, upper;
};
RankInterval intervalOf(int n, int percent, Confidence confidence);

// The chance that the interval holds the true percentile: at least the confidence, where both sides are there.
double coverageOf(int n, int percent, const RankInterval& interval);

// From this many observations on the largest is an upper limit of the percentile, with one-sided 95 %: 59 for 95, 299 for 99. With
// fewer, a percentile is not to be shown.
int samplesNeeded(int percent);

template <typename T>
struct Percentile {
  T value{};
  int n = 0;
  std::optional<T> lower, upper;  // absent: open
};
struct TooFew {
  int has = 0, needs = 0;
};

// `ascending` is sorted, whatever "larger" means to its type.
template <typename T>
std::variant<Percentile<T>, TooFew> percentileOf(std::span<const T> ascending, int percent, Confidence confidence) {
  const int n = static_cast<int>(ascending.size());
  if (n < samplesNeeded(percent))
    return TooFew{.has = n, .needs = samplesNeeded(percent)};
  const auto at = [&](int rank) { return ascending[static_cast<std::size_t>(rank) - 1]; };
  const RankInterval interval = intervalOf(n, percent, confidence);
  Percentile<T> found{.value = at(rankOf(n, percent)), .n = n, .lower = {}, .upper = {}};
  if (interval.lower)
    found.lower = at(*interval.lower);
  if (interval.upper)
    found.upper = at(*interval.upper);
  return found;
}

}  // namespace vortex::analysis
