// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/timeout_row.h"

#include "engine/schedule/estimates.h"
#include "engine/schedule/stage_graph.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

constexpr int kFitSteps = 200;
constexpr Duration kLeastFitStep = milliseconds(1);

// Between the tries of a stage.
Duration pausesOf(const StageSettings& stage) {
  return stage.backoff * ((std::int64_t{1} << std::clamp(stage.retries, 0, 20)) - 1);
}

double survivalAt(const SurvivalCurve& curve, Duration time) {
  const Share share = curve.at(time);
  if (const auto* seen = std::get_if<Identified>(&share))
    return seen->survival;
  return curve.steps().empty() ? 1 : curve.steps().back().share.survival;  // nothing is known to be gained further out
}

}  // namespace

Duration roomOf(const Settings& settings) { return settings.airAfter - settings.downstream - settings.deadlineBuffer; }

Duration rowOf(const Settings& settings, const PerStage<Duration>& timeouts) {
  PerStage<Duration> lengths;
  for (const Stage stage : kStages) {
    const StageSettings& s = settings.stages[stage];
    lengths[stage] = timeouts[stage] * (s.retries + 1) + pausesOf(s);
  }
  return schedule::criticalPath(schedule::stageGraph(schedule::orderOf(settings)), StageSet::all(), lengths);
}

Duration horizonOf(const Settings& settings, const schedule::Estimates& estimates, Stage stage) {
  const schedule::StageGraph graph = schedule::stageGraph(schedule::orderOf(settings));
  const auto cautious = [&](StageSet stages) { return estimates.remaining[stages.bits()].warn; };
  const StageSettings& s = settings.stages[stage];
  const Duration left = roomOf(settings) - cautious(schedule::stagesBefore(graph, stage)) -
                        cautious(schedule::stagesAfter(graph, stage)) - estimates.delivery.warn;
  return (left - pausesOf(s)) / (s.retries + 1);
}

PerStage<Duration> fitRow(const Settings& settings, const PerStage<RowStage>& stages) {
  PerStage<Duration> timeouts;
  for (const Stage stage : kStages)
    timeouts[stage] = stages[stage].wanted;
  const Duration room = roomOf(settings);
  const Duration step = std::max((rowOf(settings, timeouts) - room) / kFitSteps, kLeastFitStep);
  for (Duration row = rowOf(settings, timeouts); row > room; row = rowOf(settings, timeouts)) {
    std::optional<Stage> cheapest;
    Duration cheapestTakes{};
    double least = 0;
    for (const Stage stage : kStages) {
      const RowStage& of = stages[stage];
      const Duration takes = std::min(step, timeouts[stage] - of.least);
      if (!of.curve || takes <= Duration{})
        continue;
      PerStage<Duration> shorter = timeouts;
      shorter[stage] -= takes;
      const Duration gained = row - rowOf(settings, shorter);
      if (gained <= Duration{})
        continue;  // hidden behind a longer sibling
      const double rises = survivalAt(*of.curve, shorter[stage]) - survivalAt(*of.curve, timeouts[stage]);
      const double cost = rises / inSeconds(gained);
      if (!cheapest || cost < least || (cost == least && timeouts[stage] > timeouts[*cheapest])) {
        cheapest = stage;
        cheapestTakes = takes;
        least = cost;
      }
    }
    if (!cheapest)
      break;
    timeouts[*cheapest] -= cheapestTakes;
  }
  return timeouts;
}

}  // namespace vortex::analysis
