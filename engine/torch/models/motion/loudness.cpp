// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/loudness.h"

#include "engine/slot/job.h"

#include <ATen/ops/abs.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/fft_rfft.h>
#include <ATen/ops/sqrt.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vortex::torch {
namespace {

constexpr std::int64_t kSamplesPerFrame = kSampleRate / kClipFps;  // 1000
constexpr std::int64_t kLoudnessWindow = kSampleRate / 12;         // 2000
constexpr double kLowHz = 250, kHighHz = 4000;
constexpr std::int64_t kLoudnessBlock = 128;  // frames an operator
constexpr float kSilence = 1e-5F;             // RMS below this is silence, not speech to be scaled up

}  // namespace

std::vector<float> loudnessOf(const at::Tensor& sound, int frames) {
  const std::int64_t low = std::llround(kLowHz * kLoudnessWindow / kSampleRate),
                     high = std::llround(kHighHz * kLoudnessWindow / kSampleRate);
  std::vector<float> loudness(static_cast<std::size_t>(frames), 0.0F);
  const std::int64_t overhang = (kLoudnessWindow - kSamplesPerFrame) / 2;
  for (std::int64_t first = 0; first < frames; first += kLoudnessBlock) {
    const std::int64_t count = std::min<std::int64_t>(kLoudnessBlock, frames - first);
    const std::int64_t from = first * kSamplesPerFrame - overhang, to = from + (count - 1) * kSamplesPerFrame + kLoudnessWindow;
    const std::int64_t cutFrom = std::max<std::int64_t>(from, 0), cutTo = std::min<std::int64_t>(to, sound.numel());
    const at::Tensor piece = at::constant_pad_nd(sound.slice(0, cutFrom, cutTo), {cutFrom - from, to - cutTo});
    const at::Tensor spectrum = at::fft_rfft(piece.unfold(0, kLoudnessWindow, kSamplesPerFrame));
    const at::Tensor rms =
        at::sqrt(at::abs(spectrum.slice(1, low, high)).square().sum(1)).mul(std::sqrt(2.0) / kLoudnessWindow).cpu();
    std::copy_n(rms.const_data_ptr<float>(), count, loudness.begin() + first);
  }
  // The percentile is of the frames that sound at all: a short script in a long clip is not quieter for it.
  std::vector<float> heard;
  std::copy_if(loudness.begin(), loudness.end(), std::back_inserter(heard), [](float value) { return value > kSilence; });
  if (heard.empty())
    return std::vector<float>(loudness.size(), 0.0F);
  const auto rank = heard.begin() + static_cast<std::ptrdiff_t>(0.97 * static_cast<double>(heard.size() - 1));
  std::nth_element(heard.begin(), rank, heard.end());
  for (float& value : loudness)
    value = value > kSilence ? std::min(1.0F, value / *rank) : 0.0F;
  return loudness;
}

}  // namespace vortex::torch
