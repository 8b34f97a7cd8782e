// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/terminate.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace vortex::control_room {

namespace {

sigset_t theSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

// Blocked in this thread, and so in every thread that is made after it: the signals come by the descriptor alone.
void Terminate::hold() {
  const sigset_t set = theSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Terminate::Terminate(std::function<void()> act) {
  const sigset_t set = theSignals();
  m_signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (m_signals < 0)
    return;
  m_notifier = std::make_unique<QSocketNotifier>(m_signals, QSocketNotifier::Read);
  QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this, act = std::move(act)] {
    signalfd_siginfo info;
    while (::read(m_signals, &info, sizeof info) == sizeof info)
      act();
  });
}

Terminate::~Terminate() {
  m_notifier.reset();
  if (m_signals >= 0)
    ::close(m_signals);
}

}  // namespace vortex::control_room
