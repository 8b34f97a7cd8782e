// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/slot/job.h"
#include "engine/torch/stage_models.h"

namespace vortex::torch {

// The reference models, and a slot of them that takes seconds.
StageModels makeBenchModels();
Job benchJob();

}  // namespace vortex::torch
