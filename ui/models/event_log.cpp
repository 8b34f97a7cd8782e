// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_log.h"

#include <variant>

namespace vortex::ui {

std::optional<SlotId> slotOf(const EventBody& body) {
  return std::visit(
      [](const auto& e) -> std::optional<SlotId> {
        if constexpr (requires { e.slot; })
          return e.slot;
        else if constexpr (requires { e.attempt; })
          return e.attempt.slot;
        else
          return std::nullopt;
      },
      body);
}

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
