// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a slot can still reach the air (contract 1, "feasible"), as pure functions of what is left of it.
//
// A stage that has begun is credited with the time that it has run, and owes at least nothing: what is left of a slot at `now` is
// the larger of two ways to reckon, the whole tail from that stage's start, and what comes after that stage counted from now. So a
// slot is not given up while its video is 5 s into 8, and it is given up at the very instant from which even the stages that have
// not begun would not fit.
#pragma once

#include "engine/schedule/input.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <algorithm>

namespace vortex::schedule {

// lastUsefulFinish − buffer − now >= remaining; equality is feasible.
constexpr bool feasible(Time now, Time lastUsefulFinish, Duration buffer, Duration remaining) {
  return lastUsefulFinish - buffer - now >= remaining;
}

enum class Chance : std::uint8_t { Abort = 1, Median, Warn };

// How far a slot has come. Stages in neither set but left have not begun.
struct Progress {
  StageSet left;                 // not done
  StageSet begun;                // of left: running, or to start at a known time
  PerStage<Time> begunAt{};      // for begun
  StageSet delayed;              // of left: cannot start before `delay` from now (a retry whose drain is awaited)
  PerStage<Duration> delay{};    // for delayed
  Time notBefore = Time::min();  // nothing starts earlier: the device is being started
};

// The predicted end of delivery as a function of the time at which it is asked: the later of a fixed instant and `moving` from now.
struct Prediction {
  Time fixed = Time::min();
  Duration moving{};
  int samples = 0;  // 0: targets stand in
  Time finish(Time now) const { return std::max(fixed, now + moving); }
  Duration remaining(Time now) const { return finish(now) - now; }
};

Prediction predict(const Progress& progress, const Estimates& estimates, Chance chance);

}  // namespace vortex::schedule
