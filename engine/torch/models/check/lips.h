// SPDX-License-Identifier: Apache-2.0
//
// Do the lips move with the sound? The mouth's region of every frame, as a trace of how far it is from its look when nothing is
// said, beside the loudness of the sound; near a keyframe their cosine is 1 in step, about 0.5 or less from three frames apart on.
#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <span>
#include <vector>

namespace vortex::torch {

// frames: u8 [n, 3, side, side] on the host. One number a frame, in OkLab distance. `progress` is called between blocks of frames.
std::vector<float> mouthTrace(const at::Tensor& frames, std::span<const float> loudness, c10::Device device,
                              const std::function<void()>& progress);

// The agreement of trace and loudness in ±48 frames about `keyframe`, best of shifts −1, 0, 1; 0 when either is constant there.
double lipAgreement(std::span<const float> trace, std::span<const float> loudness, int keyframe);

}  // namespace vortex::torch
