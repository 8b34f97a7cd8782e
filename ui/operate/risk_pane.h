// SPDX-License-Identifier: GPL-3.0-or-later
//
// The at-risk wall: slots whose spare to air falls below the threshold come forward, the least spare first, each with the sum that
// shows why and the buttons that still help. When none is at risk, the closest one in grey; below, what comes next.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/rescue.h"
#include "ui/widgets/pane.h"

#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QTableView;

namespace vortex::ui {

class RiskCard;
class TextTableModel;

class RiskPane : public Pane {
  Q_OBJECT

 public:
  explicit RiskPane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 signals:
  void cancelAsked(vortex::SlotId slot);  // to be asked first: it destroys work

 private:
  struct Offer {
    QPushButton* button = nullptr;
    std::optional<Rescue> rescue;
  };
  bool isClose(const RiskLine& line) const;  // below the threshold, or late in its stage
  // The first of all that there are.
  void showCard(const std::vector<RiskLine>& lines, Time now);
  void offer(const std::vector<Rescue>& rescues, const RiskLine& line);
  void carryOut(const Rescue& rescue);
  bool isAtRisk(const RiskLine& line) const;
  QString noteOf(const RiskLine& line, bool helps) const;

  Desk m_desk;
  std::set<SlotId> m_letRun;  // those that the operator has left to run
  std::optional<SlotId> m_shown;
  QLabel* m_calm = nullptr;
  RiskCard* m_card = nullptr;
  QWidget* m_offers = nullptr;
  std::vector<Offer> m_buttons;
  TextTableModel* m_next = nullptr;
};

}  // namespace vortex::ui
