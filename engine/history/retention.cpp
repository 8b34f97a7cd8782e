// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/retention.h"

namespace vortex::history {

std::optional<Doom> doomOf(const SlotOutputs& oldest, const OutputUse& use, const HistorySettings& limits, std::int64_t nowWall) {
  const std::chrono::nanoseconds age(nowWall - oldest.wall);
  if (age < kUntouched)
    return std::nullopt;
  if (age > std::chrono::hours(24) * limits.outputsDays)
    return Doom::Age;
  if (use.all > limits.outputs)
    return Doom::Size;
  if (use.free && *use.free < limits.keepFree)
    return Doom::Disk;
  return std::nullopt;
}

}  // namespace vortex::history
