// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether values rise in the order they came (Mann, "Nonparametric tests against trend", 1945; Kendall, "Rank Correlation Methods",
// 1975): nothing is asked of their distribution, an outlier counts no more than its rank. Up to 10 values the chance is exact, with
// ties too; above it is the normal one, whose tail is right from there on.
//
// Neighbours that resemble each other make the test say "rises" too often: variance inflation (Hamed & Rao 1998, here of a first
// order process) takes that back.
//
// Pure. O(n²) with n values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace vortex::analysis {

inline constexpr int kMostExactTrend = 10;       // values; above: normal
inline constexpr int kLeastForCorrelation = 20;  // values; below no autocorrelation is estimated
inline constexpr double kMostCorrelation = .9;   // rho's cap: what wanders like that has no trend that could be told

struct MannKendall {
  int n = 0;
  std::int64_t s = 0;    // pairs that rise less pairs that fall
  double variance = 0;   // of s, where nothing rises or falls; corrected for ties, not for correlation
  double inflation = 1;  // f, by which the variance was multiplied
  double rising = 1;     // one-sided p: the chance of an s at least as large; 1 where all are equal
  double falling = 1;    // of one at least as small
  bool exact = true;     // both chances
  double twoSided() const;
};
// inflation >= 1; of exact chances it is without consequence.
MannKendall mannKendall(std::span<const double> values, double inflation = 1);

// Of n values without ties, n <= kMostExactTrend: the chance of an s at least this large, and the smallest s whose chance is at
// most `beyond`; absent: not even the largest one's.
double chanceOfTrend(int n, int s);
std::optional<int> criticalTrend(int n, double beyond);

// How alike neighbours are, of what is left when the slope is taken away. factor = (1 + rho)/(1 - rho).
struct Autocorrelation {
  double rho = 0;     // bias-corrected, within 0..kMostCorrelation
  double factor = 1;  // >= 1
  bool isCapped() const { return rho >= kMostCorrelation; }
};
// x: ascending slot numbers. Fewer than kLeastForCorrelation: 0.
Autocorrelation autocorrelationOf(std::span<const double> x, std::span<const double> y, double slope);

}  // namespace vortex::analysis
