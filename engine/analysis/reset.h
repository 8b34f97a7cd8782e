// SPDX-License-Identifier: GPL-3.0-or-later
//
// From which of its stages a recorded slot can be made again, by its record alone: what is offered without a look at the disk. The
// files themselves are proved when they are read (engine/given_stages.h). A full rerun needs none of this.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/stage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::analysis {

struct ResetFacts {
  bool simulated = false;  // its device made nothing that could be kept: what it finished is given without content
  StageSet finished;       // stages that an attempt of it finished
  std::vector<event::OutputMade> outputs;
  std::string folder;         // "" where it has none
  bool filesRemoved = false;  // by retention
};

enum class ResetBar : std::uint8_t {
  None = 1,       // it can
  FramesNotKept,  // from clip: no video's frames are kept
  NotMade,        // a stage before it came to nothing
  FilesRemoved,   // retention took them
  NotKept,        // an earlier program kept no file of an output that is needed
};
struct ResetAnswer {
  ResetBar bar = ResetBar::None;
  std::optional<Stage> stage;  // NotMade, NotKept: whose output is missing
};
// from: image, video or clip; audio is a full rerun, which has no bar here.
ResetAnswer canReset(const ResetFacts& facts, Stage from);
StageSet resetsThatCan(const ResetFacts& facts);

}  // namespace vortex::analysis
