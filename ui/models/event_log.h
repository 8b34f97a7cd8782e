// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine told, kept as it was told, for whoever reads it line by line. Memory samples are left out: the memory pane draws
// them, and ten a second would push out everything else.
//
// Bounded: the newest kMost are kept; how many older ones went is counted, and the history has them.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <deque>

namespace vortex::ui {

class EventLog {
 public:
  static constexpr std::size_t kMost = 50'000;

  void add(const Event& event);

  // Lines are numbered from 0, for good: first() is the oldest that is kept, end() one past the newest.
  std::uint64_t first() const { return m_first; }
  std::uint64_t end() const { return m_first + m_events.size(); }
  const Event& at(std::uint64_t line) const { return m_events[line - m_first]; }

 private:
  std::deque<Event> m_events;
  std::uint64_t m_first = 0;
};

}  // namespace vortex::ui
