// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule/degradation.h"

#include <algorithm>

namespace vortex::schedule {

bool Degradation::set(int level, const Settings& settings) {
  const int last = static_cast<int>(settings.ladder.size()) - 1;
  const int wanted = std::clamp(level, 0, std::max(last, 0));
  if (wanted == m_level)
    return false;
  m_level = wanted;
  m_calm = 0;
  m_advisedLower = false;
  return true;
}

Degradation::Advice Degradation::advise(Duration spare, const Settings& settings) {
  if (spare < Duration{}) {
    m_calm = 0;
    const bool first = !m_advisedLower;
    m_advisedLower = true;
    return first && m_level + 1 < static_cast<int>(settings.ladder.size()) ? Advice::Lower : Advice::None;
  }
  m_advisedLower = false;
  m_calm = inSeconds(spare) >= kCalmSpare * inSeconds(settings.generationTarget) ? m_calm + 1 : 0;
  if (m_calm < kCalmStarts || m_level == 0)
    return Advice::None;
  m_calm = 0;
  return Advice::Raise;
}

}  // namespace vortex::schedule
