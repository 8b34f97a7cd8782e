// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shares of attempts, with limits that hold for any sample: Clopper & Pearson, "The use of confidence or fiducial limits
// illustrated in the case of the binomial", 1934. They never promise more than they keep: coverage is at least the confidence.
#pragma once

namespace vortex::analysis {

// One-sided limits of the share of which `over` of n were seen; beyond: the chance to be wrong, .05 for 95 %. 0 and 1 where the
// sample says nothing on that side. 0 <= over <= n.
double upperLimit(int over, int n, double beyond);
double lowerLimit(int over, int n, double beyond);

// So many attempts, `over` of them above the limit, claim a rate of at most `rate` with 95 % (one-sided). 0 < rate < 1.
int attemptsToClaim(double rate, int over = 0);
// The most of n that may be above the limit for that claim; −1: n are too few even with none.
int mostOver(double rate, int n);

}  // namespace vortex::analysis
