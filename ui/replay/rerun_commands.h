// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rerun, Redo from stage and Rerun with…, of the recorded slots that are chosen, or of the window's selected slot where the list is
// not seen: the actions, the bar under the list that says what they would do and how long it would take, and what came of it.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/replay/rerun_offer.h"

#include <QObject>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QWidget;

namespace vortex::ui {

class RecordedPane;

class RerunCommands : public QObject {
  Q_OBJECT

 public:
  // The pane outlives it and gets the bar. window: the parent of what is asked.
  RerunCommands(const Desk& desk, RecordedPane& pane, QWidget* window);

  void refresh();  // once a frame: what can be done now

 signals:
  void said(const QString& what);  // for the status bar

 private:
  void buildBar();
  void listen();
  std::vector<SlotId> targets() const;
  QString whyNot() const;  // "" when something can be made again
  RerunQuestion question(std::vector<SlotId> chosen) const;
  void rerun();
  void rerunWith();
  void askFrom();  // reads what can be done, then shows the menu
  void showFrom(const RerunOffer& offer);
  void plan(const RerunQuestion& question);
  void queue(RerunPlan plan);
  void takeChosen();
  void readEstimate();
  void say(const QString& estimate, const QString& basis);

  Desk m_desk;
  RecordedPane& m_pane;
  QWidget* m_window;
  QAction *m_rerun = nullptr, *m_from = nullptr, *m_with = nullptr;
  QPushButton* m_fromButton = nullptr;
  QLabel* m_says = nullptr;
  // Of the list, kept while the choice stands: thousands may be chosen, and what can be done is asked for with every picture.
  std::vector<SlotId> m_chosen;  // those that can be made again, the oldest first
  QString m_whyNone;             // when that is none
  QString m_what;                // what is chosen, in words
  bool m_estimating = false, m_estimateAgain = false;
};

}  // namespace vortex::ui
