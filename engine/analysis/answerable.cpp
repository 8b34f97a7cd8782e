// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/what_if.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {

std::vector<Unanswerable> unanswerable(const Settings& from, const Settings& to) {
  std::vector<Unanswerable> found;
  const auto refuse = [&](bool differs, std::string key, const char* reason) {
    if (differs)
      found.push_back({.key = std::move(key), .reason = reason});
  };
  const char* const together = "more or fewer attempts at once change how long each of them takes";
  refuse(from.maxSlotsInFlight != to.maxSlotsInFlight, "pipeline.max_slots_in_flight", together);
  for (const Stage stage : kStages)
    refuse(from.stages[stage].laneCapacity != to.stages[stage].laneCapacity,
           "pipeline.lane_capacity." + std::string(toString(stage)), together);
  refuse(from.parallelAudioImage != to.parallelAudioImage, "pipeline.parallel_audio_actor",
         "audio and image take longer side by side on one device than one after the other");
  refuse(from.device != to.device, "device", "another device takes other times");
  refuse(from.models != to.models, "models", "other models take other times");
  refuse(from.ladder != to.ladder, "ladder", "at another quality a slot takes another time");
  refuse(from.degrade != to.degrade, "degrade", "at another quality a slot takes another time");
  const char* const estimated = "the estimates on record were taken at the quantile that was in force, and stay as they were told";
  refuse(from.abortQuantile != to.abortQuantile, "orchestration.abort_quantile", estimated);
  refuse(from.warnQuantile != to.warnQuantile, "orchestration.warn_quantile", estimated);
  refuse(from.check != to.check, "check", "of the scores the record of decisions has only whether they passed");
  refuse(from.tuning != to.tuning, "tuning", "what was tuned by itself is on record and stays as it was; set the timeouts instead");
  refuse(from.simulated != to.simulated, "simulated", "what the device did is on record and stays as it was");
  refuse(from.memory.sampleInterval != to.memory.sampleInterval, "memory sampling",
         "memory was measured when it was, and stays as recorded");
  return found;
}

std::vector<Unanswerable> unanswerable(const RecordedSession& session, const Settings& to) {
  std::vector<Unanswerable> found = unanswerable(session.settings(), to);
  const auto& slots = session.slotsByArrival();
  const bool named = std::any_of(slots.begin(), slots.end(),
                                 [](const RecordedSlot& slot) { return slot.deadline == schedule::DeadlineKind::Named; });
  if (named && session.settings().airAfter != to.airAfter)
    found.push_back(
        {.key = "orchestration.air_after_s", .reason = "slots were submitted with their air times, which stay as recorded"});
  return found;
}

}  // namespace vortex::analysis
