// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run on the simulated device, made on virtual time and recorded as an engine records it. An hour of slots takes milliseconds,
// and what is in the store does not depend on how busy the machine is: on a clock that runs two hundred times as fast a thread that
// waits for 15 ms has lost its image to the timeout.
#pragma once

#include "engine/slot/settings.h"

#include <filesystem>

namespace vortex::test {

// `count` slots, one after the other, numbered from 1. The store must not be there yet.
void recordRun(const std::filesystem::path& store, const Settings& settings, int count);

}  // namespace vortex::test
