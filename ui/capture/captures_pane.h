// SPDX-License-Identifier: GPL-3.0-or-later
//
// The captures at hand, the newest first, with what was found. What is chosen is shown in the other panes.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/capture/capture_pane.h"

class QPushButton;
class QTableView;

namespace vortex::ui {

class CapturesModel;

class CapturesPane : public CapturePane {
  Q_OBJECT

 public:
  CapturesPane(const Desk& desk, CaptureDesk& captures, QWidget* parent);

 protected:
  void make() override;

 private:
  void list();
  void mark();  // the row that is chosen
  void askToDelete();

  Desk m_desk;
  CapturesModel* m_rows = nullptr;
  QTableView* m_table = nullptr;
  QPushButton* m_delete = nullptr;
};

}  // namespace vortex::ui
