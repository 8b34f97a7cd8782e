// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine told, kept as it was told, for whoever reads it line by line. Memory samples are left out: the memory pane draws
// them, and ten a second would push out everything else.
//
// Bounded: the newest kMost are kept; how many older ones went is counted, and the history has them.
//
// Of a recording it is what was told up to some event, without a copy of any.
#pragma once

#include "engine/slot/event.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace vortex::ui {

class EventLog {
 public:
  static constexpr std::size_t kMost = 50'000;

  using Record = std::shared_ptr<const std::vector<Event>>;

  void add(const Event& event);
  // The first `count` of what is recorded, in place of whatever it was. story: as Session's.
  void show(Record record, std::size_t count, std::uint64_t story);

  // Lines are numbered from 0, for good: first() is the oldest that is kept, end() one past the newest.
  std::uint64_t first() const { return m_first; }
  std::uint64_t end() const { return m_record ? m_count : m_first + m_events.size(); }
  const Event& at(std::uint64_t line) const { return m_record ? (*m_record)[line] : m_events[line - m_first]; }
  std::uint64_t story() const { return m_story; }  // as Session's

 private:
  std::deque<Event> m_events;
  std::uint64_t m_first = 0, m_count = 0, m_story = 0;
  Record m_record;  // null: m_events
};

}  // namespace vortex::ui
