// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/two_runs.h"

#include <nlohmann/json_fwd.hpp>

namespace vortex::report {

// A quantity of two runs as an object for programs (README.md, "Compare"): `word`, `first`, `second`, `ratio`, `needs`; values in
// its own unit times `scale`.
nlohmann::ordered_json jsonOf(const analysis::Compared& compared, double scale);

}  // namespace vortex::report
