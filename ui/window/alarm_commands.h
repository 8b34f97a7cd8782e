// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done about alarms, as actions in the registry. They act on the alarm that is selected in the pane, else on the worst;
// Acknowledge passes over a selected one that is known of already.
#pragma once

#include "ui/bridge/desk.h"

#include <QObject>

class QAction;

namespace vortex::ui {

struct AlarmLine;

class AlarmCommands : public QObject {
  Q_OBJECT

 public:
  AlarmCommands(const Desk& desk, QObject* parent);
  void refresh();  // what can be done now

 private:
  const AlarmLine* selected() const;
  const AlarmLine* meant() const;
  const AlarmLine* toAcknowledge() const;  // null: every alarm is known of
  void walk(int step);

  Desk m_desk;
  QAction *m_acknowledge = nullptr, *m_show = nullptr, *m_unshelve = nullptr;
  QAction* m_shelve[3] = {};
};

}  // namespace vortex::ui
