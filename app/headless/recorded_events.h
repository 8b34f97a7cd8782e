// SPDX-License-Identifier: GPL-3.0-or-later
//
// The events of chosen slots, run by run, and with them what belonged to no slot while they were made: memory, the device, alarms.
// Read in parts, so that a day needs no more memory than an hour.
#pragma once

#include "engine/history/reader.h"

#include <tl/expected.hpp>

#include <functional>
#include <string>
#include <vector>

namespace vortex::headless {

struct RunSlots {
  history::RunLine run;
  std::vector<SlotId> slots;  // ascending
};
// By run, the oldest first. The slots are in ascending order.
tl::expected<std::vector<RunSlots>, std::string> runsOf(const history::Reader& reader, const std::vector<history::SlotLine>& slots);

// Of a run: everything that was told in it, or what was told from the first event of the chosen slots to their last.
enum class Extent : std::uint8_t { Run = 1, Slots };

// `take` says whether to go on.
tl::expected<void, std::string> eachEvent(const history::Reader& reader, const RunSlots& of, Extent extent,
                                          const std::function<bool(const Event&)>& take);

}  // namespace vortex::headless
