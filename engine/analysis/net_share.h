// SPDX-License-Identifier: GPL-3.0-or-later
//
// The share of slots that a change wins on balance: of n pairs (the same slot before and after) g gained and l lost. The interval
// is that of Bonett & Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data",
// 2012: it keeps its coverage at small counts, where a bootstrap does not, and says something where nothing was gained or lost.
//
// Slots that follow one another share lanes and so are no independent pairs. How much that widens the interval is measured by
// blocks of 20 consecutive ones.
#pragma once

#include <optional>
#include <span>

namespace vortex::analysis {

struct Limits {
  double estimate = 0, lower = 0, upper = 0;
};
// 95 %. Of n >= 0 slots; with none of them the interval is all there is.
Limits netShare(int n, int gained, int lost);

// Above: the variance of the mean as blocks of 20 consecutive slots show it, over that of independent ones. Absent: fewer than ten
// blocks say too little. `gains` has +1, 0 or -1 a slot, in their order.
inline constexpr int kBlockOfSlots = 20, kBlocksNeeded = 10;
std::optional<double> dependence(std::span<const signed char> gains);
// Wider by the root of it; never narrower.
Limits widened(const Limits& limits, double dependence);

// So many slots more, of the same kind, and the interval would lie on one side of 0. Absent: as it stands no number would.
std::optional<int> slotsToDecide(int n, const Limits& limits);

}  // namespace vortex::analysis
