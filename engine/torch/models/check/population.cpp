// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/check/population.h"

#include "engine/torch/models/check/vision.h"

#include <array>

namespace vortex::torch {
namespace {

constexpr std::array<std::array<float, kFeaturesB + kFeaturesL>, 2> kPopulation{{
#include "engine/torch/models/check/population.inc"
}};

}  // namespace

std::span<const float> populationMean() { return kPopulation[0]; }
std::span<const float> populationSpread() { return kPopulation[1]; }

}  // namespace vortex::torch
