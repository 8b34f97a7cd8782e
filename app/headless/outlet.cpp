// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/outlet.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

namespace vortex::headless {
namespace {

bool wroteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(descriptor, text.data(), text.size());
    if (wrote < 0 && errno == EAGAIN) {  // another program of this terminal has made it so
      pollfd room{.fd = descriptor, .events = POLLOUT, .revents = 0};
      ::poll(&room, 1, -1);
    } else if (wrote < 0 && errno != EINTR) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(wrote, 0)));
  }
  return true;
}

}  // namespace

int Outlet::Said::sync() {
  outlet.hand(str());
  str({});
  return 0;
}

Outlet::Outlet(int descriptor, WhenFull whenFull, std::size_t most)
    : m_descriptor(descriptor), m_most(most), m_whenFull(whenFull), m_writer([this] { write(); }) {}

Outlet::~Outlet() {
  m_stream.flush();
  {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
  }
  m_changed.notify_all();
  m_writer.join();
}

std::uint64_t Outlet::dropNoMore() {
  const std::lock_guard lock(m_mutex);
  m_whenFull = WhenFull::Wait;
  return m_dropped;
}

void Outlet::hand(std::string text) {
  if (text.empty())
    return;
  std::unique_lock lock(m_mutex);
  if (m_whenFull == WhenFull::Drop && m_waiting.size() >= m_most) {
    m_dropped += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    return;
  }
  m_changed.wait(lock, [&] { return m_waiting.size() < m_most || m_gone; });
  if (m_gone)
    return;
  m_waiting += text;
  m_changed.notify_all();
}

void Outlet::write() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [&] { return !m_waiting.empty() || m_ended; });
    if (m_waiting.empty())
      return;
    const std::string text = std::exchange(m_waiting, {});
    m_changed.notify_all();
    lock.unlock();
    const bool reached = wroteAll(m_descriptor, text);
    lock.lock();
    if (reached)
      continue;
    m_gone = true;
    m_waiting.clear();
    m_changed.notify_all();
  }
}

}  // namespace vortex::headless
