// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes to make recorded slots again, one after the other, from recorded stage times. A stage's own time where it
// finished; else the median of those of its kind that did, which is too short for one that timed out (it says so: `guessed`).
// Audio and image run beside one another. Neither the device's start nor the wait for a live channel's slots is in it.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <optional>
#include <vector>

namespace vortex::analysis {

struct RerunTimes {
  PerStage<std::optional<Duration>> own{};  // of its attempts that finished
  StageSet given;                           // not made again
};
struct RerunEstimate {
  Duration total{};
  int made = 0;
  int guessed = 0;  // of these, slots for which another's time stands in
  int unknown = 0;  // slots left out: no time of some stage is known
};
// others: of finished attempts of the same profile and backend; any order.
// The same beside a channel that starts a slot every so often and goes first (0: there is none): a rerun starts when that slot is
// done, where it still fits into the gap. The channel's slots are taken to be like those that are made again.
Duration besideChannel(const RerunEstimate& estimate, Duration every);
RerunEstimate estimateRerun(const std::vector<RerunTimes>& times, PerStage<std::vector<Duration>> others);

}  // namespace vortex::analysis
