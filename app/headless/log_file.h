// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file of --log.
#pragma once

#include "app/headless/options.h"
#include "engine/telemetry/log.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>

namespace vortex::headless {

// Null where none is asked for. Opened before anything starts: the error, which names the file, is one of the command line.
tl::expected<std::unique_ptr<telemetry::Log>, std::string> openLog(const RunTargets& to, const LogSettings& settings);

}  // namespace vortex::headless
