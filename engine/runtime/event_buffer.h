// SPDX-License-Identifier: GPL-3.0-or-later
//
// One subscriber's events, between the engine thread that puts them and the subscriber that takes them.
//
// At `bound` events, memory samples and steps give way: those that wait and those that come are dropped, counted. Everything else
// is kept up to kOverflow × bound, and a Notice says once that the reader is behind. At that second bound the subscription is cut:
// what waits can still be taken, a Notice at the end says so, and then it ends, so that a reader can tell an end from a gap.
#pragma once

#include "engine/slot/event.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace vortex::runtime {

class EventBuffer {
 public:
  static constexpr std::size_t kOverflow = 16;

  explicit EventBuffer(std::size_t bound);

  // The engine thread. Never waits for the subscriber.
  void put(std::span<const Event> events);
  void end();

  // The subscriber: appends what is there, waiting up to `wait` for the first. False when it has ended and all was taken.
  bool take(std::vector<Event>& out, std::chrono::milliseconds wait);
  std::uint64_t dropped() const;
  bool cut() const;

 private:
  void put(const Event& event);
  void addNotice(std::string text, const Event& before);

  const std::size_t m_bound;
  mutable std::mutex m_mutex;
  std::condition_variable m_arrived;
  std::vector<Event> m_events;
  std::uint64_t m_dropped = 0;
  bool m_behind = false, m_cut = false, m_ended = false;
};

}  // namespace vortex::runtime
