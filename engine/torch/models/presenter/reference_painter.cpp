// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/reference_painter.h"

#include "engine/torch/models/presenter/image_ops.h"
#include "engine/torch/models/presenter/painter.h"

#include <algorithm>
#include <numeric>

namespace vortex::torch {
namespace {

struct Step {
  double share;  // of the side
  int gridMax;
  int detail;
  double softness;
  double noise;  // σ: what is still undecided
};
constexpr Step kSteps[] = {{1. / 8, 48, 1, 3, .55}, {5. / 16, 80, 2, 2, .28}, {5. / 8, 112, 3, 1.3, .10}, {1, 208, 3, 1, 0}};
constexpr int kLast = 3;
constexpr double kWhite = .12, kBlotchy = .20, kBlotchSize = 1. / 42;

class ReferencePainter : public ImageModel {
 public:
  void load(c10::Device device) override { m_device = device; }

  void paint(const StageContext& context, const at::Tensor& picture) override {
    const Quality& quality = context.job.quality;
    const Painter painter(lookOf(context.job.prompt, context.job.seed), m_device);
    const int total = std::accumulate(quality.passes.begin(), quality.passes.end(), 0);
    int done = 0;
    for (int i = 0; i <= kLast; ++i) {
      const int passes = quality.passes[static_cast<std::size_t>(i)];
      if (passes < 1)
        continue;
      const Step& step = kSteps[i];
      DrawOptions options;
      options.side = std::max(16, static_cast<int>(quality.side * step.share));
      options.supersample = i == kLast ? std::max(1, quality.supersample) : 1;
      options.passes = passes;
      options.gridMax = step.gridMax;
      options.detail = step.detail;
      options.softness = step.softness;
      const at::Tensor drawn = painter.picture(options, [&](int pass) {
        if (context.onStep)
          context.onStep(done + pass, total);
      });
      done += passes;
      const at::Tensor refined = refine(drawn, step.noise, quality.side, context.seed + static_cast<std::uint64_t>(i));
      // Every step leaves its picture, so that whoever looks in between sees it come about; on the 8-bit grid, so that a PNG is
      // lossless.
      picture[0].copy_(refined.mul(255).round_().div_(255));
    }
  }

 private:
  at::Tensor refine(const at::Tensor& drawn, double sigma, int side, std::uint64_t seed) const {
    const at::Tensor image = raised(drawn, side, side).clamp(0, 1);
    if (sigma == 0)
      return image;
    const at::Tensor noise = whiteNoise(seed, 3, side, side, m_device).mul_(kWhite);
    noise.add_(blotches(seed + 1, 3, side, side, std::max(2., side * kBlotchSize), m_device), kBlotchy).add_(.5);
    return image.lerp(noise, sigma).clamp_(0, 1);
  }

  c10::Device m_device{c10::DeviceType::CPU};
};

}  // namespace

std::unique_ptr<ImageModel> makeReferencePainter() { return std::make_unique<ReferencePainter>(); }

}  // namespace vortex::torch
