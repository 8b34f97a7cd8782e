// SPDX-License-Identifier: Apache-2.0
//
// What pictures of presenters look like on the whole: mean and standard deviation of each feature (116 of B, then 1008 of L) over
// 240 random prompts drawn at 128². Made once by tests/bench/check (`check_tool population`), kept in population.inc.
#pragma once

#include <span>

namespace vortex::torch {

std::span<const float> populationMean();    // 1124
std::span<const float> populationSpread();  // 1124

}  // namespace vortex::torch
