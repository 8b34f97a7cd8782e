// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings that the window starts with. A config file that cannot be used is explained in a window, line by line, and the last
// good one is offered; the file itself is never touched.
#pragma once

#include "app/control_room/options.h"

#include <optional>

namespace vortex::control_room {

struct StartConfig {
  Settings settings;
  std::filesystem::path file;  // where settings are kept; it need not be there; empty: nowhere (--demo)
};

// Nothing: the program is not to start. What is wrong was said, on stderr and, of a file, in a window.
std::optional<StartConfig> startConfig(const Options& options);

}  // namespace vortex::control_room
