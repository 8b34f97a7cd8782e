// SPDX-License-Identifier: Apache-2.0
//
// The numbers by which ATen's grid_sampler_2d knows its modes.
#pragma once

#include "engine/slot/job.h"

#include <cstdint>

namespace vortex::torch {

constexpr std::int64_t interpolationOf(Sampling sampling) { return sampling == Sampling::Bicubic ? 2 : 0; }
// What lies beyond the picture's edge.
inline constexpr std::int64_t kPaddedWithZeros = 0, kPaddedWithBorder = 1;

}  // namespace vortex::torch
