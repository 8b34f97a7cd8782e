// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/freshness.h"

namespace vortex::ui {

bool Freshness::look(std::uint64_t turns, Instant now) {
  if (m_turns != turns) {
    m_turns = turns;
    m_heard = now;
    m_asked.reset();
    return false;
  }
  if (m_asked || now - m_heard < kAskAfter)
    return false;
  m_asked = now;
  return true;
}

std::optional<std::chrono::milliseconds> Freshness::silentFor(Instant now) const {
  if (!m_asked || now - *m_asked < kStaleAfter - kAskAfter)
    return std::nullopt;
  return now - m_heard;
}

}  // namespace vortex::ui
