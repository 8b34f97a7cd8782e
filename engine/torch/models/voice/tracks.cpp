// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/tracks.h"

#include "engine/slot/job.h"
#include "engine/slot/seed.h"
#include "engine/torch/models/voice/melody.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace vortex::torch {
namespace {

using Curve = std::vector<double>;

constexpr double kFormantSmoothing = .075, kLevelSmoothing = .022, kLipSmoothing = .075,
                 kShutSmoothing = .045;  // s, lengths of Hann windows
constexpr double kLeastShut = .055;      // s: a closure shorter than its smoothing would not close fully
constexpr double kAspirationGain = 1.4, kFricationGain = 1.5, kBurstGain = 1.2;
constexpr double kBandwidthScale = .75, kJitter = .010;
constexpr std::array<double, 4> kHighFormants{3450, 4400, 5600, 7000}, kHighBandwidths{200, 300, 420, 600};

constexpr std::size_t kFramesAStopPoint = 1000;  // about 0.2 ms

// Hann window of the length about each value; the ends hold.
Curve smoothed(const Curve& in, double length) {
  const double half = length * kTrackRate / 2;
  std::vector<double> weights;
  double sum = 0;
  for (int k = -static_cast<int>(half); k <= static_cast<int>(half); ++k) {
    weights.push_back(.5 + .5 * std::cos(std::numbers::pi * k / half));
    sum += weights.back();
  }
  const int reach = static_cast<int>(weights.size() / 2), count = static_cast<int>(in.size());
  Curve out(in.size());
  for (int i = 0; i < count; ++i) {
    double value = 0;
    for (int k = -reach; k <= reach; ++k)
      value += weights[static_cast<std::size_t>(k + reach)] * in[static_cast<std::size_t>(std::clamp(i + k, 0, count - 1))];
    out[static_cast<std::size_t>(i)] = value / sum;
  }
  return out;
}

double smoothstep(double x) {
  x = std::clamp(x, 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

// Per value the segment that holds its instant.
std::vector<const Segment*> segmentsAt(const Timeline& line, int count) {
  std::vector<const Segment*> at(static_cast<std::size_t>(count), nullptr);
  std::size_t s = 0;
  for (int i = 0; i < count; ++i) {
    while (s < line.segments.size() && line.segments[s].end <= i / kTrackRate)
      ++s;
    at[static_cast<std::size_t>(i)] = s < line.segments.size() ? &line.segments[s] : nullptr;
  }
  return at;
}

// A level as its mean over the 5 ms about each instant: a burst of 12 ms keeps its energy wherever it falls.
Curve levelCurve(const Timeline& line, int count, const std::function<double(const Segment&)>& level) {
  Curve out(static_cast<std::size_t>(count));
  const double half = .5 / kTrackRate;
  for (const Segment& s : line.segments) {
    const double value = level(s);
    if (value == 0)
      continue;
    const int first = std::max(0, static_cast<int>((s.start - half) * kTrackRate));
    for (int i = first; i < count && i / kTrackRate - half < s.end; ++i) {
      const double t = i / kTrackRate;
      out[static_cast<std::size_t>(i)] +=
          value * std::max(0.0, std::min(s.end, t + half) - std::max(s.start, t - half)) * kTrackRate;
    }
  }
  return out;
}

Curve aimCurve(const std::vector<const Segment*>& at, double rest, const std::function<double(const Segment&)>& aim) {
  Curve out(at.size(), rest);
  for (std::size_t i = 0; i < at.size(); ++i)
    if (at[i] != nullptr && at[i]->phone != nullptr)
      out[i] = aim(*at[i]);
  return out;
}

// A formant's aims; in a pause the mouth holds the last aim for its first half, then waits in the next.
Curve formantCurve(const Timeline& line, const std::vector<const Segment*>& at, std::size_t formant) {
  constexpr Formants kRest{500, 1450, 2500};
  Curve out(at.size(), kRest[formant]);
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Segment* s = at[i];
    const double t = static_cast<double>(i) / kTrackRate;
    if (s == nullptr)
      continue;
    if (s->phone != nullptr) {
      const double u = smoothstep(((t - s->start) / (s->end - s->start) - .25) * 2);
      out[i] = s->from[formant] + (s->to[formant] - s->from[formant]) * u;
      continue;
    }
    const auto index = static_cast<std::size_t>(s - line.segments.data());
    const bool late = t > (s->start + s->end) / 2;
    if ((late || index == 0) && index + 1 < line.segments.size())
      out[i] = line.segments[index + 1].from[formant];
    else if (index > 0)
      out[i] = line.segments[index - 1].to[formant];
  }
  return out;
}

// How far the lips are pressed shut, 0..1. A short closure is widened about its middle, so that p, b and m close fully whatever the
// tempo.
Curve shutCurve(const Timeline& line, int count) {
  Curve out(static_cast<std::size_t>(count));
  for (const Segment& s : line.segments) {
    if (s.shut == 0)
      continue;
    const double middle = (s.start + s.end) / 2, half = std::max(kLeastShut, s.end - s.start) / 2;
    for (int i = std::max(0, static_cast<int>(std::ceil((middle - half) * kTrackRate)));
         i < count && i / kTrackRate <= middle + half; ++i)
      out[static_cast<std::size_t>(i)] = std::max(out[static_cast<std::size_t>(i)], s.shut);
  }
  return out;
}

Resonance resonance(double hz, double bandwidthHz) {
  const double r = std::exp(-std::numbers::pi * bandwidthHz / kSampleRate);
  return {2 * r * std::cos(2 * std::numbers::pi * hz / kSampleRate), -r * r};
}

void setFilter(VoiceFrame& f, const Manner& manner, double nasal) {
  const double b1 = 55 + .055 * f.formantHz[0] + 60 * nasal, b2 = 60 + .03 * f.formantHz[1] + 80 * nasal,
               b3 = 90 + .03 * f.formantHz[2] + 100 * nasal;
  const std::array<double, kFormants> bandwidths{
      b1, b2, b3, kHighBandwidths[0], kHighBandwidths[1], kHighBandwidths[2], kHighBandwidths[3]};
  for (std::size_t i = 0; i < kFormants; ++i)
    f.poles[i] = resonance(f.formantHz[i], kBandwidthScale * bandwidths[i]);
  // Without nasality the nose's pole and zero lie on each other and undo each other.
  f.poles[kFormants] = resonance(270 * manner.formantScale, 100);
  f.zero = resonance((270 + (950 - 270) * nasal) * manner.formantScale, 100 + 40 * nasal);
  f.gain = 1 / (1 - f.zero.b - f.zero.c);
  for (const Resonance& p : f.poles)
    f.gain *= 1 - p.b - p.c;
}

}  // namespace

std::vector<VoiceFrame> tracksOf(const Timeline& line, const Manner& manner, int count, std::uint64_t seed,
                                 const std::function<void()>& stopPoint) {
  const auto smooth = [&](const Curve& in, double length) {
    stopPoint();
    return smoothed(in, length);
  };
  const auto at = segmentsAt(line, count);
  const Curve pitch = pitchOf(line, manner, count, kTrackRate);
  const Curve voicing = smooth(levelCurve(line, count, [](const Segment& s) { return s.voicing; }), kLevelSmoothing);
  const Curve aspiration =
      smooth(levelCurve(line, count, [](const Segment& s) { return s.aspiration * kAspirationGain; }), kLevelSmoothing);
  const Curve nasal = smooth(levelCurve(line, count, [](const Segment& s) { return s.nasal; }), kLevelSmoothing);
  const Curve noise =
      smooth(levelCurve(line, count,
                        [](const Segment& s) {
                          const bool burst = s.phone != nullptr && s.phone->kind == PhoneClass::Stop;
                          return s.noise.none() ? 0 : std::pow(10, s.noise.db / 20) * (burst ? kBurstGain : kFricationGain);
                        }),
             kLevelSmoothing);
  const Curve shut = smooth(shutCurve(line, count), kShutSmoothing);
  const Curve open = smooth(aimCurve(at, 0, [](const Segment& s) { return s.open; }), kLipSmoothing);
  const Curve spread = smooth(aimCurve(at, 0, [](const Segment& s) { return s.spread; }), kLipSmoothing);
  std::array<Curve, 3> formants;
  for (std::size_t k = 0; k < 3; ++k)
    formants[k] = smooth(formantCurve(line, at, k), kFormantSmoothing);

  std::vector<VoiceFrame> frames(static_cast<std::size_t>(count));
  Noise bell{5000, 1, 0};
  double phase = static_cast<double>(mix64(seed) >> 11) * 0x1p-53;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (i % kFramesAStopPoint == 0)
      stopPoint();
    VoiceFrame& f = frames[i];
    // A noise that has just ended fades out under its own bell, not under the next one's.
    if (at[i] != nullptr && !at[i]->noise.none())
      bell = at[i]->noise;
    const double draw = static_cast<double>(mix64(seed + i + 1) >> 11) * 0x1p-53 * 2 - 1;
    f.pitchHz = pitch[i] * (1 + kJitter * draw);
    f.phase = phase;
    f.voicing = voicing[i];
    f.aspiration = aspiration[i];
    f.noise = noise[i];
    f.noiseOctave = std::log2(bell.centreHz);
    f.noiseWidth = bell.widthOctaves;
    for (std::size_t k = 0; k < 3; ++k)
      f.formantHz[k] = formants[k][i] * manner.formantScale;
    for (std::size_t k = 3; k < kFormants; ++k)
      f.formantHz[k] = kHighFormants[k - 3] * manner.formantScale;
    setFilter(f, manner, nasal[i]);
    f.open = std::clamp(open[i] * (1 - shut[i]), 0.0, 1.0);
    f.spread = std::clamp(spread[i], -1.0, 1.0);
    // The pitch is linear between two values: so is the phase's speed.
    if (i + 1 < frames.size()) {
      const double nextDraw = static_cast<double>(mix64(seed + i + 2) >> 11) * 0x1p-53 * 2 - 1;
      phase += (f.pitchHz + pitch[i + 1] * (1 + kJitter * nextDraw)) / 2 / kTrackRate;
      phase -= std::floor(phase);
    }
  }
  return frames;
}

}  // namespace vortex::torch
