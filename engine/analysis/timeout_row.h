// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's timeouts in a row: what they may take together, and how far one of them may go. Pure.
//
// The sum of the longest path is pessimistic (all stages late at once); the point of no return guards the deadline, a timeout is
// there to catch hangs. So a row that does not fit is said, and never made longer.
#pragma once

#include "engine/analysis/survival.h"
#include "engine/schedule/input.h"
#include "engine/slot/settings.h"

#include <optional>

namespace vortex::analysis {

// From a slot's start to its last useful finish, less the buffer.
Duration roomOf(const Settings& settings);

// The longest path with these timeouts, each as often as its stage may be tried, with the back-off between.
Duration rowOf(const Settings& settings, const PerStage<Duration>& timeouts);

// H: how long an attempt at the stage could take and its slot still be saved: the room less what goes before, what must follow and
// the delivery, each at the warning quantile; of a stage with retries so much that all of them fit. May be below 0.
Duration horizonOf(const Settings& settings, const schedule::Estimates& estimates, Stage stage);

// Timeouts that fit: seconds are taken where the curve rises least for them, so that they stay with the stages that gain most by
// them.
struct RowStage {
  Duration wanted{}, least{};            // least <= wanted
  std::optional<SurvivalCurve> curve{};  // absent: nothing is taken
};
// As wanted where that fits; else as long as the room, or as near as `least` allows.
PerStage<Duration> fitRow(const Settings& settings, const PerStage<RowStage>& stages);

}  // namespace vortex::analysis
