// SPDX-License-Identifier: GPL-3.0-or-later
//
// What vortex-engine's exit status says (README.md, "Command line").
#pragma once

#include <cstdint>

namespace vortex::headless {

enum class ExitStatus : std::uint8_t {
  AllDelivered = 0,
  SomeSlotDidNot = 1,
  RunDiffers = 1,  // of history verify
  BadInput = 2,    // bad usage, recipe or config: nothing was run
  EngineFailed = 3,
};

}  // namespace vortex::headless
