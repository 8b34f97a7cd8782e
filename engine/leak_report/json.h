// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leak verdict as JSON for other programs; names and order of the fields are README.md's, "Leak verdicts".
#pragma once

#include "engine/leak_report/document.h"

#include <nlohmann/json_fwd.hpp>

namespace vortex::leak {

nlohmann::ordered_json jsonOf(const LeakDocument& document);

}  // namespace vortex::leak
