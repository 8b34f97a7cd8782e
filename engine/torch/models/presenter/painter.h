// SPDX-License-Identifier: Apache-2.0
//
// Draws a Look. What the image model, the motion model (which needs what the person hides, the person's outline and closed eyes)
// and the clip check (many small pictures) share. All pixel work is LibTorch operators on the given device, none above about 20 ms
// on one core at 1024²; the bits do not depend on the number of threads. Called in the lane's thread; catches nothing.
//
// Cost in CPU seconds of one core (tests/bench/presenter): a picture of 512² with supersample 2 and gridMax 208 takes 0.25 and a
// pass more 0.02; at 96² with gridMax 48 it takes 0.02. closedEyes about a tenth of a picture, mask and set a third. One pass has
// its light from one side only; 4 are near the mean (50 dB), 12 nearer (57 dB).
#pragma once

#include "engine/torch/models/presenter/face_geometry.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <array>
#include <functional>
#include <memory>

namespace vortex::torch {

struct DrawOptions {
  int side = 512;         // pixels of the result, square
  int supersample = 1;    // drawn at side · supersample, then averaged
  int passes = 1;         // drawn this often with the key light moved about, then averaged: softer shading, cleaner edges
  int gridMax = 112;      // points a side at which the distance to an outline is computed; less is cheaper and rounds corners
  int detail = 3;         // 1 silhouettes, 2 and features and garments, 3 everything
  double softness = 1.0;  // width of an edge in drawn pixels
};

// Pixels [x, x + w) × [y, y + h) of the picture to be replaced by colour where cover is 1.
struct Patch {
  int x = 0, y = 0;
  at::Tensor colour;  // f32 [3, h, w], sRGB, finished as the picture is
  at::Tensor cover;   // f32 [h, w], 0..1, 0 at the patch's rim
};

class Painter {
 public:
  Painter(const Look& look, c10::Device device);
  ~Painter();
  Painter(Painter&&) noexcept;
  Painter& operator=(Painter&&) noexcept;

  // The whole picture: f32 [3, side, side], sRGB, 0..1 (not yet on the 8-bit grid). onPass(k) after pass k = 1.. of options.passes.
  at::Tensor picture(const DrawOptions& options, const std::function<void(int)>& onPass = {}) const;

  // The person's coverage: f32 [side, side], 0..1. No light, so cheaper than a picture; passes are ignored.
  at::Tensor mask(const DrawOptions& options) const;

  // The set without the person (the person's soft shadow on it stays), finished as the picture is: f32 [3, side, side]. Cheap.
  at::Tensor set(const DrawOptions& options) const;

  // Both eyes (index 0: the one at negative x) with their lids closed. Only the region about the eyes is drawn.
  std::array<Patch, 2> closedEyes(const DrawOptions& options) const;

  const Look& look() const;
  const FaceGeometry& face() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::torch
