// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session as a record holds it, and a busy one to make such a record of.
#pragma once

#include "engine/analysis/replay.h"

#include <cstdint>
#include <vector>

namespace vortex::test {

struct Session {
  struct Input {
    std::uint64_t n = 0;
    Time at{};
    schedule::InputKind kind = 0;
    std::vector<std::byte> body;
  };
  Settings settings;
  std::vector<Input> inputs;
  std::vector<Event> events;
  bool ended = true;

  analysis::ReplayResult replayed() const;
};

// A few minutes of channel on virtual time: slots on the cadence and in bursts, on a device that fails, hangs, runs out of memory,
// drains too slowly and dies; an operator who cancels, tunes, changes the quality, closes the intake, and restarts the device; more
// slots than the queue holds; then the end, by finishing or by stopping. The same seed gives the same session.
Session busySession(std::uint32_t seed, int minutes, OnWedged onWedged = OnWedged::Restart);

}  // namespace vortex::test
