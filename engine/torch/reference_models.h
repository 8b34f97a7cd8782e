// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/torch/stage_models.h"

namespace vortex::torch {

// Our own models of all four stages: seeded, without weights to download.
StageModels makeReferenceModels();

}  // namespace vortex::torch
