// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two memory snapshots held against each other: what stands in B and not in A, by where it was allocated, by the size of a block,
// by stage; of the selected row the stack. Any PyTorch snapshot opens here, from the button, the menu, or dropped on the window.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/capture/snapshot_shelf.h"
#include "ui/widgets/pane.h"

#include <string>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QStackedWidget;
class QTableView;
class QWidget;

namespace vortex::ui {

class ComparedBlocksModel;
class TextTableModel;

class SnapshotsPane : public Pane {
  Q_OBJECT

 public:
  SnapshotsPane(const Desk& desk, SnapshotShelf& shelf, QWidget* parent);
  void refresh() override;
  Exportables exportables() override;

  // Only blocks with this text in their frames, place or stage.
  void filter(const QString& text);

 protected:
  void make() override;

 private:
  QWidget* buildChoices(QWidget* parent);
  QWidget* buildTable(QWidget* parent);
  QWidget* buildEmpty(QWidget* parent);
  QWidget* buildProgress(QWidget* parent);
  void added(std::size_t which);
  void refused(const QString& why);
  void ask();
  void take(const SnapshotShelf::Answer& answer);
  void showTotals();
  void showStack();

  Desk m_desk;
  SnapshotShelf& m_shelf;
  QComboBox *m_a = nullptr, *m_b = nullptr;
  QButtonGroup* m_by = nullptr;
  QLineEdit* m_filter = nullptr;
  QCheckBox* m_onlyGrown = nullptr;
  ComparedBlocksModel* m_blocks = nullptr;
  QTableView* m_table = nullptr;
  QWidget* m_totals = nullptr;
  TextTableModel* m_frames = nullptr;
  QLabel *m_selected = nullptr, *m_trouble = nullptr;
  QStackedWidget* m_stack = nullptr;
  QWidget* m_progress = nullptr;
  QLabel* m_progressText = nullptr;
  QProgressBar* m_progressBar = nullptr;
  std::string m_chosen;  // key of the row that is selected
};

}  // namespace vortex::ui
