// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/lips.h"

#include "engine/slot/job.h"
#include "engine/torch/models/check/vision.h"
#include "engine/torch/models/presenter/face_geometry.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vortex::torch {
namespace {

constexpr double kMouthY = 0.205;  // of an average face
constexpr double kHalfWidth = 0.15, kUp = 0.09, kDown = 0.18;
constexpr std::int64_t kWide = 20, kHigh = 18;
constexpr std::int64_t kFramesAtOnce = 64;    // frames an operator
constexpr double kQuietShare = 0.15;          // of the frames: what a closed mouth looks like
constexpr double kColourTolerance = 0.02;     // OkLab: smaller differences are noise
constexpr int kKeyframeReach = 2 * kClipFps;  // frames about a keyframe

std::vector<double> withoutMean(std::span<const float> values) {  // minus its own mean over one second
  constexpr std::ptrdiff_t half = kClipFps / 2;
  const auto size = static_cast<std::ptrdiff_t>(values.size());
  std::vector<double> sums(values.size() + 1, 0.0), centred(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    sums[i + 1] = sums[i] + values[i];
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    const auto from = std::max<std::ptrdiff_t>(0, i - half), to = std::min(size, i + half + 1);
    const double mean =
        (sums[static_cast<std::size_t>(to)] - sums[static_cast<std::size_t>(from)]) / static_cast<double>(to - from);
    centred[static_cast<std::size_t>(i)] = values[static_cast<std::size_t>(i)] - mean;
  }
  return centred;
}

double cosine(std::span<const double> a, std::span<const double> b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    ab += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
  return aa < 1e-9 || bb < 1e-9 ? 0.0 : ab / std::sqrt(aa * bb);
}

}  // namespace

std::vector<float> mouthTrace(const at::Tensor& frames, std::span<const float> loudness, c10::Device device,
                              const std::function<void()>& progress) {
  const auto side = static_cast<int>(frames.size(3));
  const std::int64_t count = frames.size(0);
  const Point low = pixelOfHead({-kHalfWidth, kMouthY - kUp}, side), high = pixelOfHead({kHalfWidth, kMouthY + kDown}, side);
  const at::Tensor region =
      frames.slice(2, std::llround(low.y), std::llround(high.y)).slice(3, std::llround(low.x), std::llround(high.x));
  std::vector<at::Tensor> blocks;
  for (std::int64_t first = 0; first < count; first += kFramesAtOnce) {
    const at::Tensor some =
        region.slice(0, first, std::min(count, first + kFramesAtOnce)).contiguous().to(device).to(at::kFloat).div(255);
    blocks.push_back(okLab(at::adaptive_avg_pool2d(some, {kHigh, kWide})));
    progress();
  }
  const at::Tensor mouths = at::cat(blocks, 0);  // [n, 3, 18, 20]

  std::vector<std::int64_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
    return loudness[static_cast<std::size_t>(a)] < loudness[static_cast<std::size_t>(b)];
  });
  order.resize(static_cast<std::size_t>(std::max<std::int64_t>(1, std::llround(kQuietShare * static_cast<double>(count)))));
  const at::Tensor quiet = at::index_select(mouths, 0, at::tensor(order, at::kLong).to(device));
  const at::Tensor closed = std::get<0>(quiet.median(0, true));
  const at::Tensor trace = ((mouths - closed).square().sum(1).sqrt() - kColourTolerance).clamp_min(0).flatten(1).mean(1).cpu();
  const float* values = trace.const_data_ptr<float>();
  return {values, values + count};
}

double lipAgreement(std::span<const float> trace, std::span<const float> loudness, int keyframe) {
  const std::vector<double> lips = withoutMean(trace), sound = withoutMean(loudness);
  const int count = static_cast<int>(trace.size());
  double best = 0;
  for (int shift = -1; shift <= 1; ++shift) {
    const int from = std::max({0, -shift, keyframe - kKeyframeReach}),
              to = std::min({count, count - shift, keyframe + kKeyframeReach + 1});
    if (to - from < 2)
      continue;
    const auto length = static_cast<std::size_t>(to - from);
    best = std::max(best, cosine({sound.data() + from, length}, {lips.data() + from + shift, length}));
  }
  return best;
}

}  // namespace vortex::torch
