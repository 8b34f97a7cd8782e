// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/event_loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>

namespace vortex::runtime {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

void add(int epoll, int descriptor) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = descriptor;
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
    fail("epoll_ctl");
}

}  // namespace

EventLoop::EventLoop()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)) {
  if (m_epoll < 0 || m_wake < 0 || m_timer < 0)
    fail("the event loop's descriptors");
  add(m_epoll, m_wake);
  add(m_epoll, m_timer);
}

EventLoop::~EventLoop() {
  for (int descriptor : {m_timer, m_wake, m_epoll})
    if (descriptor >= 0)
      close(descriptor);
}

void EventLoop::watch(int descriptor) { add(m_epoll, descriptor); }

void EventLoop::wake() {
  const std::uint64_t one = 1;
  // Full means that a wake-up is pending already.
  if (write(m_wake, &one, sizeof one) < 0 && errno != EAGAIN)
    fail("waking the event loop");
}

void EventLoop::wait(std::optional<std::chrono::nanoseconds> until) {
  if (!m_slackSet) {
    prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
    m_slackSet = true;
  }
  if (until != m_armed) {
    itimerspec spec{};
    if (until) {
      // All zero would disarm it; an instant in the past fires at once.
      const auto at = std::max(*until, std::chrono::nanoseconds(1));
      spec.it_value.tv_sec = at.count() / 1'000'000'000;
      spec.it_value.tv_nsec = at.count() % 1'000'000'000;
    }
    if (timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &spec, nullptr) != 0)
      fail("timerfd_settime");
    m_armed = until;
  }

  std::array<epoll_event, 8> events{};
  const int ready = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
  if (ready < 0 && errno != EINTR)
    fail("epoll_wait");
  for (int i = 0; i < ready; ++i) {
    const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
    if (descriptor != m_wake && descriptor != m_timer)
      continue;
    std::uint64_t count = 0;
    if (read(descriptor, &count, sizeof count) < 0 && errno != EAGAIN)
      fail("reading the event loop's descriptors");
    if (descriptor == m_timer)
      m_armed.reset();
  }
}

}  // namespace vortex::runtime
