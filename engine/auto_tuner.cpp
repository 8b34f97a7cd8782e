// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/auto_tuner.h"

#include "engine/config/settings_diff.h"

namespace vortex {

std::optional<runtime::Tuner::Tuning> AutoTuner::ask(std::vector<EventBody>& out) {
  auto change = m_tuning.advise(out);
  if (!change)
    return std::nullopt;
  Tuning tuning{.settings = std::move(change->settings), .changes = {}, .evidence = std::move(change->evidence)};
  tuning.changes = config::differences(m_tuning.settings(), tuning.settings);
  return tuning;
}

}  // namespace vortex
