// SPDX-License-Identifier: GPL-3.0-or-later
//
// Waiting for one of: a descriptor, a wake-up from another thread, an instant. epoll, an eventfd and a timerfd on CLOCK_MONOTONIC;
// the calling thread's timer slack is set to 1 ns, so that an instant is met as precisely as the kernel can.
#pragma once

#include <chrono>
#include <optional>

namespace vortex::runtime {

class EventLoop {
 public:
  EventLoop();  // throws std::system_error when the kernel refuses a descriptor
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // Readable, level-triggered. The descriptor is not owned and must outlive the loop.
  void watch(int descriptor);
  // From any thread, any number of times: the running or next wait() returns.
  void wake();
  // Returns when something is readable, a wake-up came, or CLOCK_MONOTONIC reached `until`; spuriously at times. An instant that
  // has passed returns at once. One thread.
  void wait(std::optional<std::chrono::nanoseconds> until);

 private:
  int m_epoll = -1, m_wake = -1, m_timer = -1;
  std::optional<std::chrono::nanoseconds> m_armed;
  bool m_slackSet = false;
};

}  // namespace vortex::runtime
