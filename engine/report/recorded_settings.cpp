// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/recorded_settings.h"

#include "engine/config/config_reader.h"

namespace vortex::report {

std::optional<Settings> recordedSettings(const history::RecordedSlot& slot, const std::vector<std::string>& sets,
                                         std::vector<config::Complaint>& complaints) {
  auto settings = config::fromYaml(slot.settings);
  if (!settings)
    return std::nullopt;
  const auto note = [&](const std::vector<config::Complaint>& said) {
    complaints.insert(complaints.end(), said.begin(), said.end());
  };
  for (const std::string& tuned : slot.tuned)
    note(config::applySet(*settings, tuned));
  for (const std::string& set : sets)
    note(config::applySet(*settings, set));
  if (!sets.empty())
    note(config::validate(*settings));
  return *settings;
}

std::optional<Settings> recordedSettings(const history::RecordedSlot& slot) {
  std::vector<config::Complaint> complaints;
  auto settings = recordedSettings(slot, {}, complaints);
  return config::hasErrors(complaints) ? std::nullopt : settings;
}

}  // namespace vortex::report
