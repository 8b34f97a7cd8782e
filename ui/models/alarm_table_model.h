// SPDX-License-Identifier: GPL-3.0-or-later
//
// The alarms that stand, the most urgent first.
#pragma once

#include "ui/models/session.h"

#include <QAbstractTableModel>
#include <functional>
#include <vector>

namespace vortex::ui {

class AlarmTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { State = 0, Since, Text, kColumns };
  enum Role { PriorityRole = Qt::UserRole + 1, StateRole, KeyRole };

  AlarmTableModel(const Session& session, std::function<QString(Time)> clock, QObject* parent = nullptr);

  void refresh(Time now);  // true to the minute where an alarm is shelved
  const AlarmLine* alarmAt(int row) const;
  int rowOf(const std::string& alarm) const;  // -1: it does not stand

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const Session& m_session;
  std::function<QString(Time)> m_clock;
  std::vector<AlarmLine> m_lines;
  QStringList m_states;  // of the lines
};

}  // namespace vortex::ui
