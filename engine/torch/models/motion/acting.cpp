// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/motion/acting.h"

#include "engine/slot/job.h"
#include "engine/slot/seed.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vortex::torch {
namespace {

constexpr double kTransition = 0.6;  // s, from one expression to the next
constexpr double kBlink = 0.2;       // s
constexpr double kBlinkAfterLeast = 2, kBlinkAfterMost = 5;
constexpr double kShut = 0.05;  // an opening below this is a closed mouth

double timeOf(std::size_t frame) { return (static_cast<double>(frame) + 0.5) / kClipFps; }

double smoothstep(double low, double high, double x) {
  const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

// A number in 0..1 that depends on the seed and on what it is for.
double unitOf(std::uint64_t seed, std::uint64_t purpose) {
  return static_cast<double>(mix64(mix64(seed) ^ purpose) >> 11) * 0x1p-53;
}

// Sums of two slow sines that never quite repeat, with phases of the seed's.
class Sway {
 public:
  Sway(std::uint64_t seed, std::uint64_t purpose, double gainA, double hzA, double gainB = 0, double hzB = 0)
      : m_a{gainA, hzA, unitOf(seed, purpose * 2)}, m_b{gainB, hzB, unitOf(seed, purpose * 2 + 1)} {}
  double at(double t) const { return m_a.at(t) + m_b.at(t); }

 private:
  struct Wave {
    double gain, hz, phase;
    double at(double t) const { return gain * std::sin(2 * std::numbers::pi * (hz * t + phase)); }
  };
  Wave m_a, m_b;
};

// How far the lids are closed by blinking, for every frame.
std::vector<double> blinks(std::size_t frames, std::uint64_t seed) {
  std::vector<double> closed(frames, 0.0);
  double next = 0.5 + 2 * unitOf(seed, 100);
  for (std::uint64_t count = 1; next < timeOf(frames); ++count) {
    for (std::size_t i = 0; i < frames; ++i) {
      const double phase = (timeOf(i) - next) / kBlink;
      if (phase > 0 && phase < 1)
        closed[i] = std::sin(std::numbers::pi * phase);
    }
    next += kBlinkAfterLeast + (kBlinkAfterMost - kBlinkAfterLeast) * unitOf(seed, 100 + count);
  }
  return closed;
}

// Loudness as the head follows it: a mean over about half a second.
std::vector<double> slowly(std::span<const float> loudness) {
  std::vector<double> slow(loudness.size());
  constexpr std::ptrdiff_t reach = kClipFps / 4;
  const auto size = static_cast<std::ptrdiff_t>(loudness.size());
  for (std::ptrdiff_t i = 0; i < size; ++i) {
    double sum = 0;
    const auto from = std::max<std::ptrdiff_t>(0, i - reach), to = std::min(size, i + reach + 1);
    for (auto k = from; k < to; ++k)
      sum += loudness[static_cast<std::size_t>(k)];
    slow[static_cast<std::size_t>(i)] = sum / static_cast<double>(to - from);
  }
  return slow;
}

}  // namespace

ExpressionShape expressionAt(std::span<const Expression> sequence, double t, double clipSeconds) {
  if (sequence.empty())
    return shapeOf(Expression::Neutral);
  const double share = clipSeconds / static_cast<double>(sequence.size());
  const auto at = static_cast<std::size_t>(std::clamp(t / share, 0.0, static_cast<double>(sequence.size() - 1)));
  const ExpressionShape now = shapeOf(sequence[at]);
  if (at == 0)
    return now;
  const ExpressionShape before = shapeOf(sequence[at - 1]);
  const double k = smoothstep(0, kTransition, t - static_cast<double>(at) * share);
  const auto mix = [k](double a, double b) { return a + (b - a) * k; };
  return {mix(before.intensity, now.intensity), mix(before.eyes, now.eyes), mix(before.mouth, now.mouth),
          mix(before.head, now.head)};
}

std::vector<Pose> act(std::span<const float> opening, std::span<const float> spread, std::span<const float> loudness,
                      std::span<const Expression> sequence, std::uint64_t seed) {
  const std::size_t frames = opening.size();
  const double clip = static_cast<double>(frames) / kClipFps;
  const Sway yaw(seed, 1, 0.030, 0.17, 0.016, 0.41), nod(seed, 2, 0.010, 0.31), roll(seed, 3, 0.055, 0.13, 0.020, 0.37),
      shiftX(seed, 4, 0.010, 0.09), shiftY(seed, 5, 0.004, 0.23);
  const std::vector<double> closed = blinks(frames, seed), slow = slowly(loudness);
  double mean = 0;
  for (double value : slow)
    mean += value / static_cast<double>(std::max<std::size_t>(frames, 1));

  std::vector<Pose> poses(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    const double t = timeOf(i);
    const ExpressionShape face = expressionAt(sequence, t, clip);
    const double wide = opening[i] * (0.30 + 0.70 * loudness[i]) * 1.15 * face.mouth;
    const double droop = 0.22 * std::max(0.0, 1 - 2 * face.eyes);
    poses[i] = {.opening = static_cast<float>(wide < kShut ? 0 : wide),
                .spread = spread[i],
                .yaw = static_cast<float>(yaw.at(t) * (0.35 + 1.1 * face.head)),
                .nod = static_cast<float>((nod.at(t) + 0.030 * (slow[i] - mean) * (0.4 + face.intensity)) * (0.4 + face.head)),
                .roll = static_cast<float>(roll.at(t) * (0.3 + face.head)),
                .shiftX = static_cast<float>(shiftX.at(t) * (0.5 + face.head)),
                .shiftY = static_cast<float>(shiftY.at(t) * (0.5 + face.head)),
                .browLift = static_cast<float>(0.020 * (face.eyes - 0.5) +
                                               0.022 * std::max(0.0, loudness[i] - 0.45) * (0.5 + face.intensity)),
                .lids = static_cast<float>(std::max(closed[i], droop))};
  }
  return poses;
}

}  // namespace vortex::torch
