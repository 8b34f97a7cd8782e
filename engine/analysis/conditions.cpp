// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/conditions.h"

namespace vortex::analysis {

std::string toString(const Conditions& conditions) {
  std::string text = conditions.profile.empty() ? "an unknown profile" : conditions.profile;
  if (!conditions.backend.empty())
    text += " on " + conditions.backend;
  if (!conditions.device.empty())
    text += " (" + conditions.device + ")";
  if (conditions.quality)
    text += ", quality " + std::to_string(*conditions.quality);
  return text;
}

}  // namespace vortex::analysis
