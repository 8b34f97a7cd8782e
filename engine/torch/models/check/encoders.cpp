// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/encoders.h"

#include "engine/slot/job.h"
#include "engine/slot/seed.h"
#include "engine/torch/models/check/population.h"
#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/painter.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/linalg_qr.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/sign.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <span>
#include <vector>

namespace vortex::torch {
namespace {

constexpr double kLeastSpread = 0.02;  // a feature that hardly differs between prompts may not be blown up
constexpr double kMost = 3;            // standard deviations
// How much a feature counts falls with its variance v over the draws as (1 + v/0.15)^-2; what lies within 1.5 standard deviations
// of the draws' mean is as good as the mean, so that a prompt that says little is not missed by chance.
constexpr double kGateVariance = 0.15;
constexpr double kTolerance = 1.5;
// What is open weighs 0.25 · features · (share left open)^4: a prompt that names hair, clothes and set leaves 0.2 to 0.6 open and
// hardly notices it, one that names nothing 0.9, and is met by any presenter.
constexpr double kOpenWeight = 0.25;
// How far the windows' colours are beyond the draws' range, times gate, on the average: a prompt's own clips stay below 0.08, those
// of other prompts begin at 0.12, of the same hair, sex and set (28 calibration clips).
constexpr double kStrangeFrom = 0.12, kStrangeTo = 0.27;
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

Understanding understandingOf(const std::vector<at::Tensor>& draws) {
  const at::Tensor all = at::cat(draws, 0), variance = all.var(0, true);
  const at::Tensor gate = variance.div(kGateVariance).add(1).pow(-2);
  return {.mean = all.mean(0),
          .tolerance = variance.sqrt() * kTolerance,
          .gate = gate,
          .low = all.amin(0),
          .high = all.amax(0),
          .open = ((1 - gate).mean().pow(4) * (kOpenWeight * static_cast<double>(gate.numel()))).sqrt()};
}

// features: [116 or 1008], or n of them.
at::Tensor embedded(const at::Tensor& features, const Understanding& asked, const at::Tensor& projection) {
  const at::Tensor off = features - asked.mean;
  const at::Tensor excused = asked.mean + off.sign() * (off.abs() - asked.tolerance).clamp_min(0);
  const at::Tensor weighted = excused * asked.gate.sqrt();
  const at::Tensor whole = at::cat({weighted, asked.open.expand_as(weighted.slice(-1, 0, 1))}, -1);
  return normalised(at::matmul(whole, projection.t()));
}

}  // namespace

Encoders::Encoders(c10::Device device)
    : m_device(device), m_vision(device), m_likeness(device), m_averageB(toTensor(populationMean().first(kFeaturesB), device)),
      m_spreadB(toTensor(populationSpread().first(kFeaturesB), device).clamp_min(kLeastSpread)),
      m_averageL(toTensor(populationMean().subspan(kFeaturesB), device)),
      m_spreadL(toTensor(populationSpread().subspan(kFeaturesB), device).clamp_min(kLeastSpread)),
      m_projectB(projection(kFeaturesB + 1, 1, device)), m_projectL(projection(kFeaturesL + 1, 2, device)) {}

at::Tensor Encoders::standardB(const at::Tensor& seen) const {
  return ((m_vision.featuresB(seen) - m_averageB) / m_spreadB).clamp(-kMost, kMost);
}
at::Tensor Encoders::standardL(const at::Tensor& seen) const {
  return ((m_vision.featuresL(seen) - m_averageL) / m_spreadL).clamp(-kMost, kMost);
}

PromptMeaning Encoders::understand(std::string_view prompt, int draws, const std::function<void(int)>& progress) const {
  std::vector<at::Tensor> b, l, skin;
  for (int draw = 0; draw < draws; ++draw) {
    const Painter painter(lookOf(prompt, mix64(kTextSeed + static_cast<std::uint64_t>(draw))), m_device);
    const at::Tensor seen = m_vision.see(painter.picture({.side = kSeenSide, .gridMax = kDistanceGrid}).unsqueeze(0));
    b.push_back(standardB(seen));
    l.push_back(standardL(seen));
    skin.push_back(m_likeness.skin(m_vision.featuresB(seen)));
    progress(draw + 1);
  }
  const at::Tensor skins = at::cat(skin, 0);
  return {.b = understandingOf(b), .l = understandingOf(l), .skinLow = skins.amin(0), .skinHigh = skins.amax(0)};
}

at::Tensor Encoders::pictureB(const at::Tensor& seen, const PromptMeaning& meaning) const {
  return embedded(standardB(seen), meaning.b, m_projectB);
}
at::Tensor Encoders::pictureL(const at::Tensor& seen, const PromptMeaning& meaning) const {
  return embedded(standardL(seen), meaning.l, m_projectL);
}
at::Tensor Encoders::plausible(const at::Tensor& seen, const PromptMeaning& meaning) const {
  const at::Tensor skin = m_likeness.skin(m_vision.featuresB(seen));
  const at::Tensor z = standardB(seen), beyond = at::maximum(meaning.b.low - z, z - meaning.b.high).clamp_min(0) * meaning.b.gate;
  const at::Tensor strange = beyond.slice(1, kWindows, 3 * kWindows).mean(1);  // a and b of every window
  return (1 - smoothstep(strange, kStrangeFrom, kStrangeTo)) * Likeness::skinFits(skin, meaning.skinLow, meaning.skinHigh) *
         m_likeness.upright(m_vision.featuresL(seen));
}
at::Tensor Encoders::textB(const PromptMeaning& meaning) const { return embedded(meaning.b.mean, meaning.b, m_projectB); }
at::Tensor Encoders::textL(const PromptMeaning& meaning) const { return embedded(meaning.l.mean, meaning.l, m_projectL); }

std::vector<at::Tensor*> Encoders::tensors() {
  std::vector<at::Tensor*> all = m_likeness.tensors();
  for (at::Tensor* tensor : {&m_vision.windows(), &m_averageB, &m_spreadB, &m_averageL, &m_spreadL, &m_projectB, &m_projectL})
    all.push_back(tensor);
  return all;
}

}  // namespace vortex::torch
