// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one selected slot of the window, the selected alarm, and the time under the cursor: every pane shows both and any may set
// them. Alarms and new slots never do.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/units.h"

#include <QObject>
#include <optional>
#include <string>

namespace vortex::ui {

class Selection : public QObject {
  Q_OBJECT

 public:
  explicit Selection(QObject* parent = nullptr) : QObject(parent) {}

  const std::optional<SlotId>& slot() const { return m_slot; }
  const std::optional<Time>& hovered() const { return m_hovered; }
  void select(std::optional<SlotId> slot);
  void hover(std::optional<Time> time);
  const std::string& alarm() const { return m_alarm; }  // its key, "" for none
  void selectAlarm(const std::string& alarm);

 signals:
  void changed();       // the slot
  void hoverChanged();  // the time: a crosshair in every plot
  void alarmChanged();

 private:
  std::optional<SlotId> m_slot;
  std::optional<Time> m_hovered;
  std::string m_alarm;
};

}  // namespace vortex::ui
