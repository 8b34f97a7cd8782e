// SPDX-License-Identifier: GPL-3.0-or-later
//
// The captures at hand, the newest first, with what was found. What is chosen is shown in the other panes.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QPushButton;
class QTableView;

namespace vortex::ui {

class CaptureDesk;
class CapturesModel;

class CapturesPane : public Pane {
  Q_OBJECT

 public:
  CapturesPane(const Desk& desk, CaptureDesk& captures, QWidget* parent);
  void refresh() override {}  // the desk says when something changed

 private:
  void list();
  void mark();  // the row that is chosen
  void askToDelete();

  CaptureDesk& m_captures;
  CapturesModel* m_rows = nullptr;
  QTableView* m_table = nullptr;
  QPushButton* m_delete = nullptr;
};

}  // namespace vortex::ui
