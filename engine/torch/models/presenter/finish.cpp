// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/presenter/finish.h"

#include "engine/torch/models/presenter/image_ops.h"

namespace vortex::torch {
namespace {

constexpr double kBloom = .5, kBloomFrom = .78, kBloomWidth = .018;  // width as a share of the side
constexpr double kSharpen = .25, kSharpenWidth = 1.1;                // pixels
constexpr double kGrain = .0055;

}  // namespace

at::Tensor finished(const at::Tensor& image, std::uint64_t seed, const FinishWindow& window) {
  const at::Tensor c = image.clamp_min(0);
  at::Tensor tone = (c / 6.25).add_(1).mul_(c).div_((c * .55).add_(1)).mul_(1.32);
  tone.add_(blurred((tone - kBloomFrom).clamp_min_(0), kBloomWidth * window.side), kBloom);
  at::Tensor picture = tone.clamp_(0, 1).pow_(1 / 2.2);
  picture = picture + (picture - blurred(picture, kSharpenWidth)).mul_(kSharpen);
  const at::Tensor grain = whiteNoise(seed, 1, window.side, window.side, image.device());
  picture.add_(grain.narrow(1, window.y, image.size(1)).narrow(2, window.x, image.size(2)), kGrain);
  return picture.clamp_(0, 1);
}

}  // namespace vortex::torch
