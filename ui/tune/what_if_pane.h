// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the drafted timeouts would have done to the slots on record: gained, lost, what proves it, outcomes and spare before and
// after. It follows a line that is dragged, over the newest slots, and takes all of them when the line is let go.
#pragma once

#include "engine/slot/ids.h"
#include "ui/bridge/desk.h"
#include "ui/tune/what_if_worker.h"
#include "ui/widgets/pane.h"

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vortex::ui {

class TextTableModel;
class Tuning;
class WhatIfSpares;

class WhatIfPane : public Pane {
  Q_OBJECT

 public:
  static constexpr int kWhileDragging = 2'000;  // slots

  WhatIfPane(const Desk& desk, Tuning& tuning, QWidget* parent);
  void refresh() override;

 signals:
  // Show them in Replay: slots of which something changes, ascending.
  void slotsAsked(const std::vector<vortex::SlotId>& which);

 private:
  QWidget* buildAnswer();
  void ask();
  void take(const WhatIfTold& told);
  void showNothing(const QString& why);

  Desk m_desk;
  Tuning& m_tuning;
  WhatIfWorker m_worker;
  bool m_asked = false;  // something was, since the draft is not what runs
  QStackedWidget* m_pages = nullptr;
  QLabel *m_nothing = nullptr, *m_headline = nullptr, *m_net = nullptr, *m_proof = nullptr, *m_named = nullptr, *m_limits = nullptr;
  TextTableModel *m_outcomes = nullptr, *m_least = nullptr;
  WhatIfSpares* m_spares = nullptr;
  QPushButton* m_show = nullptr;
  std::vector<SlotId> m_changed;
};

}  // namespace vortex::ui
