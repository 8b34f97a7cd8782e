// SPDX-License-Identifier: Apache-2.0
//
// From linear light to a picture: tone curve, bloom, gamma, sharpening, grain.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace vortex::torch {

// Where a window of the picture lies, so that its grain is the picture's.
struct FinishWindow {
  int side = 0;  // of the whole picture
  int x = 0, y = 0;
};

// image: f32 [3, h, w] linear; result f32 [3, h, w] sRGB, 0..1.
at::Tensor finished(const at::Tensor& image, std::uint64_t seed, const FinishWindow& window);

}  // namespace vortex::torch
