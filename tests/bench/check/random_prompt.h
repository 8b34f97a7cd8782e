// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prompts as a writer might give them, drawn from the painter's vocabulary: for the population of the clip check and its tests.
#pragma once

#include <cstdint>
#include <string>

namespace vortex::bench {

std::string randomPrompt(std::uint64_t seed);

}  // namespace vortex::bench
