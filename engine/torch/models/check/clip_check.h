// SPDX-License-Identifier: Apache-2.0
//
// The reference model of the clip stage. Scores (README.md, "The clip check"), means over the keyframes:
//   B = ν · cos_B          L = ν · (0.6 · cos_L + 0.4 · lips)
// ν falls for frames that are noise, flat or burnt out.
#pragma once

#include "engine/torch/models/model.h"

#include <memory>
#include <vector>

namespace vortex::torch {

// Which frames are looked at: 5 evenly spaced (0, 270, 540, 810, 1079 of 1080), all when fewer than 5.
std::vector<int> keyframesOf(int frames);

std::unique_ptr<ClipModel> makeReferenceClipCheck();

}  // namespace vortex::torch
