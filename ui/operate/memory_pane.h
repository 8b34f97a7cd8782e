// SPDX-License-Identifier: GPL-3.0-or-later
//
// Device memory over the timeline's time range. Without a GPU it says that host memory is metered.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QStackedWidget;

namespace vortex::ui {

class MemoryView;
class TextTableModel;

class MemoryPane : public Pane {
  Q_OBJECT

 public:
  explicit MemoryPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;
  Exportables exportables() override;  // rows: what is visible

 protected:
  void keyPressEvent(QKeyEvent* event) override;  // T: the table instead, and back

 private:
  MemoryView* m_memory = nullptr;
  TextTableModel* m_rows = nullptr;
  QStackedWidget* m_stack = nullptr;
  QString m_prefix;
};

}  // namespace vortex::ui
