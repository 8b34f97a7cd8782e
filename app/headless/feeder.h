// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the next slot of a run is submitted: all at once, on a cadence, or one when the one before is decided. Pure: told what
// happened and what time it is, it says how many are due and when to look again.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <optional>

namespace vortex::headless {

enum class Pace : std::uint8_t { OneByOne = 1, Cadence, Burst };

class Feeder {
 public:
  // every: the cadence's period.
  Feeder(Pace pace, int slots, Duration every) : m_pace(pace), m_left(slots), m_every(every) {}

  void deviceReady(Time now);
  void decided() { --m_open; }
  void stopFeeding() { m_left = 0; }

  // How many slots are to be submitted now; they count as submitted.
  int due(Time now);
  // When due() changes by time alone.
  std::optional<Time> next() const;

  bool allSubmitted() const { return m_left == 0; }

 private:
  Pace m_pace;
  int m_left;
  Duration m_every;
  int m_open = 0;
  std::optional<Time> m_next;  // set once the device is ready: nothing is submitted to a device that is not there yet
};

}  // namespace vortex::headless
