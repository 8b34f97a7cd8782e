// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vortex::bench {

// Fills stores in `folder` and prints what reading them costs: each filter over 100,000 slots, and a day as a window opens it.
void benchLookingBack(const std::filesystem::path& folder, int runs);

}  // namespace vortex::bench
