// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/estimates.h"

namespace vortex::schedule {

namespace {

Quantiles certain(Duration value) { return {.abort = value, .median = value, .warn = value, .samples = 0}; }

}  // namespace

StageSet stageSetOfBits(std::size_t bits) {
  StageSet set;
  for (Stage stage : kStages)
    if ((bits >> indexOf(stage)) & 1)
      set.insert(stage);
  return set;
}

AudioImage orderOf(const Settings& settings) { return settings.parallelAudioImage ? AudioImage::Parallel : AudioImage::Sequential; }

Estimates targetEstimates(const Settings& settings) {
  Estimates estimates;
  const StageGraph graph = stageGraph(orderOf(settings));
  PerStage<Duration> targets;
  for (Stage stage : kStages) {
    targets[stage] = settings.stages[stage].target;
    estimates.need[stage] = settings.stages[stage].need;
  }
  for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits)
    estimates.remaining[bits] = certain(criticalPath(graph, stageSetOfBits(bits), targets));
  estimates.delivery = certain(settings.deliveryTarget);
  return estimates;
}

Estimates withTargets(const Estimates& given, const Estimates& targets) {
  Estimates merged = given;
  for (std::size_t bits = 0; bits < merged.remaining.size(); ++bits)
    if (merged.remaining[bits].samples == 0)
      merged.remaining[bits] = targets.remaining[bits];
  if (merged.delivery.samples == 0)
    merged.delivery = targets.delivery;
  for (Stage stage : kStages)
    if (merged.need[stage].count == 0)
      merged.need[stage] = targets.need[stage];
  return merged;
}

}  // namespace vortex::schedule
