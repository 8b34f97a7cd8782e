// SPDX-License-Identifier: GPL-3.0-or-later
//
// A config file that cannot be used, explained before there is a window: every complaint with its place, and the ways on.
#pragma once

#include "engine/config/complaint.h"

#include <vector>

namespace vortex::ui {

enum class BadConfigAnswer : std::uint8_t { Quit = 1, LastGood, WithoutFile };

// haveLastGood: whether that way is offered.
BadConfigAnswer askAboutBadConfig(const std::vector<config::Complaint>& complaints, bool haveLastGood);

}  // namespace vortex::ui
