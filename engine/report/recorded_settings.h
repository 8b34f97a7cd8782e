// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings that held when a recorded slot began: of its run's start, and what an operator had set until then.
#pragma once

#include "engine/config/complaint.h"
#include "engine/history/recorded_slot.h"
#include "engine/slot/settings.h"

#include <optional>
#include <string>
#include <vector>

namespace vortex::report {

// With `sets` (KEY=VALUE) laid over them. Nothing where this program does not read them; what it complains of is appended.
std::optional<Settings> recordedSettings(const history::RecordedSlot& slot, const std::vector<std::string>& sets,
                                         std::vector<config::Complaint>& complaints);
// As they were; nothing where this program does not read them.
std::optional<Settings> recordedSettings(const history::RecordedSlot& slot);

}  // namespace vortex::report
