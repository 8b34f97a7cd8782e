// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/fixed_settings.h"

namespace vortex::runtime {

std::vector<std::string> keepFixed(Settings& next, const Settings& running) {
  std::vector<std::string> kept;
  const auto keep = [&](auto& value, const auto& as, const std::string& key) {
    if (value == as)
      return;
    value = as;
    kept.push_back(key);
  };
  keep(next.device, running.device, "device");
  keep(next.models, running.models, "models");
  keep(next.maxSlotsInFlight, running.maxSlotsInFlight, "pipeline.max_slots_in_flight");
  keep(next.ladder, running.ladder, "ladder");
  keep(next.history, running.history, "history");
  keep(next.simulated, running.simulated, "simulated");
  for (Stage stage : kStages)
    keep(next.stages[stage].laneCapacity, running.stages[stage].laneCapacity,
         "pipeline.lane_capacity." + std::string(toString(stage)));
  return kept;
}

}  // namespace vortex::runtime
