// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the engine advises: the rate that is asked for, a row a stage with what it rests on, what the timeouts come to in a row,
// what auto does next, and whether it may. Suggestions go into the draft, where one sees what they would do.
#pragma once

#include "engine/slot/tuning.h"
#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

#include <cstdint>
#include <tuple>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace vortex::ui {

class TextTableModel;
class TimeoutBox;
class Tuning;

class SuggestionsPane : public Pane {
  Q_OBJECT

 public:
  SuggestionsPane(const Desk& desk, Tuning& tuning, QWidget* parent);
  void refresh() override;

 protected:
  void make() override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildRate(QWidget* parent);
  void takeAll();
  void showAgain();
  void fitColumns();
  void setRate(double percent);

  Desk m_desk;
  Tuning& m_tuning;
  TimeoutBox* m_rate = nullptr;
  QLabel *m_claim = nullptr, *m_row = nullptr, *m_next = nullptr;
  TextTableModel* m_rows = nullptr;
  QTableView* m_table = nullptr;
  QPushButton* m_take = nullptr;
  QCheckBox* m_auto = nullptr;
  // Of the session, the draft and the settings that are shown.
  std::tuple<std::uint64_t, std::uint64_t, double, TuningMode> m_shown{UINT64_MAX, 0, 0, TuningMode::Off};
};

}  // namespace vortex::ui
