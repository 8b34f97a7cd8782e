// SPDX-License-Identifier: GPL-3.0-or-later
//
// One stage: its curve, the timeout in seconds and the share that takes longer, which move together, and what that rate means. T
// shows the curve as a table.
#pragma once

#include "engine/slot/stage.h"
#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace vortex::ui {

class CurveView;
class RichLine;
class TextTableModel;
class TimeoutBox;
class Tuning;

class CurvePane : public Pane {
  Q_OBJECT

 public:
  CurvePane(const Desk& desk, Tuning& tuning, Stage stage, QWidget* parent);
  static QString idOf(Stage stage);  // "tune_image"

  void refresh() override {}  // the tuning says when something changed
  Exportables exportables() override;

 protected:
  void make() override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildBoxes(QWidget* parent);
  void showAll();
  void showDraft();
  void showNote();
  void fillTable();
  void takeRate(double rate);
  QString nothing() const;

  Desk m_desk;
  Tuning& m_tuning;
  Stage m_stage;
  CurveView* m_view = nullptr;
  TimeoutBox *m_seconds = nullptr, *m_rate = nullptr;
  RichLine *m_interval = nullptr, *m_says = nullptr;
  QLabel* m_state = nullptr;
  QStackedWidget* m_stack = nullptr;
  TextTableModel* m_rows = nullptr;
  QString m_refused;  // why the wanted rate could not be had; until the draft moves
};

}  // namespace vortex::ui
