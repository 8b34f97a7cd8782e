// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/interrupts.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace vortex::headless {
namespace {

constexpr int kInterrupted = 130;  // the status of a shell's command that Ctrl-C ended

// A signal comes in whichever thread the kernel chooses.
std::atomic<int> signalCount{0};
std::atomic<bool> secondEnds{true};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free, "a signal handler may not lock");

void onSignal(int) {
  if (signalCount.fetch_add(1) > 0 && secondEnds)
    _exit(kInterrupted);
}

void install(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts(SecondSignal second) {
  signalCount = 0;
  secondEnds = second == SecondSignal::EndsAtOnce;
  install(onSignal);
  std::signal(SIGPIPE, SIG_IGN);  // a reader of --json that goes away is an error of a write, not the end of the channel
}
Interrupts::~Interrupts() { install(SIG_DFL); }

int Interrupts::count() const { return signalCount; }

}  // namespace vortex::headless
