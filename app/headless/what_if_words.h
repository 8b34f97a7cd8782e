// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answer of `vortex-engine whatif` as text and as JSON (README.md, "What if").
#pragma once

#include "engine/analysis/what_if_store.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

struct WhatIfTold {
  const analysis::LoadedRuns& runs;
  const analysis::WhatIfAnswer& answer;
  std::vector<std::string> sets;  // as asked for
};

nlohmann::ordered_json jsonOf(const WhatIfTold& told);
std::string textOf(const WhatIfTold& told);  // lines

}  // namespace vortex::headless
