// SPDX-License-Identifier: Apache-2.0
//
// Curves to sound, by a source and a filter (Fant 1960; Klatt 1980), as a few batched tensor operators a block of 0.3 s: each
// stays within a millisecond and 1 MiB, so that a stop between two operators comes soon. A block is: one pulse of the glottis
// a cycle (Rosenberg's form C, its derivative, read from band-limited tables) plus breath noise; 20 ms frames every 5 ms; the
// mouth's resonances as products of their spectra; inverse transform; overlap-add.
#pragma once

#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/tracks.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace vortex::torch {

inline constexpr int kHop = 120;  // samples of 5 ms: one value of the curves

// What does not depend on the job, made once a device. All f32 on the device.
struct SynthesisTables {
  explicit SynthesisTables(c10::Device device);
  std::vector<at::Tensor*> tensors() { return {&window, &one, &minusZ1, &minusZ2, &octave, &ramp, &halfSquare}; }

  c10::Device device;
  at::Tensor window;                 // [480] Hann, scaled so that frames every 5 ms add up to 1
  at::Tensor one, minusZ1, minusZ2;  // [2 * bins] real and imaginary parts in turn of 1, -e^(-jw), -e^(-2jw)
  at::Tensor octave;                 // [bins] log2 of each bin's frequency
  at::Tensor ramp, halfSquare;       // [120] i/120 and (i/120)²/2: interpolation within a hop
};

// Sound for the curves, on the tables' device: f32 [frames.size() * 120], at the loudness of the manner's energy, on the 16-bit
// grid. The noise is drawn on the CPU from the seed whatever the device. onStep(k, n) after every 1.2 s of sound and at the end.
at::Tensor synthesize(const SynthesisTables& tables, const std::vector<VoiceFrame>& frames, const Manner& manner,
                      std::uint64_t seed, const std::function<void(int, int)>& onStep);

}  // namespace vortex::torch
