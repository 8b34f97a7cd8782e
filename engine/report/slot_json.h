// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded slots and attempts as JSON objects, for every program that hands them on: `vortex-engine history` and the window say the
// same. Names and order of the fields are README.md's, "History"; lengths end in _ms, moments are UTC. Text that is not UTF-8 has
// its bad bytes replaced.
#pragma once

#include "engine/history/reader.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <string>

namespace vortex::report {

nlohmann::ordered_json jsonOf(const history::SlotLine& line);
nlohmann::ordered_json jsonOf(const history::AttemptLine& line);
nlohmann::ordered_json jsonOf(const event::OutputMade& made);
// One line without its line feed.
std::string lineOf(const nlohmann::ordered_json& json);

// All that the store knows of one slot in one line: its fields, attempts, outputs and events. The error says that there is no such
// slot, or what is the matter with the store.
tl::expected<std::string, std::string> slotJson(const history::Reader& reader, SlotId slot);

}  // namespace vortex::report
