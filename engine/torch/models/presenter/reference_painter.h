// SPDX-License-Identifier: Apache-2.0
//
// The image stage's reference model: Painter in four refinement steps, from a blurred and noisy sketch to the finished picture.
// A step draws at 1/8, 5/16, 5/8 and the whole of the side (the last times Quality::supersample) and averages Quality::passes[step]
// passes; noise of the slot's seed is blended over it with σ .55 .28 .10 0. A pass is the unit that StageContext::onStep hears of.
#pragma once

#include "engine/torch/models/model.h"

#include <memory>

namespace vortex::torch {

std::unique_ptr<ImageModel> makeReferencePainter();

}  // namespace vortex::torch
