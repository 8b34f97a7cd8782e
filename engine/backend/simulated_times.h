// SPDX-License-Identifier: Apache-2.0
//
// Drawing the simulated backend's stage times. A draw depends on (seed, slot, stage, attempt) alone and not on the order of calls,
// so the same slots take the same times whatever else runs beside them.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/simulated_settings.h"

#include <cstdint>

namespace vortex::backend {

// How long the attempt takes. `target` stands in where the stage names no time; `ordinal` counts the stage's attempts from 0 and
// chooses the recorded value. Never negative.
Duration drawDuration(const SimulatedStage& stage, Duration target, double slowdown, std::uint64_t seed, const AttemptName& attempt,
                      std::uint64_t ordinal);
// Uniform between 0 and `most`, from the same things.
Bytes drawBytes(Bytes most, std::uint64_t seed, const AttemptName& attempt);

}  // namespace vortex::backend
