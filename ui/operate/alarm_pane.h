// SPDX-License-Identifier: GPL-3.0-or-later
//
// The alarms that stand: what is the matter and what to do, the most urgent first.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/session.h"
#include "ui/widgets/pane.h"

#include <cstdint>
#include <optional>

class QLabel;
class QTableView;

namespace vortex::ui {

class AlarmTableModel;

class AlarmPane : public Pane {
  Q_OBJECT

 public:
  explicit AlarmPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 private:
  void showSelection();

  Desk m_desk;
  AlarmTableModel* m_model = nullptr;
  QLabel* m_says = nullptr;
  QTableView* m_table = nullptr;
  std::optional<Session::Mark> m_shown;  // what was taken over
  std::int64_t m_minute = -1;
  bool m_refreshing = false;
};

}  // namespace vortex::ui
