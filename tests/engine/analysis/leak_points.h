// SPDX-License-Identifier: GPL-3.0-or-later
//
// Captures as tests of verdicts make them: floors about 9 GB, with or without a slope, and what bounds them.
#pragma once

#include "engine/analysis/leak_judge.h"

#include <random>
#include <vector>

namespace vortex::analysis {

inline constexpr double kMB = 1e6, kGB = 1e9;

inline LeakRules rulesWith(double limit, int warmUp = 0) {
  LeakRules rules{.warmUp = warmUp, .limit = {}, .block = {}, .promised = {}};
  rules.limit[LeakSeries::Floor] = rules.limit[LeakSeries::Peak] = limit;
  return rules;
}

inline LeakPoint point(std::uint64_t slot, double floor, double peak) { return {.slot = slot, .floor = floor, .peak = peak}; }

// Clean, with 1 MB of noise.
inline std::vector<LeakPoint> clean(int n, std::uint64_t seed = 1, double slope = 0) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> noise(0, kMB);
  std::vector<LeakPoint> points;
  for (int i = 1; i <= n; ++i)
    points.push_back(
        point(static_cast<std::uint64_t>(i), 9 * kGB + slope * i + noise(random), 9.4 * kGB + slope * i + noise(random)));
  return points;
}

}  // namespace vortex::analysis
