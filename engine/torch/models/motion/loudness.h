// SPDX-License-Identifier: Apache-2.0
//
// How loud each frame of a clip sounds, as a listener would say: the RMS of 250-4000 Hz in 1/12 s about the frame's time, divided
// by its 97th percentile over the clip, at most 1. What the lips, the head and the clip check follow.
#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace vortex::torch {

// sound: f32 [frames · 1000] at 24 kHz on any device. A silent sound gives zeros. Operators work on blocks of frames, each a few
// ms.
std::vector<float> loudnessOf(const at::Tensor& sound, int frames);

}  // namespace vortex::torch
