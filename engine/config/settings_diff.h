// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs between two settings, key by key: what the event settings_changed tells and the history's audit of tuning keeps.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <vector>

namespace vortex::config {

// In the order of the config's reference; each `became` may be given to applySet() behind its key.
std::vector<event::SettingChange> differences(const Settings& was, const Settings& became);

}  // namespace vortex::config
