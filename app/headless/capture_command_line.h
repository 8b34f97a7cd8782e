// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of `capture` and `soak` on the command line.
#pragma once

#include "app/headless/capture_options.h"

namespace CLI {
class App;
}

namespace vortex::headless {

// The config, the backend and the targets' --log, --history and --json are the caller's.
void addCapture(CLI::App& command, CaptureOptions& options);
void addSoak(CLI::App& command, SoakOptions& options);

}  // namespace vortex::headless
