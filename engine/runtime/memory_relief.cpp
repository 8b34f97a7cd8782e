// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/memory_relief.h"

#include <utility>
#include <variant>

namespace vortex::runtime {

void MemoryRelief::told(const EventBody& body) {
  if (const auto* crossed = std::get_if<event::MemoryCrossed>(&body)) {
    if (crossed->limit != event::MemoryLimit::Hard)
      return;
    m_above = crossed->above;
    m_due = m_spent = false;
  } else if (const auto* stopped = std::get_if<event::AttemptStopped>(&body)) {
    m_spent = false;
    m_due = m_due || (m_above && stopped->cause == StopCause::OutOfMemory && !stopped->byExit);
  } else if (std::holds_alternative<event::StageComplete>(body) || std::holds_alternative<event::AttemptFailed>(body)) {
    m_spent = false;
  } else if (std::holds_alternative<event::DeviceLost>(body)) {
    m_due = m_spent = false;
    m_until.reset();
  }
}

bool MemoryRelief::takeDue(Time now) {
  if (!m_due || (m_until && now < *m_until))
    return false;
  m_due = false;
  m_until = now + kPatience;
  return true;
}

bool MemoryRelief::answered() { return std::exchange(m_until, std::nullopt).has_value(); }

bool MemoryRelief::heeds(Time now) {
  if (m_until && now >= *m_until)
    m_until.reset();
  return !m_due && !m_until;
}

void MemoryRelief::weigh(int attempts) {
  if (!m_above || attempts > 0 || m_spent)
    return;
  m_due = m_spent = true;
}

}  // namespace vortex::runtime
