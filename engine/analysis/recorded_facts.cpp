// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/recorded_facts.h"

namespace vortex::analysis {

ResetFacts resetFactsOf(const history::RecordedSlot& slot) {
  ResetFacts facts{.simulated = slot.backend == "simulated",
                   .finished = {},
                   .outputs = slot.outputs,
                   .folder = slot.folder,
                   .filesRemoved = slot.outputsRemovedWall.has_value()};
  for (const Stage stage : kStages)
    if (slot.took[stage])
      facts.finished.insert(stage);
  return facts;
}

RerunTimes rerunTimesOf(const history::RecordedSlot& slot, Stage from) {
  return {.own = slot.took, .given = StageSet::before(from)};
}

std::optional<Duration> spareOnDisk(const history::SlotLine& slot) {
  if (!slot.spareToAir || !slot.ready || !slot.elapsed)
    return slot.spareToAir;
  return *slot.spareToAir - (*slot.ready - *slot.elapsed);
}

}  // namespace vortex::analysis
