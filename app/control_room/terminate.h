// SPDX-License-Identifier: GPL-3.0-or-later
//
// SIGTERM and SIGINT as a call in the window's thread.
#pragma once

#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace vortex::control_room {

class Terminate {
 public:
  // First of all in main(): a thread made before it, as Qt makes some for a display, would take the signal and die of it.
  static void hold();
  explicit Terminate(std::function<void()> act);
  ~Terminate();
  Terminate(const Terminate&) = delete;
  Terminate& operator=(const Terminate&) = delete;

 private:
  int m_signals = -1;  // a signalfd
  std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace vortex::control_room
