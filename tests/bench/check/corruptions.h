// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ways in which a clip can be wrong, each applied to a decoded clip.
#pragma once

#include "tests/bench/check/decoded_clip.h"

#include <functional>
#include <string>
#include <vector>

namespace vortex::bench {

enum class Expected : std::uint8_t { Fails = 1, Passes, Either };

struct Corruption {
  std::string name;
  Expected expected = Expected::Fails;
  std::function<DecodedClip(const DecodedClip& clip, const DecodedClip& other)> apply;
};

std::vector<Corruption> corruptions();

}  // namespace vortex::bench
