// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/interrupts.h"

#include <csignal>

namespace vortex::headless {
namespace {

volatile std::sig_atomic_t signals = 0;

void onSignal(int) { signals = signals + 1; }

void install(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts() {
  signals = 0;
  install(onSignal);
  std::signal(SIGPIPE, SIG_IGN);  // a reader of --json that goes away is an error of a write, not the end of the channel
}
Interrupts::~Interrupts() { install(SIG_DFL); }

int Interrupts::count() const { return static_cast<int>(signals); }

}  // namespace vortex::headless
