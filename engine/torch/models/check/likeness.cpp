// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/likeness.h"

#include "engine/torch/models/check/population.h"
#include "engine/torch/models/check/vision.h"
#include "engine/torch/models/presenter/image_ops.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/clamp_max.h>
#include <ATen/ops/clamp_min.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/tensor.h>

#include <vector>

namespace vortex::torch {
namespace {

constexpr double kLeastImageSpread = 0.02;
// Beyond the draws' range and 1.5 standard deviations of the population: right skins stay below 0.2, those with red and blue
// swapped above 2 (20 calibration clips; strange coloured light reaches 1).
constexpr double kUsual = 1.5, kUnlikeFrom = 1.1, kUnlikeTo = 1.7;
// 1 is the average presenter, -1 the same upside down; upright clips stay above 0.5.
constexpr double kUprightFrom = -0.1, kUprightTo = 0.35;
constexpr std::int64_t kUprightChannels = 5;  // L, a, b, edges across and down

at::Tensor population(std::span<const float> values, c10::Device device) {
  return at::tensor(c10::ArrayRef<float>(values.data(), values.size()), at::kFloat).to(device);
}

at::Tensor cellsOf(const at::Tensor& featuresL) { return featuresL.view({-1, 7, kCells, kCells}).slice(1, 0, kUprightChannels); }

at::Tensor skinIndex(c10::Device device) {
  std::vector<std::int64_t> columns;
  for (const int window : kSkinWindows)
    columns.push_back(2 * kWindows + window);  // b is the third of the four numbers
  return at::tensor(columns, at::kLong).to(device);
}

}  // namespace

Likeness::Likeness(c10::Device device) {
  const at::Tensor mean = population(populationMean(), device),
                   spread = population(populationSpread(), device).clamp_min(kLeastImageSpread);
  const at::Tensor index = skinIndex(device);
  m_skinMean = at::index_select(mean, 0, index);
  m_skinSpread = at::index_select(spread, 0, index);
  const at::Tensor upright = cellsOf(mean.slice(0, kFeaturesB)), weight = cellsOf(spread.slice(0, kFeaturesB)).pow(-2);
  const at::Tensor inverted = upright.flip({2});
  const at::Tensor direction = (upright - inverted) * at::minimum(weight, weight.flip({2}));
  m_middle = ((upright + inverted) / 2).flatten();
  m_direction = (direction * 2 / ((upright - inverted) * direction).sum()).flatten();
}

at::Tensor Likeness::skin(const at::Tensor& featuresB) const {
  return (at::index_select(featuresB, 1, skinIndex(featuresB.device())) - m_skinMean) / m_skinSpread;
}

at::Tensor Likeness::skinFits(const at::Tensor& skin, const at::Tensor& low, const at::Tensor& high) {
  const at::Tensor below = low.clamp_max(-kUsual) - skin, above = skin - high.clamp_min(kUsual);
  return 1 - smoothstep(at::maximum(below, above).clamp_min(0).mean(1), kUnlikeFrom, kUnlikeTo);
}

at::Tensor Likeness::upright(const at::Tensor& featuresL) const {
  const at::Tensor side = ((cellsOf(featuresL).flatten(1) - m_middle) * m_direction).sum(1);
  return smoothstep(side, kUprightFrom, kUprightTo);
}

}  // namespace vortex::torch
