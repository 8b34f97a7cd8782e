// SPDX-License-Identifier: Apache-2.0
//
// The smallest models that are still real: tensors in the contract's shapes, all work done by LibTorch operators, seeded, audible
// and visible. Tests and the stop bench use them where the reference models would take too long.
#pragma once

#include "engine/torch/stage_models.h"

namespace vortex::torch {

StageModels makeSimpleModels();

}  // namespace vortex::torch
