// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether two times of the same slots go together: Kendall's tau. Where a stage's attempts are slow when its sibling's are, a stop
// for the sibling's failure says something of how long the attempt would have taken, and does not merely end its observation.
#pragma once

#include "engine/slot/units.h"

#include <optional>
#include <utility>
#include <vector>

namespace vortex::analysis {

struct Concordance {
  int n = 0;
  double tau = 0;  // tau-b: -1 to 1
  double p = 1;    // two-sided: so far from 0 or further, if they had nothing to do with each other
};

// Exact below 50 pairs without ties, else by the normal distribution, corrected for ties and continuity. Nothing below 4 pairs, or
// where one of the two is the same in all. O(n log n).
std::optional<Concordance> concordance(std::vector<std::pair<Duration, Duration>> pairs);

}  // namespace vortex::analysis
