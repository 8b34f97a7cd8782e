// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace vortex::bench {

// The device that the bench stops: the LibTorch device as it is, with an instrument around it that writes the log at `logPath`.
// models: "reference", or "eager", "script" for an image stage of nothing but long operators. Serves the engine that started this
// process and leaves it.
[[noreturn]] void runStopDevice(const std::string& models, const std::string& logPath);

}  // namespace vortex::bench
