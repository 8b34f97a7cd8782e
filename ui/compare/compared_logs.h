// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was told of two slots, line by line beside each other, in seconds from each one's start.
#pragma once

#include "ui/models/event_log.h"

#include <QString>
#include <QWidget>
#include <array>
#include <memory>
#include <vector>

class QLabel;
class QTableView;

namespace vortex::ui {

class LogTableModel;

class ComparedLogs : public QWidget {
  Q_OBJECT

 public:
  explicit ComparedLogs(QWidget* parent = nullptr);
  ~ComparedLogs() override;
  void show(const std::vector<Event>& first, const QString& firstName, const std::vector<Event>& second, const QString& secondName);

 private:
  struct Side {
    QLabel* name = nullptr;
    QTableView* table = nullptr;
    std::unique_ptr<EventLog> log;
    std::unique_ptr<LogTableModel> lines;  // of the log, which outlives it
  };
  static void fill(Side& side, const std::vector<Event>& told, const QString& name);

  std::array<Side, 2> m_sides;
};

}  // namespace vortex::ui
