// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/run_line.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

// The run whose UUID begins so; the error says that there is none, or names them where there are several.
tl::expected<history::RunLine, std::string> runBeginning(const std::vector<history::RunLine>& runs, const std::string& begins);

}  // namespace vortex::headless
