// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded sessions side by side (README.md, "Compare"), as text and as JSON.
#pragma once

#include "engine/analysis/session_comparison.h"
#include "engine/history/reader.h"
#include "engine/slot/event.h"

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace vortex::headless {

struct SessionsSideBySide {
  history::RunLine first, second;
  analysis::SessionComparison comparison;
  // Of their first slots; was: of the first session, became: of the second. The error says why they are not known.
  tl::expected<std::vector<event::SettingChange>, std::string> settings;
};

nlohmann::ordered_json jsonOf(const SessionsSideBySide& both);
std::string textOf(const SessionsSideBySide& both);  // lines

// A run as a line of `history runs`.
nlohmann::ordered_json jsonOf(const history::RunLine& run);
std::string textOf(const history::RunLine& run);

}  // namespace vortex::headless
