// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stages, pinned below the rows: a lane each with who held it and what was GPU finishing in it, and right of the present who
// holds it now, or why nobody may.
#pragma once

#include "ui/models/timeline_layout.h"

namespace vortex::ui {

void layStages(const SceneInput& input, const PixelScale& scale, SceneBuilder& builder, Scene& scene);

// In words: "free", "running 4182", "CLOSED, GPU finishing".
struct LaneNow {
  QString text;
  Tone tone = Tone::Quiet;
  SlotId slot;  // who holds it; 0: nobody
};
LaneNow laneNow(const Session& session, Stage stage, Time now);

}  // namespace vortex::ui
