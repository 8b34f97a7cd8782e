// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stage timeline with its legend and its tools: how much time is shown, how the ruler counts, and the button that says whether
// it follows the present. The same data stands behind it as a table. Until the first slot was made, what can be done first stands
// in its place.
#pragma once

#include "engine/slot/units.h"
#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace vortex::ui {

class AttemptTableModel;
class TimelineLegend;
class TimelineView;

class TimelinePane : public Pane {
  Q_OBJECT

 public:
  // sample: the name of the recipe file that the first start offers.
  TimelinePane(const Desk& desk, const QString& sample, QWidget* parent = nullptr);
  void refresh() override;
  Exportables exportables() override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum Page { First = 0, Drawing, Table };
  void buildTable();
  void buildTools();
  void connectActions();
  void showPage();
  void fitTools();
  void selectRow();
  // Absent: it follows.
  static QString followText(std::optional<Duration> behind, bool live = true);

  Desk m_desk;
  TimelineView* m_timeline = nullptr;
  QTableView* m_table = nullptr;
  AttemptTableModel* m_attempts = nullptr;
  QStackedWidget* m_stack = nullptr;
  TimelineLegend* m_legend = nullptr;
  QToolButton* m_legendMenu = nullptr;
  QWidget* m_ranges = nullptr;
  QComboBox* m_ruler = nullptr;
  QPushButton* m_follow = nullptr;
  bool m_asTable = false;
};

}  // namespace vortex::ui
