// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/comparison.h"

#include <string>

namespace vortex::headless {

// Two recorded slots side by side for people: lines.
std::string textOf(const report::Comparison& comparison);

}  // namespace vortex::headless
