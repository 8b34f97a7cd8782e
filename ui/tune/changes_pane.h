// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every change of a setting as a row, drafted ones first: who, when, on what evidence, and what came of it. One that is undone is
// drafted the other way; the engine has it with the next Apply.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QLabel;
class QPushButton;
class QTableView;

namespace vortex::ui {

class AuditTableModel;
class Tuning;

class ChangesPane : public Pane {
  Q_OBJECT

 public:
  ChangesPane(const Desk& desk, Tuning& tuning, QWidget* parent);
  void refresh() override {}  // the tuning says when something changed

 protected:
  void make() override;

 private:
  void fill();
  void allowUndo();
  void undoChosen();

  Desk m_desk;
  Tuning& m_tuning;
  AuditTableModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  QPushButton* m_undo = nullptr;
};

}  // namespace vortex::ui
