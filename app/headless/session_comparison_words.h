// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded sessions as text: a line of a list, and two of them side by side (README.md, "Compare").
#pragma once

#include "engine/report/session_comparison.h"

#include <string>

namespace vortex::headless {

std::string textOf(const report::ComparedSessions& both);  // lines
std::string textOf(const history::RunLine& run);           // a line

}  // namespace vortex::headless
