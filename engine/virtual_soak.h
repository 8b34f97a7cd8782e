// SPDX-License-Identifier: GPL-3.0-or-later
//
// A soak on the simulated device and virtual time: the same driver, scheduler, capture and verdict as a live engine, without
// waiting. Hours of slots take seconds. One thread, the caller's.
#pragma once

#include "engine/engine.h"
#include "engine/workload.h"

#include <tl/expected.hpp>

#include <functional>
#include <string>

namespace vortex {

struct VirtualSoak {
  EngineOptions options;   // settings, who records
  CaptureRequest capture;  // its length is the soak's
  WorkloadPlan plan;
  // Shown each event; false: it is stopped, and what was captured kept.
  std::function<bool(const Event&)> onEvent;
  std::function<void(SlotId, std::size_t n)> onSubmitted;
};
// The capture is closed and not filed yet: that is the caller's (history/capture_file.h, finishCapture). The error says why it
// could not be made; then nothing was run.
tl::expected<void, std::string> soakVirtually(const VirtualSoak& soak);

}  // namespace vortex
