// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run of the engine from a command line: slots are fed at a pace, events told, and it ends when all are settled.
#pragma once

#include "app/headless/exit_status.h"
#include "app/headless/feeder.h"
#include "app/headless/options.h"

#include <cstddef>
#include <functional>

namespace vortex::headless {

struct SlotRun {
  const Settings& settings;
  BackendKind backend = BackendKind::Torch;
  int slots = 1;
  Pace pace = Pace::OneByOne;
  Duration every{};                                   // the cadence's period
  std::function<SlotRequest(std::size_t n)> request;  // the n-th slot's, from 0; called once each, in order
  const RunTargets& to;
};

struct RunEnd {
  ExitStatus status = ExitStatus::AllDelivered;
  bool interrupted = false;  // Ctrl-C: nothing should follow
};

// Tells events on stdout, closed by a summary; ends the process at a second Ctrl-C.
RunEnd makeSlots(const SlotRun& run);

}  // namespace vortex::headless
