// SPDX-License-Identifier: Apache-2.0
//
// Small image arithmetic on f32 tensors [.., h, w]. No sum over a whole picture and no matrix product: bits do not depend on
// threads.
#pragma once

#include "engine/torch/models/presenter/colour.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <cstdint>
#include <vector>

namespace vortex::torch {

at::Tensor tensorOf(const std::vector<float>& values, c10::Device device);  // f32 [n]
at::Tensor colourTensor(Colour colour, c10::Device device);                 // f32 [3, 1, 1]

// t²(3 - 2t), t already in 0..1.
at::Tensor smoothstep(const at::Tensor& t);
at::Tensor smoothstep(const at::Tensor& x, double from, double to);

// Bicubic to h × w; the picture itself where that is its size.
at::Tensor raised(const at::Tensor& image, std::int64_t h, std::int64_t w);
// Bilinear, for what is soft anyhow.
at::Tensor resized(const at::Tensor& image, std::int64_t h, std::int64_t w);
// Mean over k × k blocks.
at::Tensor averaged(const at::Tensor& image, std::int64_t k);

// Gaussian with σ pixels (0: the image itself), edges repeated; a wide one is computed on a smaller picture.
at::Tensor blurred(const at::Tensor& image, double sigma);

// Central difference a cell along dimension 0 (down) or 1 (across) of [h, w], edges repeated.
at::Tensor difference(const at::Tensor& image, std::int64_t dim);

// Smooth value noise with cells of the given size in pixels, about 0, within ±1: f32 [channels, h, w].
at::Tensor blotches(std::uint64_t seed, int channels, int h, int w, double cell, c10::Device device);
// White noise, uniform with unit variance: f32 [channels, h, w]. Integer arithmetic on the pixel's number: the same on every
// device.
at::Tensor whiteNoise(std::uint64_t seed, int channels, int h, int w, c10::Device device);

}  // namespace vortex::torch
