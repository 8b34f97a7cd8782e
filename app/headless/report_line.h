// SPDX-License-Identifier: GPL-3.0-or-later
//
// `vortex-engine report` on the command line.
#pragma once

#include "app/headless/exit_status.h"
#include "app/headless/options.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace vortex::headless {

// Adds the command; `options` outlives `app`. What is to be done once the line was read; it gives nothing where another command
// was.
std::function<std::optional<ExitStatus>()> addReport(CLI::App& app, ReportOptions& options);

}  // namespace vortex::headless
