// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a recorded input can be of a session at all. A record may be damaged or somebody else's; the scheduler adds up times and
// bytes, and sums of what is beyond these bounds would overflow.
#pragma once

#include "engine/schedule/input.h"

namespace vortex::analysis {

// Times and durations of at most 25 years either way, and of bytes at most 2^56.
bool isPlausible(Time at);  // of a step: not below 0 either
bool isPlausible(const schedule::Input& input);

}  // namespace vortex::analysis
