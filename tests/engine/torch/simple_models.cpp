// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/torch/simple_models.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vortex::torch {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

at::Generator generatorOf(const StageContext& context) { return at::detail::createCPUGenerator(context.seed); }

// A tone a word, its pitch drawn from the seed.
class SimpleVoice final : public AudioModel {
 public:
  void load(c10::Device) override {}

  void speak(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks) override {
    const auto words = 1 + std::count(context.job.script.begin(), context.job.script.end(), ' ');
    const std::int64_t length = std::max<std::int64_t>(sound.size(0) / words, 1);
    const at::Tensor pitches = at::rand({words}, generatorOf(context), at::kFloat) * 120 + 110;
    const at::Tensor time = at::arange(length, at::kFloat) / kSampleRate;
    const at::Tensor envelope = at::sin(at::linspace(0, std::numbers::pi, length, at::kFloat));
    sound.zero_();
    for (std::int64_t word = 0; word < words; ++word) {
      const at::Tensor tone = at::sin(time * pitches[word] * kTurn) * envelope * 0.3;
      const std::int64_t begin = std::min(word * length, sound.size(0)), count = std::min(length, sound.size(0) - begin);
      sound.narrow(0, begin, count).copy_((tone.narrow(0, 0, count) * 32768).round().div_(32768));
      context.onStep(static_cast<int>(word) + 1, static_cast<int>(words));
    }
    const std::int64_t perMark = kSampleRate / kMarkRate, loud = std::min(marks.size(0), sound.size(0) / perMark);
    marks.zero_();
    marks.narrow(0, 0, loud).select(1, 0).copy_(sound.narrow(0, 0, loud * perMark).view({loud, perMark}).abs().amax(1) / 0.3);
  }
};

// A coloured disc before a gradient, refined in 4 steps of passes.
class SimplePainter final : public ImageModel {
 public:
  void load(c10::Device) override { m_axis = at::linspace(-1, 1, 1024, at::kFloat); }

  void paint(const StageContext& context, const at::Tensor& picture) override {
    const std::int64_t side = picture.size(2);
    at::Generator generator = generatorOf(context);
    const at::Tensor colours = at::rand({3, 3, 1, 1}, generator, at::kFloat) * 0.6 + 0.2;
    const at::Tensor axis = at::linspace(m_axis.min().item<float>(), 1, side, at::kFloat);
    const at::Tensor distance = (axis.view({1, side}).square() + axis.view({side, 1}).square()).sqrt();
    at::Tensor sum = at::zeros({3, side, side}, at::kFloat);
    int passes = 0;
    for (std::size_t step = 0; step < 4; ++step) {
      for (int pass = 0; pass < context.job.quality.passes[step]; ++pass, ++passes) {
        const at::Tensor jitter = (at::rand({1}, generator, at::kFloat) - 0.5) * 0.02;
        const at::Tensor cover = (0.55 - distance + jitter).mul(40).sigmoid().unsqueeze(0);
        const at::Tensor ground = colours[1] + (colours[2] - colours[1]) * (axis.view({1, side, 1}) + 1) / 2;
        sum += ground + (colours[0] - ground) * cover;
      }
      context.onStep(static_cast<int>(step) + 1, 4);
    }
    picture.copy_((sum / passes).clamp(0, 1).mul(255).round().div(255).unsqueeze(0));
  }

 private:
  at::Tensor m_axis;
};

// The picture pushed up and down by the marks.
class SimpleMotion final : public VideoModel {
 public:
  void load(c10::Device) override {}

  void animate(const StageContext& context, const at::Tensor&, const at::Tensor& marks, const at::Tensor& picture,
               const at::Tensor& frames) override {
    const std::int64_t count = frames.size(0), side = frames.size(2), perCall = context.job.quality.framesPerCall;
    const at::Tensor bytes = (picture[0] * 255).round().to(at::kByte);
    const int steps = static_cast<int>((count + perCall - 1) / perCall);
    for (int step = 0; step < steps; ++step) {
      const std::int64_t end = std::min(count, (step + 1) * perCall);
      for (std::int64_t frame = step * perCall; frame < end; ++frame) {
        const std::int64_t mark = std::min(marks.size(0) - 1, (2 * frame + 1) * kMarkRate / (2 * kClipFps));
        const auto shift = static_cast<std::int64_t>(marks[mark][0].item<float>() * static_cast<float>(side) / 16);
        frames[frame].copy_(at::roll(bytes, {shift}, {1}));
      }
      context.onStep(step + 1, steps);
    }
  }
};

// Colour statistics of 5 keyframes as the embedding; a score of how steady they are.
class SimpleCheck final : public ClipModel {
 public:
  void load(c10::Device) override {}

  ClipScores judge(const StageContext& context, const at::Tensor&, const at::Tensor& frames, const at::Tensor& embedding) override {
    std::vector<at::Tensor> rows;
    for (std::int64_t key = 0; key < 5; ++key) {
      const at::Tensor frame = frames[key * (frames.size(0) - 1) / 4].to(at::kFloat) / 255;
      rows.push_back(at::cat({frame.mean({1, 2}), frame.std({1, 2}, true)}));
      context.onStep(static_cast<int>(key) + 1, 5);
    }
    const at::Tensor all = at::stack(rows);
    const at::Tensor flat = all.flatten();
    embedding.zero_();
    embedding.narrow(0, 0, flat.size(0)).copy_(flat / flat.norm());
    const double steadiness = std::exp(-all.std(0, true).mean().item<double>());
    return {.b = steadiness, .l = steadiness};
  }
};

}  // namespace

StageModels makeSimpleModels() {
  return {.audio = std::make_unique<SimpleVoice>(),
          .image = std::make_unique<SimplePainter>(),
          .video = std::make_unique<SimpleMotion>(),
          .clip = std::make_unique<SimpleCheck>()};
}

}  // namespace vortex::torch
