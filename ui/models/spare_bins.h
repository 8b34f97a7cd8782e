// SPDX-License-Identifier: GPL-3.0-or-later
//
// How spares to air are distributed before and after a change, in the same bins. Pure.
#pragma once

#include "engine/slot/units.h"

#include <vector>

namespace vortex::ui {

struct SpareBins {
  Duration from{}, width{};        // of the first bin; of each
  std::vector<int> before, after;  // slots a bin
  int most = 0;                    // in any of them
  Duration to() const { return from + width * static_cast<std::int64_t>(before.size()); }
};

// Both ascending. Bins of a round width, no more than `mostBins`; the last useful finish (0) and `target` lie within.
SpareBins binSpares(const std::vector<Duration>& before, const std::vector<Duration>& after, Duration target, int mostBins);

}  // namespace vortex::ui
