// SPDX-License-Identifier: Apache-2.0
//
// Whether what a stage made can go on air at all (contract 3): finite, audible, visible. Looks at every sound sample, every pixel
// of a picture and a raster of every frame (each 8th row, each 4th pixel), so a slot's check costs milliseconds. The bounds are far
// from what a good output has: speech peaks near 0.3 and pictures use most of their range.
#pragma once

#include "engine/backend/device.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace vortex::torch {

inline constexpr float kSilentPeak = 0.002f;     // a sound whose peak is below −54 dB of full scale is silent
inline constexpr float kBlackPeak = 0.04f;       // a picture is black when no value reaches this, of 1
inline constexpr float kFlatRange = 0.02f;       // and flat when its values differ by less
inline constexpr float kUnitTolerance = 0.001f;  // of an embedding's norm about 1

// What is wrong with the outputs, in words with the numbers; nothing when they are good. `stopPoint` is called after each frame and
// each 32,768 values, well under a millisecond apart, and may throw.
std::optional<std::string> whatIsWrong(
    std::span<const backend::OutputBuffer> outputs, const std::function<void()>& stopPoint = [] {});

}  // namespace vortex::torch
