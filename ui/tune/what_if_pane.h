// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the drafted timeouts would have done to the slots that are measured on: gained, lost, what proves it, outcomes and spare
// before and after. It follows a line that is dragged, over the newest slots, and takes all of them when the line is let go. While
// it cannot be seen it asks nothing.
#pragma once

#include "engine/slot/ids.h"
#include "ui/bridge/desk.h"
#include "ui/tune/what_if_worker.h"
#include "ui/widgets/pane.h"

#include <QElapsedTimer>
#include <QTimer>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace vortex::ui {

class OutcomeBars;
class TextTableModel;
class Tuning;
class WhatIfSpares;

class WhatIfPane : public Pane {
  Q_OBJECT

 public:
  static constexpr int kWhileDragging = 2'000;  // slots
  static constexpr int kBeatMs = 33;            // between two looks for an answer, and two questions
  // An answer that takes longer is given up for another draft. For more of the record it is not: slots come for ever, and none
  // would ever be told.
  static constexpr int kPatienceMs = 150;

  WhatIfPane(const Desk& desk, Tuning& tuning, QWidget* parent);
  void refresh() override;

 protected:
  void make() override;
  void resizeEvent(QResizeEvent* event) override;

 signals:
  // Show them in Replay: slots of which something changes, ascending.
  void slotsAsked(const std::vector<vortex::SlotId>& which);

 private:
  QWidget* buildAnswer();
  void fitColumns();
  void wantOfDraft();
  void want();
  void beat();
  void ask();
  void take(const WhatIfTold& told);
  void showNothing(const QString& why);
  QString whyNothing() const;  // is asked

  Desk m_desk;
  Tuning& m_tuning;
  WhatIfWorker m_worker;
  QTimer m_beat;  // while something is asked, or to be asked
  QElapsedTimer m_sinceAsked;
  bool m_stale = false;    // the draft or what is measured on is not what was asked about
  bool m_ofDraft = false;  // it is the draft
  QStackedWidget* m_pages = nullptr;
  QLabel *m_nothing = nullptr, *m_headline = nullptr, *m_net = nullptr, *m_proof = nullptr, *m_named = nullptr, *m_limits = nullptr;
  TextTableModel *m_outcomes = nullptr, *m_least = nullptr;
  QTableView *m_outcomeTable = nullptr, *m_leastTable = nullptr;
  OutcomeBars* m_bars = nullptr;
  WhatIfSpares* m_spares = nullptr;
  QPushButton* m_show = nullptr;
  std::vector<SlotId> m_changed;
};

}  // namespace vortex::ui
