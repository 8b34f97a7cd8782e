// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits of the share that takes longer than a time, for decisions. In the tail of a survival curve its log-log band does not hold
// (of 100 attempts with a true rate of 1 % it covers in 63 %, and has no limit at all where nothing was longer): there Clopper and
// Pearson's limits are taken with the effective size that Greenwood's error stands for, m = S (1 − S) / SE². Where nothing was cut
// before, m is the number of attempts, and the limits are exact.
#pragma once

#include "engine/analysis/survival.h"

#include <optional>

namespace vortex::analysis {

struct ShareLimits {
  double share = 0, lower = 0, upper = 1;
  double size = 0;  // m
};

// One-sided limits, each with this chance to be wrong (.025: an interval of 95 %). Absent: the curve does not reach that time.
std::optional<ShareLimits> limitsAt(const SurvivalCurve& curve, Duration time, double beyond);

}  // namespace vortex::analysis
