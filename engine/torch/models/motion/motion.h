// SPDX-License-Identifier: Apache-2.0
//
// The reference model of the video stage: the presenter of the incoming picture, moved by the sound and by the recipe's
// expressions.
#pragma once

#include "engine/torch/models/model.h"

#include <memory>

namespace vortex::torch {

std::unique_ptr<VideoModel> makeReferenceMotion();

}  // namespace vortex::torch
