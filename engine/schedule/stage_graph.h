// SPDX-License-Identifier: GPL-3.0-or-later
//
// What depends on what, as data: a row a stage. A further stage is a row here and a value of Stage.
#pragma once

#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <array>

namespace vortex::schedule {

struct StageRow {
  Stage stage;
  StageSet needs;  // stages that must be done before it starts
  Stage lane;      // whose lane it runs on
};

// In an order in which every row's needs stand above it.
using StageGraph = std::array<StageRow, kStageCount>;

// How audio and image are to one another.
enum class AudioImage : std::uint8_t {
  Parallel = 1,
  Sequential,  // image waits for audio: 23 s instead of 21 s with the targets' times
};

StageGraph stageGraph(AudioImage order);

// A row stands at its stage's index.
inline Stage laneOf(const StageGraph& graph, Stage stage) { return graph[indexOf(stage)].lane; }

// What cannot begin before the stage is done; and what must be done before it begins.
StageSet stagesAfter(const StageGraph& graph, Stage stage);
StageSet stagesBefore(const StageGraph& graph, Stage stage);

// How long the stages of `left` take, each `length` long, when each starts as soon as its needs are done and has a lane to itself.
Duration criticalPath(const StageGraph& graph, StageSet left, const PerStage<Duration>& length);

}  // namespace vortex::schedule
