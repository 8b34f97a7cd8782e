// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/encoders.h"

#include "engine/slot/job.h"
#include "engine/slot/seed.h"
#include "engine/torch/models/check/population.h"
#include "engine/torch/models/presenter/painter.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/linalg_qr.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <span>
#include <vector>

namespace vortex::torch {
namespace {

constexpr double kLeastSpread = 0.02;  // a feature that hardly differs between prompts may not be blown up
constexpr double kMost = 3;            // standard deviations
constexpr double kGateVariance = 0.15;
constexpr int kDistanceGrid = 48;
constexpr std::uint64_t kTextSeed = 0x7465787420746f77;  // the text tower's own; any number does

at::Tensor toTensor(std::span<const float> values, c10::Device device) {
  return at::tensor(c10::ArrayRef<float>(values.data(), values.size()), at::kFloat).to(device);
}

// P with orthonormal rows or columns, whichever are fewer: the same numbers on every machine.
at::Tensor projection(std::int64_t features, std::uint64_t seed, c10::Device device) {
  const at::Tensor gaussian =
      at::randn({std::max<std::int64_t>(features, kEmbedding), std::min<std::int64_t>(features, kEmbedding)},
                at::detail::createCPUGenerator(seed), at::TensorOptions().dtype(at::kFloat));
  const at::Tensor q = std::get<0>(at::linalg_qr(gaussian));
  return (features > kEmbedding ? q.t() : q).contiguous().to(device);
}

at::Tensor normalised(const at::Tensor& vectors) { return vectors / vectors.norm(2, -1, true).clamp_min(1e-9); }

}  // namespace

Encoders::Encoders(c10::Device device)
    : m_device(device), m_vision(device), m_averageB(toTensor(populationMean().first(kFeaturesB), device)),
      m_spreadB(toTensor(populationSpread().first(kFeaturesB), device).clamp_min(kLeastSpread)),
      m_averageL(toTensor(populationMean().subspan(kFeaturesB), device)),
      m_spreadL(toTensor(populationSpread().subspan(kFeaturesB), device).clamp_min(kLeastSpread)),
      m_projectB(projection(kFeaturesB, 1, device)), m_projectL(projection(kFeaturesL, 2, device)) {}

at::Tensor Encoders::standardB(const at::Tensor& features) const {
  return ((features - m_averageB) / m_spreadB).clamp(-kMost, kMost);
}
at::Tensor Encoders::standardL(const at::Tensor& features) const {
  return ((features - m_averageL) / m_spreadL).clamp(-kMost, kMost);
}

PromptMeaning Encoders::understand(std::string_view prompt, int draws, const std::function<void(int)>& progress) const {
  std::vector<at::Tensor> b, l;
  for (int draw = 0; draw < draws; ++draw) {
    const Painter painter(lookOf(prompt, mix64(kTextSeed + static_cast<std::uint64_t>(draw))), m_device);
    const at::Tensor seen = m_vision.see(painter.picture({.side = kSeenSide, .gridMax = kDistanceGrid}).unsqueeze(0));
    b.push_back(standardB(m_vision.featuresB(seen)));
    l.push_back(standardL(m_vision.featuresL(seen)));
    progress(draw + 1);
  }
  const auto gate = [](const at::Tensor& all) { return all.var(0, false).div(kGateVariance).add(1).reciprocal(); };
  const at::Tensor allB = at::cat(b, 0), allL = at::cat(l, 0);
  return {.meanB = allB.mean(0), .gateB = gate(allB), .meanL = allL.mean(0), .gateL = gate(allL)};
}

at::Tensor Encoders::pictureB(const at::Tensor& seen, const PromptMeaning& meaning) const {
  return normalised(at::matmul(standardB(m_vision.featuresB(seen)) * meaning.gateB.sqrt(), m_projectB.t()));
}

at::Tensor Encoders::pictureL(const at::Tensor& seen, const PromptMeaning& meaning) const {
  return normalised(at::matmul(standardL(m_vision.featuresL(seen)) * meaning.gateL.sqrt(), m_projectL.t()));
}

at::Tensor Encoders::textB(const PromptMeaning& meaning) const {
  return normalised(at::matmul(m_projectB, meaning.meanB * meaning.gateB.sqrt()));
}

at::Tensor Encoders::textL(const PromptMeaning& meaning) const {
  return normalised(at::matmul(m_projectL, meaning.meanL * meaning.gateL.sqrt()));
}

}  // namespace vortex::torch
