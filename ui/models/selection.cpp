// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection.h"

namespace vortex::ui {

void Selection::select(std::optional<SlotId> slot) {
  if (slot == m_slot)
    return;
  m_slot = slot;
  emit changed();
}

void Selection::hover(std::optional<Time> time) {
  if (time == m_hovered)
    return;
  m_hovered = time;
  emit hoverChanged();
}

void Selection::selectAlarm(const std::string& alarm) {
  if (alarm == m_alarm)
    return;
  m_alarm = alarm;
  emit alarmChanged();
}

}  // namespace vortex::ui
