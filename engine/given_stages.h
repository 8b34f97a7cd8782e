// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reset: a recorded slot is made again from one of its stages on, with exactly what the stages before it had made (contract 2,
// 7). Whoever submits it reads that first, on a thread that may wait for a disk; the engine's never does.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/slot/event.h"
#include "engine/slot/recipe.h"
#include "engine/slot/settings.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vortex {

// Immutable; shared by the request and the engine, which lets go of it when the slot is over.
struct GivenStages {
  StageSet stages;
  std::vector<backend::Artifact> outputs;  // none on the simulated backend, which makes none
};

// folder and recorded: as the history has them of the slot (history/recorded_slot.h). from: image, video or clip. The error says
// why not, as a clause about the slot: "no file was kept of its marks", "…/actor.png: is not what was recorded: …".
tl::expected<std::shared_ptr<const GivenStages>, std::string>
readGivenStages(const std::filesystem::path& folder, const std::vector<event::OutputMade>& recorded, Stage from);

// "" where the stages to be made can take them: their shapes are those that this recipe has at this level of the ladder. Else which
// does not fit, and what would.
std::string misfitOf(const GivenStages& given, const Recipe& recipe, const Settings& settings, int qualityLevel);

}  // namespace vortex
