// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a running engine cannot change any more: its device was started, and its output pool laid out, by these.
#pragma once

#include "engine/slot/settings.h"

#include <string>
#include <vector>

namespace vortex::runtime {

// Sets in `next` what must stay as it is in `running`; gives the keys (README.md, "Configuration") whose values it took back.
std::vector<std::string> keepFixed(Settings& next, const Settings& running);

}  // namespace vortex::runtime
