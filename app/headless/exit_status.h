// SPDX-License-Identifier: GPL-3.0-or-later
//
// What vortex-engine's exit status says (README.md, "Command line").
#pragma once

#include <cstdint>
#include <string>

namespace vortex::headless {

enum class ExitStatus : std::uint8_t {
  AllDelivered = 0,
  SomeSlotDidNot = 1,
  RunDiffers = 1,   // of history verify
  SlotsDiffer = 1,  // of compare
  Regressed = 1,    // of baseline compare
  Leak = 1,         // of report, capture and soak
  BadInput = 2,     // bad usage, recipe or config: nothing was run
  EngineFailed = 3,
  NoVerdict = 4,  // of the same with --require-verdict: inconclusive
};

// Says on the error stream why nothing is done.
ExitStatus refuse(const std::string& why);

}  // namespace vortex::headless
