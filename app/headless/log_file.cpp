// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/log_file.h"

#include <stdexcept>

namespace vortex::headless {

tl::expected<std::unique_ptr<telemetry::Log>, std::string> openLog(const RunTargets& to, const LogSettings& settings) {
  if (!to.logFile)
    return std::unique_ptr<telemetry::Log>();
  try {
    return std::make_unique<telemetry::Log>(settings, telemetry::LogTargets{.screen = {}, .file = *to.logFile});
  } catch (const std::runtime_error& error) {
    return tl::unexpected(std::string(error.what()));
  }
}

}  // namespace vortex::headless
