// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/stage_graph.h"

#include <algorithm>

namespace vortex::schedule {

StageGraph stageGraph(AudioImage order) {
  const StageSet imageNeeds = order == AudioImage::Sequential ? StageSet{Stage::Audio} : StageSet{};
  return {{
      {.stage = Stage::Audio, .needs = {}, .lane = Stage::Audio},
      {.stage = Stage::Image, .needs = imageNeeds, .lane = Stage::Image},
      {.stage = Stage::Video, .needs = {Stage::Audio, Stage::Image}, .lane = Stage::Video},
      {.stage = Stage::Clip, .needs = {Stage::Video}, .lane = Stage::Clip},
  }};
}

StageSet stagesAfter(const StageGraph& graph, Stage stage) {
  StageSet after;
  for (const StageRow& row : graph)
    for (const Stage need : kStages)
      if (row.needs.contains(need) && (need == stage || after.contains(need)))
        after.insert(row.stage);
  return after;
}

StageSet stagesBefore(const StageGraph& graph, Stage stage) {
  StageSet before;
  for (const Stage other : kStages)
    if (stagesAfter(graph, other).contains(stage))
      before.insert(other);
  return before;
}

Duration criticalPath(const StageGraph& graph, StageSet left, const PerStage<Duration>& length) {
  PerStage<Duration> end{};  // of each stage, counted from now; 0 for what is done
  Duration last{};
  for (const StageRow& row : graph) {
    if (!left.contains(row.stage))
      continue;
    Duration start{};
    for (Stage need : kStages)
      if (row.needs.contains(need))
        start = std::max(start, end[need]);
    end[row.stage] = start + length[row.stage];
    last = std::max(last, end[row.stage]);
  }
  return last;
}

}  // namespace vortex::schedule
