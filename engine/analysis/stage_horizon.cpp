// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/stage_horizon.h"

#include "engine/analysis/timeout_row.h"
#include "engine/schedule/estimates.h"
#include "engine/schedule/stage_graph.h"

#include <algorithm>

namespace vortex::analysis {

PerStage<Duration> horizonsOf(const Settings& settings, const PerStage<Duration>& usual, Duration delivery) {
  const schedule::StageGraph graph = schedule::stageGraph(schedule::orderOf(settings));
  schedule::Estimates estimates;
  for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits) {
    StageSet left;
    for (const Stage stage : kStages)
      if ((bits >> indexOf(stage) & 1) != 0)
        left.insert(stage);
    estimates.remaining[left.bits()].warn = schedule::criticalPath(graph, left, usual);
  }
  estimates.delivery.warn = delivery;
  PerStage<Duration> horizons;
  for (const Stage stage : kStages)
    horizons[stage] = std::max(Duration{}, horizonOf(settings, estimates, stage));
  return horizons;
}

}  // namespace vortex::analysis
