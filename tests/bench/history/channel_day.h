// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a channel tells, made up: slots one after another, one in 16 with a timed-out image and a second try, one in 64 that fails.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <vector>

namespace vortex::bench {

inline constexpr int kSlotsOfADay = 1'920;  // one every 45 s
inline constexpr int kStepsAnAttempt = 3, kSamplesASlot = 6;

// The events of one slot, `seq` counting on: 31 of an ordinary one.
void tellSlot(SlotId slot, std::uint64_t& seq, std::vector<Event>& into);
// Those of the slots 1 to `slots`.
std::vector<Event> channelDay(int slots);

}  // namespace vortex::bench
