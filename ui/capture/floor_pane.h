// SPDX-License-Identifier: GPL-3.0-or-later
//
// Floor and peak a slot, with the lines that were fitted and the limit that they run into. Far below its limit a capture is shown
// fitted to what was measured, until somebody says otherwise of it. T shows them as a table.
#pragma once

#include "ui/capture/capture_pane.h"

class QPushButton;
class QStackedWidget;

namespace vortex::ui {

class LeakPlot;
class TextTableModel;

class FloorPane : public CapturePane {
  Q_OBJECT

 public:
  FloorPane(CaptureDesk& captures, QWidget* parent);
  Exportables exportables() override;

 protected:
  void make() override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void showCapture();

  LeakPlot* m_plot = nullptr;
  TextTableModel* m_rows = nullptr;
  QStackedWidget* m_stack = nullptr;
  QPushButton* m_fit = nullptr;
  bool m_asTable = false;
  QString m_file;              // that is shown
  bool m_fitIsChosen = false;  // by a person, for that file
};

}  // namespace vortex::ui
