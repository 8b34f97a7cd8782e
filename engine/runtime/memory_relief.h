// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the engine clears the buffers by itself. The hard limit is held against what the device says is used, and what a stopped
// attempt gave back is still that: it lies in the device's cache. Without this a second slot would be stopped for what the first
// gave back, and nothing would ever start again. A part of the driver.
//
// Above the hard limit the buffers are cleared when an attempt that was stopped for it has drained, and once while nothing runs; so
// no more often than attempts end, whatever comes of it.
#pragma once

#include "engine/slot/event.h"

#include <optional>

namespace vortex::runtime {

class MemoryRelief {
 public:
  // How long an answer is waited for. A device that is deaf for longer is the matter of its heartbeat.
  static constexpr Duration kPatience = seconds(2);

  // Everything that is published.
  void told(const EventBody& body);
  // Whether they are to be cleared now; the caller does.
  bool takeDue(Time now);
  // They were cleared. True: for this, and a sample is to be asked for.
  bool answered();

  // Whether a sample says what is left; one from before the answer does not, and nothing is decided by it.
  bool heeds(Time now);
  // Behind each sample that was heeded: so many attempts run or drain.
  void weigh(int attempts);
  // What the samples say now is what is left with nothing running and the buffers cleared.
  bool isSpent() const { return m_above && m_spent; }

 private:
  bool m_above = false;  // the hard limit, as it was told
  bool m_due = false;
  std::optional<Time> m_until;  // asked for; what is waited for ends then
  bool m_spent = false;         // asked for with nothing running, and nothing has run since
};

}  // namespace vortex::runtime
