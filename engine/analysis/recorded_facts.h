// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pure rules of this room ask for, of a slot as the history has it.
#pragma once

#include "engine/analysis/rerun_estimate.h"
#include "engine/analysis/reset.h"
#include "engine/history/reader.h"
#include "engine/history/recorded_slot.h"

#include <optional>

namespace vortex::analysis {

ResetFacts resetFactsOf(const history::RecordedSlot& slot);
// What its rerun will take, as far as its own stages tell; from: the first stage that is made again, audio for all of them.
RerunTimes rerunTimesOf(const history::RecordedSlot& slot, Stage from);

// What it had to spare to air when its clip was on the disk, which is what people are shown; `spareToAir` as it was recorded counts
// to the end of generation. The same where no clip of it was written, absent where it has none.
std::optional<Duration> spareOnDisk(const history::SlotLine& slot);

}  // namespace vortex::analysis
