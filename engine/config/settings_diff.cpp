// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/settings_diff.h"

#include "engine/config/config_schema.h"

#include <utility>

namespace vortex::config {

std::vector<event::SettingChange> differences(const Settings& was, const Settings& became) {
  std::vector<event::SettingChange> changes;
  for (const ConfigKey& key : configKeys()) {
    if (key.origin == KeyOrigin::OldOnly)
      continue;
    std::string before = key.get(was), after = key.get(became);
    if (before != after)
      changes.push_back({.key = key.path, .was = std::move(before), .became = std::move(after)});
  }
  return changes;
}

}  // namespace vortex::config
