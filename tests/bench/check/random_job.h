// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole slots as a writer might ask for them, on the ladder of profile `fast`: prompts of random_prompt.h, scripts, voices,
// emotions, speeds and expressions. Every fourth one is a hard case of what can go on air: a single short word, long pauses, a sad
// or calm voice, a dark or a white scene.
#pragma once

#include "engine/slot/job.h"

#include <cstdint>

namespace vortex::bench {

Job randomJob(std::uint64_t seed);

}  // namespace vortex::bench
