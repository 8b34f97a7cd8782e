// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slots of the session as a table, the newest first.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

#include <cstdint>

class QTableView;

namespace vortex::ui {

class SlotTableModel;

class SlotPane : public Pane {
  Q_OBJECT

 public:
  explicit SlotPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 private:
  void showSelection();

  Desk m_desk;
  SlotTableModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  std::uint64_t m_shown = 0;  // events that the table has taken over
};

}  // namespace vortex::ui
