// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where one slot's memory ends: told what is published and what the device's samples say, it gives event::SlotMemory for each slot
// whose last attempt has ended and drained. A part of the driver; costs nothing a slot while nobody watches but to know which
// attempts run.
//
// The floor needs no pause: the device says how much of what is allocated running attempts own, and that is taken off. Where no
// attempt runs nothing is taken off, and the processes' own memory is worth comparing, too ("quiet").
#pragma once

#include "engine/slot/event.h"

#include <optional>
#include <vector>

namespace vortex::runtime {

class Boundaries {
 public:
  // From now on, or no longer. Slots that have started before are left out.
  void watch(bool on);
  void deviceIs(int pid) { m_device = pid; }

  // True: a slot has come to its boundary; whoever drives asks the device for a sample.
  bool told(const EventBody& body);
  std::vector<event::SlotMemory> sampled(const event::MemorySample& sample);

 private:
  struct Follow;
  void slotEnds(SlotId slot);

  bool m_watching = false;
  int m_device = 0;                     // its process; 0: none
  std::vector<AttemptName> m_running;   // a few
  std::vector<SlotId> m_open, m_ended;  // started and not at its boundary; decided while an attempt of it ran on
  std::vector<SlotId> m_due;            // wait for a sample
  std::optional<Bytes> m_peak;          // of the samples since the last boundary
};

}  // namespace vortex::runtime
