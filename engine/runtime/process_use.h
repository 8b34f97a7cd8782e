// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the kernel says that a process holds of the machine, from /proc: some ten microseconds, and one more for each dozen of open
// files.
#pragma once

#include "engine/slot/units.h"

#include <optional>

namespace vortex::runtime {

struct ProcessUse {
  Bytes rss{};      // resident, what it shares included
  int handles = 0;  // open file descriptors
};

// Nothing where the kernel does not say: it is gone, or somebody else's.
std::optional<ProcessUse> useOf(int pid);
std::optional<ProcessUse> ownUse();

}  // namespace vortex::runtime
