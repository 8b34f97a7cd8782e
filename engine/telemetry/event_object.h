// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON object of an event before it becomes a line, so that the log can put its own fields beside it. Internal to telemetry/.
#pragma once

#include "engine/slot/event.h"

#include <nlohmann/json.hpp>

namespace vortex::telemetry {

nlohmann::ordered_json fieldsOf(const Event& event);

// Milliseconds with three decimals: what is finer is noise of the clock.
double roundedMs(Duration duration);

std::string lineOf(const nlohmann::ordered_json& object);

}  // namespace vortex::telemetry
