// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the next slot of a run is submitted: all at once, on a cadence, or one when the one before is decided. Pure: told what
// happened and what time it is, it says which are due and when to look again.
#pragma once

#include "engine/slot/units.h"

#include <cstdint>
#include <optional>

namespace vortex::headless {

enum class Pace : std::uint8_t { OneByOne = 1, Cadence, Burst };

class Feeder {
 public:
  // every: the cadence's period.
  Feeder(Pace pace, int slotCount, Duration every) : m_pace(pace), m_left(slotCount), m_every(every) {}

  void deviceReady(Time now);
  void decided() { --m_open; }
  void stopFeeding() { m_left = 0; }

  // When the next slot that is to be submitted now was due; it counts as submitted. Asked until there is none. On a cadence that is
  // its own beat, however late one looks: beats lie `every` apart, and so do the air times that are reckoned from them. Else it is
  // now.
  std::optional<Time> due(Time now);
  // When due() changes by time alone.
  std::optional<Time> next() const;

  bool allSubmitted() const { return m_left == 0; }

 private:
  bool isDue(Time now) const;

  Pace m_pace;
  int m_left;
  Duration m_every;
  int m_open = 0;
  std::optional<Time> m_next;  // set once the device is ready: nothing is submitted to a device that is not there yet
};

}  // namespace vortex::headless
