// SPDX-License-Identifier: GPL-3.0-or-later
//
// H of every stage (timeout_row.h) by what stages of a record usually take at most, in place of what the scheduler was told.
#pragma once

#include "engine/slot/settings.h"

namespace vortex::analysis {

// usual: of each stage, P95 where it is known, else its target. Never below 0.
PerStage<Duration> horizonsOf(const Settings& settings, const PerStage<Duration>& usual, Duration delivery);

}  // namespace vortex::analysis
