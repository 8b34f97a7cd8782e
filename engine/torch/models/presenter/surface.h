// SPDX-License-Identifier: Apache-2.0
//
// Painting on a layer: what Layer::paint is given, and the strokes that the parts share.
#pragma once

#include "engine/torch/models/presenter/colour.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace vortex::torch {

// What a layer's own painting sees and edits, at the pixels of its box. Heights and widths broadcast.
struct Surface {
  at::Tensor x, y;      // f32 [1, w], [h, 1]: local units of the layer's frame
  at::Tensor distance;  // f32 [h, w]: to the edge, negative inside, local units
  at::Tensor nx, ny;    // f32 [h, w]: the form's normal (towards the eye: nx = ny = 0)
  at::Tensor colour;    // f32 [3, 1, 1], may become [3, h, w]: linear
  at::Tensor opacity;   // f32 [1, 1], may become [h, w]
  at::Tensor rim;       // f32 [1, 1], may become [h, w]: share of the rim light, which sees the form as it was before painting
};

// exp(-((x-cx)/rx)² - ((y-cy)/ry)²)
at::Tensor bell(const Surface& f, double cx, double cy, double rx, double ry);
// The form bulges (k > 0) or dents there.
void bump(Surface& f, double cx, double cy, double rx, double ry, double k);
// Colour moves towards colour·tint by amount (tensor 0..1).
void tint(Surface& f, const at::Tensor& amount, Colour factor);
// Colour times factor (tensor).
void dim(Surface& f, const at::Tensor& factor);
// A sum of a few sines of u, about ±1: strands, folds, knit. Two seeds never look alike.
at::Tensor streaks(const at::Tensor& u, double frequency, std::uint64_t seed);

}  // namespace vortex::torch
