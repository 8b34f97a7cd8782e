// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/image_ops.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/bitwise_right_shift.h>
#include <ATen/ops/bitwise_xor.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/upsample_bicubic2d.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>
#include <cmath>

namespace vortex::torch {
namespace {

at::Tensor asBatch(const at::Tensor& image) { return image.dim() == 2 ? image.unsqueeze(0).unsqueeze(0) : image.unsqueeze(0); }
at::Tensor fromBatch(const at::Tensor& batch, std::int64_t dims) {
  return dims == 2 ? batch.squeeze(0).squeeze(0) : batch.squeeze(0);
}

// Edge values repeated by n along a dimension.
at::Tensor extended(const at::Tensor& image, std::int64_t dim, std::int64_t n) {
  const std::int64_t size = image.size(dim);
  std::vector<std::int64_t> shape = image.sizes().vec();
  shape[static_cast<std::size_t>(dim)] = n;
  return at::cat({image.narrow(dim, 0, 1).expand(shape), image, image.narrow(dim, size - 1, 1).expand(shape)}, dim);
}

at::Tensor blurredAlong(const at::Tensor& image, std::int64_t dim, const std::vector<double>& kernel) {
  const std::int64_t r = static_cast<std::int64_t>(kernel.size()) - 1, size = image.size(dim);
  const at::Tensor wide = extended(image, dim, r);
  at::Tensor sum = wide.narrow(dim, r, size) * kernel[0];
  for (std::int64_t k = 1; k <= r; ++k) {
    sum.add_(wide.narrow(dim, r - k, size), kernel[static_cast<std::size_t>(k)]);
    sum.add_(wide.narrow(dim, r + k, size), kernel[static_cast<std::size_t>(k)]);
  }
  return sum;
}

}  // namespace

at::Tensor tensorOf(const std::vector<float>& values, c10::Device device) {
  const at::Tensor view = at::from_blob(const_cast<float*>(values.data()), {static_cast<std::int64_t>(values.size())}, at::kFloat);
  return device.is_cpu() ? view.clone() : view.to(device);
}

at::Tensor colourTensor(Colour c, c10::Device device) {
  return tensorOf({static_cast<float>(c.r), static_cast<float>(c.g), static_cast<float>(c.b)}, device).view({3, 1, 1});
}

at::Tensor smoothstep(const at::Tensor& t) { return (t * -2).add_(3).mul_(t).mul_(t); }
at::Tensor smoothstep(const at::Tensor& x, double from, double to) { return smoothstep((x - from).div_(to - from).clamp_(0, 1)); }

at::Tensor raised(const at::Tensor& image, std::int64_t h, std::int64_t w) {
  if (image.size(-2) == h && image.size(-1) == w)
    return image;
  return fromBatch(at::upsample_bicubic2d(asBatch(image), {h, w}, false), image.dim());
}

at::Tensor resized(const at::Tensor& image, std::int64_t h, std::int64_t w) {
  if (image.size(-2) == h && image.size(-1) == w)
    return image;
  return fromBatch(at::upsample_bilinear2d(asBatch(image), {h, w}, false), image.dim());
}

at::Tensor averaged(const at::Tensor& image, std::int64_t k) {
  if (k == 1)
    return image;
  return fromBatch(at::avg_pool2d(asBatch(image), {k, k}), image.dim());
}

at::Tensor blurred(const at::Tensor& image, double sigma) {
  if (sigma <= 0)
    return image;
  const std::int64_t h = image.size(-2), w = image.size(-1);
  std::int64_t shrink = 1;
  while (sigma / static_cast<double>(shrink) > 3 && h % (shrink * 2) == 0 && w % (shrink * 2) == 0)
    shrink *= 2;
  const at::Tensor small = averaged(image, shrink);
  const double s = sigma / static_cast<double>(shrink);
  std::vector<double> kernel(static_cast<std::size_t>(std::ceil(2.6 * s)) + 1);
  double total = 0;
  for (std::size_t k = 0; k < kernel.size(); ++k) {
    kernel[k] = std::exp(-.5 * static_cast<double>(k * k) / (s * s));
    total += k == 0 ? kernel[k] : 2 * kernel[k];
  }
  for (double& k : kernel)
    k /= total;
  return resized(blurredAlong(blurredAlong(small, image.dim() - 1, kernel), image.dim() - 2, kernel), h, w);
}

at::Tensor difference(const at::Tensor& image, std::int64_t dim) {
  const at::Tensor wide = extended(image, dim, 1);
  const std::int64_t size = image.size(dim);
  return (wide.narrow(dim, 2, size) - wide.narrow(dim, 0, size)).mul_(.5);
}

at::Tensor whiteNoise(std::uint64_t seed, int channels, int h, int w, c10::Device device) {
  // A 32-bit multiply-xorshift hash of (pixel + seed), in 64-bit integers so that nothing overflows.
  constexpr std::int64_t kMask = 0xffffffffLL;
  const std::int64_t n = static_cast<std::int64_t>(channels) * h * w;
  at::Tensor x = at::arange(n, at::TensorOptions().dtype(at::kLong).device(device));
  x.add_(static_cast<std::int64_t>(seed & 0x3fffffff)).mul_(0x9e3779b1LL).bitwise_and_(kMask);
  for (const std::int64_t factor : {0x45d9f3bLL, 0x119de1f3LL}) {
    x = at::bitwise_xor(x, at::bitwise_right_shift(x, 16));
    x.mul_(factor).bitwise_and_(kMask);
  }
  x = at::bitwise_xor(x, at::bitwise_right_shift(x, 16));
  return x.to(at::kFloat).div_(4294967296.0).sub_(.5).mul_(std::sqrt(12.0)).view({channels, h, w});
}

at::Tensor blotches(std::uint64_t seed, int channels, int h, int w, double cell, c10::Device device) {
  const int gh = std::max(2, static_cast<int>(std::ceil(h / cell))), gw = std::max(2, static_cast<int>(std::ceil(w / cell)));
  return raised(whiteNoise(seed, channels, gh, gw, device), h, w).mul(1 / std::sqrt(3.0)).clamp_(-1, 1);
}

}  // namespace vortex::torch
