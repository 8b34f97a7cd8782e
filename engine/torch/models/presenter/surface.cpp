// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/surface.h"

#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/vocabulary.h"

#include <ATen/ops/exp.h>
#include <ATen/ops/sin.h>

#include <array>
#include <string>

namespace vortex::torch {

at::Tensor bell(const Surface& f, double cx, double cy, double rx, double ry) {
  const at::Tensor x = (f.x - cx).div_(rx), y = (f.y - cy).div_(ry);
  return at::exp((x * x).neg_()) * at::exp((y * y).neg_());
}

void bump(Surface& f, double cx, double cy, double rx, double ry, double k) {
  const at::Tensor g = bell(f, cx, cy, rx, ry).mul_(k);
  f.nx = f.nx + g * ((f.x - cx) / rx);
  f.ny = f.ny + g * ((f.y - cy) / ry);
}

void tint(Surface& f, const at::Tensor& amount, Colour factor) {
  const at::Tensor c =
      tensorOf({static_cast<float>(factor.r - 1), static_cast<float>(factor.g - 1), static_cast<float>(factor.b - 1)},
               amount.device())
          .view({3, 1, 1});
  f.colour = f.colour * (amount.unsqueeze(0) * c).add_(1);
}

void dim(Surface& f, const at::Tensor& factor) { f.colour = f.colour * factor.unsqueeze(0); }

at::Tensor streaks(const at::Tensor& u, double frequency, std::uint64_t seed) {
  struct Wave {
    double rate, size;
  };
  constexpr std::array<Wave, 4> kWaves{Wave{1, .42}, Wave{1.618, .30}, Wave{2.41, .20}, Wave{.37, .24}};
  at::Tensor sum;
  for (std::size_t i = 0; i < kWaves.size(); ++i) {
    const double phase = static_cast<double>(drawOf(seed, "strand " + std::to_string(i), 6283)) / 1000;
    const at::Tensor wave = at::sin((u * (frequency * kWaves[i].rate)).add_(phase)).mul_(kWaves[i].size);
    sum = sum.defined() ? sum.add_(wave) : wave;
  }
  return sum;
}

}  // namespace vortex::torch
