// SPDX-License-Identifier: GPL-3.0-or-later
//
// A captured run, made ready from its options: what `capture` and `soak` have in common.
#pragma once

#include "app/headless/capture_options.h"
#include "app/headless/exit_status.h"
#include "app/headless/slot_run.h"
#include "engine/workload.h"

#include <optional>
#include <vector>

namespace vortex::headless {

inline constexpr double kMostShare = 0.9;  // of slots that come to grief on purpose

struct CaptureRun {
  CaptureOptions options;
  CaptureSpec spec;
  Settings settings;
  WorkloadPlan plan;
  BackendKind backend = BackendKind::Torch;
};

// Nothing where something is wrong with the options or what they name; every complaint was told.
std::optional<CaptureRun> readyToCapture(const CaptureOptions& options);
// Makes the slots and says what came of the capture. companions: beside the capture's own. quiet: the events themselves are not
// told.
ExitStatus captureSlots(const CaptureRun& run, std::vector<RunCompanion*> companions = {}, bool quiet = false);

}  // namespace vortex::headless
