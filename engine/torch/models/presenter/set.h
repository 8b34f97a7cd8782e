// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/torch/models/presenter/vocabulary.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

namespace vortex::torch {

// The set of a look: f32 [3, side, side], linear. Drawn at 256² or less, since it is out of focus, and raised.
at::Tensor setOf(const Look& look, int side, c10::Device device);

}  // namespace vortex::torch
