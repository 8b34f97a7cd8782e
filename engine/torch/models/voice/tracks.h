// SPDX-License-Identifier: Apache-2.0
//
// The timeline as curves: what the synthesiser's source, filter and lips do, one value every 5 ms. Value i of a curve is for t =
// i/200 s.
#pragma once

#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/timeline.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace vortex::torch {

inline constexpr double kTrackRate = 200;  // Hz: that of the marks
inline constexpr int kFormants = 7;
inline constexpr int kResonances = kFormants + 1;  // and the nasal pole; the nasal zero is a resonance turned over

// 1 / (1 - b z⁻¹ - c z⁻²), scaled to 1 at 0 Hz by the frame's gain (Klatt 1980).
struct Resonance {
  double b = 0, c = 0;
};

struct VoiceFrame {
  double pitchHz = 0;
  double phase = 0;  // of the glottal cycle at this instant, 0..1
  double voicing = 0, aspiration = 0;
  double noise = 0;                         // amplitude of the frication: 1 is as loud as a stressed vowel
  double noiseOctave = 12, noiseWidth = 1;  // its bell: centre log2 Hz, width in octaves
  std::array<double, kFormants> formantHz{};
  std::array<Resonance, kResonances> poles{};
  Resonance zero{};
  double gain = 1;              // makes the cascade 1 at 0 Hz
  double open = 0, spread = 0;  // the lips, as the marks want them
};

// Curves for count values from t = 0; after the timeline's end they are silent and the mouth closes. The jitter of the voice is
// drawn from the seed. Everything in double, so that the phase does not drift over a long clip. `stopPoint` is called well under a
// millisecond apart and may throw.
std::vector<VoiceFrame> tracksOf(
    const Timeline& line, const Manner& manner, int count, std::uint64_t seed, const std::function<void()>& stopPoint = [] {});

}  // namespace vortex::torch
