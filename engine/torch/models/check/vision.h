// SPDX-License-Identifier: Apache-2.0
//
// What the clip check's two encoders see of a frame. A frame is brought to 96² and to OkLab (Ottosson 2020); B looks through 29
// soft windows placed where a presenter's parts are, L at 12 × 12 cells of the whole picture. Numbers, not learned: what a part's
// colour, brightness and texture are.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <array>

namespace vortex::torch {

inline constexpr int kSeenSide = 96;
inline constexpr int kWindows = 29;
inline constexpr int kCells = 12;
inline constexpr int kFeaturesB = kWindows * 4;         // 116: mean L, a, b and spread of L, a window
inline constexpr int kFeaturesL = kCells * kCells * 7;  // 1008: mean L, a, b and √mean|∂L| in four directions, a cell

class Vision {
 public:
  explicit Vision(c10::Device device);

  // frames: [n, 3, h, w], sRGB, u8 or f32 0..1, h and w at least 64. Result: OkLab f32 [n, 3, 96, 96].
  at::Tensor see(const at::Tensor& frames) const;
  at::Tensor featuresB(const at::Tensor& seen) const;  // f32 [n, 116]
  at::Tensor featuresL(const at::Tensor& seen) const;  // f32 [n, 1008]
  // How much each frame looks like a scene at all, 0..1: not noise (judged at the frames' own size, where noise is not yet averaged
  // away), not flat, not burnt out. f32 [n]. σ of white noise that is let pass: about 0.02, as a codec leaves; 0.06 gives 0.
  at::Tensor naturalness(const at::Tensor& frames, const at::Tensor& seen) const;

  at::Tensor& windows() { return m_windows; }

 private:
  at::Tensor m_windows;  // [96·96, 29], each column sums to 1
};

inline constexpr std::array<int, 5> kSkinWindows{11, 14, 15, 16, 18};  // forehead, cheeks, nose, chin

// sRGB f32 0..1 [n, 3, h, w] to OkLab.
at::Tensor okLab(const at::Tensor& srgb);

}  // namespace vortex::torch
