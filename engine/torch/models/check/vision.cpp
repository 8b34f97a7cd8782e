// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/vision.h"

#include "engine/torch/models/presenter/face_geometry.h"
#include "engine/torch/models/presenter/image_ops.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/_upsample_bilinear2d_aa.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/where.h>

#include <array>
#include <vector>

namespace vortex::torch {
namespace {

struct Region {
  double x, y, rx, ry;  // picture coordinates
};

constexpr Region ofHead(double x, double y, double rx, double ry) {
  const Point centre = pictureOfHead({x, y});
  return {centre.x, centre.y, rx * kZoom, ry * kZoom};
}

// Where the parts of a presenter are, left and right apart.
constexpr std::array<Region, kWindows> kWhere{{
    {-0.75, -0.80, 0.22, 0.18},         {0.75, -0.80, 0.22, 0.18},          // sky
    {-0.80, -0.30, 0.18, 0.30},         {0.80, -0.30, 0.18, 0.30},          // set
    {-0.86, 0.20, 0.12, 0.16},          {0.86, 0.20, 0.12, 0.16},           // set, lower
    ofHead(0, -0.56, 0.20, 0.06),                                           // above the crown: hats, buns
    ofHead(0, -0.42, 0.20, 0.07),                                           // crown
    ofHead(0, -0.28, 0.16, 0.05),                                           // fringe
    ofHead(-0.27, -0.22, 0.05, 0.10),   ofHead(0.27, -0.22, 0.05, 0.10),    // temples
    ofHead(0, -0.17, 0.13, 0.05),                                           // forehead
    ofHead(-0.118, -0.01, 0.06, 0.045), ofHead(0.118, -0.01, 0.06, 0.045),  // eyes
    ofHead(-0.17, 0.12, 0.06, 0.05),    ofHead(0.17, 0.12, 0.06, 0.05),     // cheeks
    ofHead(0, 0.07, 0.035, 0.06),                                           // nose
    ofHead(0, 0.155, 0.06, 0.022),                                          // upper lip
    ofHead(0, 0.31, 0.07, 0.04),                                            // chin
    ofHead(-0.20, 0.23, 0.05, 0.06),    ofHead(0.20, 0.23, 0.05, 0.06),     // jaw
    ofHead(0, 0.44, 0.08, 0.05),                                            // neck
    ofHead(-0.34, 0.12, 0.05, 0.20),    ofHead(0.34, 0.12, 0.05, 0.20),     // locks
    ofHead(-0.46, 0.78, 0.14, 0.10),    ofHead(0.46, 0.78, 0.14, 0.10),     // shoulders
    ofHead(0, 0.58, 0.09, 0.06),                                            // collar
    ofHead(0, 0.86, 0.08, 0.12),                                            // chest
    ofHead(-0.22, 0.86, 0.08, 0.12),                                        // lapel
}};
// Median |Laplacian| of a frame: drawn pictures stay below 0.03, white noise of σ has 3.0 σ.
constexpr double kRoughMost = 0.07, kRoughFall = 0.03;
constexpr double kWindowSigma = 0.62;  // of the half size

at::Tensor windowWeights(c10::Device device) {
  const at::Tensor across = at::arange(kSeenSide, at::TensorOptions(device).dtype(at::kFloat)).add(0.5).mul(2.0 / kSeenSide).sub(1);
  const at::Tensor x = across.view({1, kSeenSide}), y = across.view({kSeenSide, 1});
  std::vector<at::Tensor> columns;
  for (const Region& where : kWhere) {
    const at::Tensor far =
        x.sub(where.x).div(where.rx * kWindowSigma).square() + y.sub(where.y).div(where.ry * kWindowSigma).square();
    const at::Tensor weight = at::exp(far * -0.5);
    columns.push_back((weight / weight.sum()).flatten());
  }
  return at::stack(columns, 1);
}

at::Tensor gradient(const at::Tensor& light, std::int64_t dy,
                    std::int64_t dx) {  // |difference| on the common area, padded by zeros at the end
  const std::int64_t side = kSeenSide;
  const at::Tensor here = light.slice(1, std::max<std::int64_t>(0, -dy), side - std::max<std::int64_t>(0, dy))
                              .slice(2, std::max<std::int64_t>(0, -dx), side - std::max<std::int64_t>(0, dx));
  const at::Tensor there = light.slice(1, std::max<std::int64_t>(0, dy), side - std::max<std::int64_t>(0, -dy))
                               .slice(2, std::max<std::int64_t>(0, dx), side - std::max<std::int64_t>(0, -dx));
  at::Tensor out = light.new_zeros(light.sizes());
  out.slice(1, 0, here.size(1)).slice(2, 0, here.size(2)).copy_((there - here).abs());
  return out;
}

}  // namespace

at::Tensor okLab(const at::Tensor& srgb) {
  const at::Tensor linear = at::where(srgb.le(0.04045), srgb / 12.92, ((srgb + 0.055) / 1.055).pow(2.4));
  const at::Tensor r = linear.select(1, 0), g = linear.select(1, 1), b = linear.select(1, 2);
  const at::Tensor l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).clamp_min(0).pow(1.0 / 3);
  const at::Tensor m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).clamp_min(0).pow(1.0 / 3);
  const at::Tensor s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).clamp_min(0).pow(1.0 / 3);
  return at::stack({0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s},
                   1);
}

Vision::Vision(c10::Device device) : m_windows(windowWeights(device)) {}

at::Tensor Vision::see(const at::Tensor& frames) const {
  at::Tensor picture = frames.to(m_windows.device()).to(at::kFloat);
  if (frames.scalar_type() == at::kByte)
    picture = picture / 255;
  if (picture.size(2) != kSeenSide || picture.size(3) != kSeenSide)
    picture = at::_upsample_bilinear2d_aa(picture, {kSeenSide, kSeenSide}, false);
  return okLab(picture.clamp(0, 1));
}

at::Tensor Vision::featuresB(const at::Tensor& seen) const {
  const at::Tensor flat = seen.flatten(2);                                              // [n, 3, 9216]
  const at::Tensor mean = at::matmul(flat, m_windows);                                  // [n, 3, 29]
  const at::Tensor square = at::matmul(flat.select(1, 0).square(), m_windows);          // [n, 29]
  const at::Tensor spread = (square - mean.select(1, 0).square()).clamp_min(0).sqrt();  // [n, 29]
  return at::cat({mean.flatten(1), spread}, 1);
}

at::Tensor Vision::featuresL(const at::Tensor& seen) const {
  constexpr std::int64_t cell = kSeenSide / kCells;
  const at::Tensor mean = at::avg_pool2d(seen, {cell, cell});  // [n, 3, 12, 12]
  const at::Tensor light = seen.select(1, 0);
  const at::Tensor edges =
      at::stack({gradient(light, 0, 1), gradient(light, 1, 0), gradient(light, 1, 1), gradient(light, 1, -1)}, 1);
  return at::cat({mean, at::avg_pool2d(edges, {cell, cell}).sqrt()}, 1).flatten(1);
}

at::Tensor Vision::naturalness(const at::Tensor& frames, const at::Tensor& seen) const {
  at::Tensor luma = frames.select(1, 1).to(m_windows.device()).to(at::kFloat);  // green is near enough
  if (frames.scalar_type() == at::kByte)
    luma = luma / 255;
  const std::int64_t height = luma.size(1), width = luma.size(2);
  const auto part = [&](std::int64_t dy, std::int64_t dx) {
    return luma.slice(1, 1 + dy, height - 1 + dy).slice(2, 1 + dx, width - 1 + dx);
  };
  const at::Tensor laplacian = part(0, 1) + part(0, -1) + part(1, 0) + part(-1, 0) - part(0, 0) * 4;
  const at::Tensor rough = std::get<0>(laplacian.abs().flatten(1).median(1));
  const at::Tensor light = seen.select(1, 0);
  const at::Tensor contrast = light.flatten(1).std(1);
  const at::Tensor clipped = (light.le(0.02) + light.ge(0.995)).to(at::kFloat).flatten(1).mean(1);
  return at::exp((rough - kRoughMost).clamp_min(0).div(kRoughFall).square() * -0.5) * smoothstep(contrast, 0.02, 0.06) *
         (1 - smoothstep(clipped, 0.45, 0.75));
}

}  // namespace vortex::torch
