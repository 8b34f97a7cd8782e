// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slope of a series: the median of the slopes of all pairs (Theil 1950, Sen, "Estimates of the regression coefficient based on
// Kendall's tau", 1968), with Sen's interval, which is of those slopes, too: exact up to 10 values, normal above. A third of the
// values may be anything.
//
// Pure. O(n²) time and memory with n values: callers bound n (leak_series.h).
#pragma once

#include "engine/analysis/percentile.h"

#include <optional>
#include <span>

namespace vortex::analysis {

// y's unit per x's.
struct Slope {
  double value = 0;
  std::optional<double> lower, upper;  // absent: open, so few values limit it on no side
  double level = 0;                    // the interval's true confidence: .9833 for 5 values, where .95 was asked for; 0: open
  double middleX = 0, middleY = 0;     // the medians: the line goes near them
  double intercept = 0;                // median of y - value·x
  double at(double x) const { return intercept + value * x; }
};
// x ascends strictly; both of one length, n >= 2. variance and inflation as mannKendall() tells them of y; used above 10 values.
Slope theilSen(std::span<const double> x, std::span<const double> y, double variance, double inflation = 1,
               Confidence confidence = Confidence::NinetyFive);

}  // namespace vortex::analysis
