// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether one run was slower than another: a percentile of each with its limits, their ratio with an interval (MOVER: Donner & Zou,
// "Closed-form confidence intervals for functions of the normal mean and standard deviation", 2012, on logarithms), and a word that
// says no more than the interval allows. At 90 % that makes "the same" two one-sided tests at 5 % (TOST).
//
// Two runs of one build differ by more than sampling, clocks and heat: a gate wants several runs to compare with.
#pragma once

#include "engine/analysis/survival.h"

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace vortex::analysis {

struct Estimate {
  double value = 0;
  std::optional<double> lower, upper;  // absent: open
};
struct Ratio {
  double value = 1, lower = 1, upper = 1;  // second / first
};
// All of them above 0, and their limits, too.
struct Limited {
  double value = 0, lower = 0, upper = 0;
};
Ratio ratioOf(const Limited& first, const Limited& second);

// A quantity of two runs. Values in its own unit: seconds, bytes.
struct Compared {
  enum class Word : std::uint8_t {
    Same = 1,
    More,             // the second is above the first
    Less,             // below
    TooFew,           // `needs` observations each would decide
    NotIdentifiable,  // too many were cut off by a timeout
  };
  struct LeastRatio {
    double value = 1, lower = 1;
  };
  Word word = Word::TooFew;
  std::optional<Estimate> first, second;
  std::optional<Ratio> ratio;
  int needs = 0;
  // In place of `ratio`, of a second run that was cut short and is above the first all the same: as if what was cut had finished
  // then. How far it is really above nobody knows: `second` has no upper limit.
  std::optional<LeastRatio> atLeast{};
};

inline constexpr double kMedianMargin = .05, kTailMargin = .10, kMemoryMargin = .02;  // what is still "the same"

// Percentile `percent` (50, 95 or 99) of how long attempts took. Where a timeout cuts off more than a percentile leaves above it,
// it cannot be known; but of a second run that was watched for longer than the first took it is known to be
// more. Intervals are as confident as the curves, which have the same.
Compared compareTimes(const SurvivalCurve& first, const SurvivalCurve& second, int percent);
// Medians of what was always seen whole: bytes.
Compared compareMedians(std::span<const double> firstAscending, std::span<const double> secondAscending, double margin,
                        Confidence confidence = Confidence::Ninety);

}  // namespace vortex::analysis
