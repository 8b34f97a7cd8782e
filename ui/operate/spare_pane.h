// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spare to air of the channel's due slots: the last 60 one by one, all of today as a distribution, and both in a table of what 50,
// 95 and 99 % of them have at least. T shows the slots as a table.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/models/spare_book.h"
#include "ui/models/spare_layout.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace vortex::ui {

class SpareView;
class TextTableModel;

class SparePane : public Pane {
  Q_OBJECT

 public:
  static constexpr std::size_t kBars = 60;

  explicit SparePane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;
  Exportables exportables() override;  // rows: the slots that the bars are of

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::vector<ForeseenSpare> inTheMaking() const;
  void showTable();
  void showSlots();
  QString saysOf(const SpareSummary& summary) const;

  Desk m_desk;
  SpareBook m_book;
  std::vector<DueSlot> m_all, m_last;
  SpareSummary m_today, m_lately;
  std::size_t m_making = 0;  // slots in the making that are shown
  SpareView* m_view = nullptr;
  TextTableModel *m_shares = nullptr, *m_slots = nullptr;
  QStackedWidget* m_stack = nullptr;
  QLabel *m_foot = nullptr, *m_engineers = nullptr;
};

}  // namespace vortex::ui
