// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_log.h"

#include <variant>

namespace vortex::ui {

void EventLog::add(const Event& event) {
  if (std::holds_alternative<event::MemorySample>(event.body))
    return;
  m_events.push_back(event);
  if (m_events.size() > kMost) {
    m_events.pop_front();
    ++m_first;
  }
}

}  // namespace vortex::ui
