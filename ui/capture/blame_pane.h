// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blame by stage: what was allocated in its attempts' scope and is still held when their slots are decided, by how they ended; and
// the way from there to the blocks in the capture's snapshots.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/capture/capture_pane.h"

#include <QString>

class QLabel;
class QPushButton;
class QTableView;

namespace vortex::ui {

class BlameModel;

class BlamePane : public CapturePane {
  Q_OBJECT

 public:
  BlamePane(const Desk& desk, CaptureDesk& captures, QWidget* parent);

 signals:
  void stageChosen(const QString& word);  // show its blocks in the snapshots; "": of no stage

 protected:
  void make() override;

 private:
  void showCapture();
  void showRow();

  Desk m_desk;
  BlameModel* m_rows = nullptr;
  QTableView* m_table = nullptr;
  QLabel *m_sum = nullptr, *m_row = nullptr;
  QPushButton* m_blocks = nullptr;
  QString m_file;  // that is shown
};

}  // namespace vortex::ui
