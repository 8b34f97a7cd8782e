// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded slots made again by the engine of the program that writes the store: they wait in its queue off the air, and are told,
// proved and summed up here as if this program had made them.
#pragma once

#include "app/headless/exit_status.h"
#include "app/headless/options.h"
#include "app/headless/rerun_proof.h"
#include "app/headless/rerun_requests.h"
#include "app/headless/running_program.h"

#include <optional>
#include <string>

namespace vortex::headless {

// "" where it can do what the command line asks for; else what it cannot, why, and the way out.
std::string whyNotThrough(const RerunOptions& options, const RunningProgram& program);
// Nothing where this program does not read its settings.
std::optional<RunningEngine> engineOf(const door::say::Welcome& welcome);

struct ThroughRun {
  const RerunOptions& options;
  const RerunRequests& requests;
  const analysis::RerunEstimate& estimate;
  RerunProof& proof;
};
// Ctrl-C takes back what has not begun; a second one leaves the rest to the other program.
ExitStatus makeThrough(RunningProgram& program, const ThroughRun& run);

}  // namespace vortex::headless
