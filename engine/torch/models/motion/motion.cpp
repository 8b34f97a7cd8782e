// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/motion.h"

#include "engine/torch/models/motion/acting.h"
#include "engine/torch/models/motion/loudness.h"
#include "engine/torch/models/motion/puppet.h"

#include <algorithm>
#include <vector>

namespace vortex::torch {
namespace {

// A column of the marks at the frames' times, between the two nearest marks.
std::vector<float> atFrames(const at::Tensor& marks, std::int64_t column, int frames) {
  const at::Tensor host = marks.select(1, column).contiguous().cpu();
  const float* value = host.const_data_ptr<float>();
  const std::int64_t last = host.numel() - 1;
  std::vector<float> sampled(static_cast<std::size_t>(frames));
  for (int i = 0; i < frames; ++i) {
    const double place = (i + 0.5) * kMarkRate / kClipFps;
    const auto before = std::min(static_cast<std::int64_t>(place), last);
    const auto part = static_cast<float>(place - static_cast<double>(before));
    sampled[static_cast<std::size_t>(i)] = value[before] + (value[std::min(before + 1, last)] - value[before]) * part;
  }
  return sampled;
}

class ReferenceMotion : public VideoModel {
 public:
  void load(c10::Device) override {}

  void animate(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks, const at::Tensor& picture,
               const at::Tensor& frames) override {
    const Job& job = context.job;
    const int count = job.frames();
    const std::vector<float> loudness = loudnessOf(sound.to(context.device), count);
    const std::vector<Pose> poses =
        act(atFrames(marks, 0, count), atFrames(marks, 1, count), loudness, job.expressions, context.seed);
    const Painter painter(lookOf(job.prompt, job.seed), context.device);
    const Puppet puppet(picture.to(context.device), painter, job.quality);
    const int perCall = std::max(1, job.quality.framesPerCall), calls = (count + perCall - 1) / perCall;
    for (int call = 0; call < calls; ++call) {
      const int first = call * perCall, size = std::min(perCall, count - first);
      const std::span<const Pose> some(poses.data() + first, static_cast<std::size_t>(size));
      puppet.pose(some, frames.slice(0, first, first + size));
      context.onStep(call + 1, calls);
    }
  }
};

}  // namespace

std::unique_ptr<VideoModel> makeReferenceMotion() { return std::make_unique<ReferenceMotion>(); }

}  // namespace vortex::torch
